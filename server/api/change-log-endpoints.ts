/** What is read of changes in the JSON API: versions beside each other, the register with its papers, churn. */
import { z } from "zod";
import { compareVersionBlock, compareVersions } from "../domain/changes/comparison/version-comparison.ts";
import { readChurn } from "../domain/changes/churn/reading.ts";
import { markProgress } from "../domain/changes/progress/marking.ts";
import { readProgress } from "../domain/changes/progress/reading.ts";
import { readAddendum } from "../domain/changes/register/addendum.ts";
import { changeLogCsv } from "../domain/changes/register/csv.ts";
import { readLook } from "../domain/changes/register/look.ts";
import { readChangeLog } from "../domain/changes/register/register.ts";
import { getProject } from "../domain/projects/projects.ts";
import type { WeightedShare } from "../domain/changes/churn/churn.ts";
import { Refusal } from "../domain/refusal.ts";
import { endpoint, type Call } from "./endpoint.ts";
import * as shapes from "./change-log-shapes.ts";

const span = {
  from: "Number of the earlier version; without it, the one before the other.",
  to: "Number of the later version; without it, the latest.",
};

const look = {
  kind: "request, clarification, reopening or editorial",
  section: "Id of a section.",
  cause: "Cause of the change.",
  initiator: "Id of the account whose wish it was.",
  state: "applied, closed, rejected, deferred, agreed or in-work",
  requirement: "Code of a requirement.",
  from: "YYYY-MM-DD in the project's calendar.",
  to: "YYYY-MM-DD, included.",
};

const words = { language: "ru or en: the language of the words; without it, yours" };

/** The language that was asked for, or else the caller's own. */
function languageOf(query: Call["query"], account: Call["account"]) {
  return query.language === "ru" || query.language === "en" ? query.language : (account?.language ?? "ru");
}

export const changeLogEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/change-log",
    summary: "The register of changes, the latest first: before and after, cause, initiator, impact, decision, visas",
    policy: "change-log.read",
    query: look,
    status: 200,
    answer: shapes.changeLog,
    handle: async ({ ground, actor, params, query }) => ({
      lines: await readChangeLog(ground, actor, params.p!, readLook(query)),
    }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/change-log/csv",
    summary: "The register of changes as CSV for spreadsheets; no cell of it is a formula",
    policy: "change-log.read",
    query: { ...look, ...words },
    status: 200,
    answer: z.string(),
    media: "text/csv",
    handle: async ({ ground, actor, account, params, query }) => {
      const lines = await readChangeLog(ground, actor, params.p!, readLook(query));
      const { timeZone } = await getProject(ground, actor, params.p!);
      return changeLogCsv(lines, languageOf(query, account), timeZone);
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/progress",
    summary: "How far requirements of agreed blocks have come in the implementation",
    policy: "change-log.read",
    status: 200,
    answer: shapes.progress,
    handle: async ({ ground, actor, params }) => ({ requirements: await readProgress(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/requirements/:c/progress",
    summary: "Marks how far a requirement has come; earlier marks stay",
    policy: "progress.mark",
    body: shapes.newMark,
    status: 201,
    answer: shapes.mark,
    handle: ({ ground, actor, params, body }) => markProgress(ground, actor, params.p!, params.c!, body),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/addendum",
    summary: "What a version changed of the one before it, point by point as its addendum says; null for the first",
    policy: "change-log.read",
    query: { version: "Number of the version; without it, the latest.", ...words },
    status: 200,
    answer: shapes.addendum,
    handle: async ({ ground, actor, account, params, query }) => ({
      addendum: await readAddendum(ground, actor, params.p!, query.version, languageOf(query, account)),
    }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/version-comparison",
    summary: "What became of requirements and blocks between two approved versions; null while there are not two",
    policy: "change-log.read",
    query: span,
    status: 200,
    answer: shapes.versionComparison,
    handle: async ({ ground, actor, params, query }) => ({
      comparison: await compareVersions(ground, actor, params.p!, query),
    }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/version-comparison/blocks/:b",
    summary: "The redline of one block between two approved versions",
    policy: "change-log.read",
    query: { ...span, ...words },
    status: 200,
    answer: shapes.blockRedline,
    handle: async ({ ground, actor, account, params, query }) => {
      const language = languageOf(query, account);
      const made = await compareVersionBlock(ground, actor, params.p!, query, params.b!, language);
      if (!made) throw new Refusal("not-found");
      return { changes: made.changes, coarse: made.coarse, html: made.html };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/churn",
    summary: "How much requirements have changed since the first approved version",
    policy: "change-log.read",
    status: 200,
    answer: shapes.churn,
    handle: async ({ ground, actor, params }) => {
      const { names, ...churn } = await readChurn(ground, actor, params.p!);
      const named = (shares: WeightedShare[]) =>
        shares.map(({ key, ...share }) => ({ ...share, key, name: names[key] ?? "" }));
      const { sections, causes, initiators, phases } = churn;
      return {
        ...churn,
        ...{ sections: named(sections), causes: named(causes), initiators: named(initiators), phases: named(phases) },
      };
    },
  }),
];
