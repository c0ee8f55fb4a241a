/** What is read of changes in the JSON API: versions beside each other. */
import { compareVersionBlock, compareVersions } from "../domain/changes/comparison/version-comparison.ts";
import { readChurn } from "../domain/changes/churn/reading.ts";
import { Refusal } from "../domain/refusal.ts";
import type { WeightedShare } from "../domain/changes/churn/churn.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./change-log-shapes.ts";

const span = {
  from: "Number of the earlier version; without it, the one before the other.",
  to: "Number of the later version; without it, the latest.",
};

export const changeLogEndpoints = [
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
    query: { ...span, language: "ru or en: the language of the words in the HTML; without it, yours" },
    status: 200,
    answer: shapes.blockRedline,
    handle: async ({ ground, actor, account, params, query }) => {
      const asked = query.language === "ru" || query.language === "en" ? query.language : undefined;
      const language = asked ?? account?.language ?? "ru";
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
