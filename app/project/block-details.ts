/** What the panel beside the document tells of one block: guidance, whom to ask, who signs, its revisions. */
import type { AppLoadContext } from "@remix-run/node";
import { renderDocument } from "../../content/schema/html.ts";
import { parseMarkdown } from "../../content/schema/markdown.ts";
import type { Language } from "../../server/db/schema.ts";
import type { Actor } from "../../server/domain/command.ts";
import { listApprovers } from "../../server/domain/sign-off/approver-list.ts";
import { visitBlock } from "../../server/domain/document/block-visits.ts";
import { findGuidance } from "../../server/domain/document/guidance.ts";
import { listRevisions } from "../../server/domain/history/revision-list.ts";
import type { Ground } from "../../server/ground.ts";
import { dayAndTime } from "../i18n/format.ts";
import { readProject } from "./read-project.ts";
import { Refusal } from "../../server/domain/refusal.ts";

/** One block asked for. */
interface Asked {
  ground: Ground;
  actor: Actor;
  context: AppLoadContext;
  projectId: string;
  blockId: string;
}

function html(markdown: string, language: Language): string {
  return renderDocument(parseMarkdown(markdown), {}, language);
}

/** @throws Refusal not-found, not-allowed */
export async function readBlockDetails({ ground, actor, context, projectId, blockId }: Asked) {
  const project = await readProject({ context, ground, actor, projectId });
  const block = project.sections.flatMap((section) => section.blocks).find(({ id }) => id === blockId);
  if (!block) throw new Refusal("not-found");
  const calendar = { language: context.language, timeZone: project.timeZone, now: ground.clock.now() };
  const revisions = await listRevisions(ground, actor, projectId, blockId);
  const since = await visitBlock(ground, actor, projectId, blockId);
  const guidance = findGuidance(ground, project.template, block.key);
  return {
    id: block.id,
    guidance: guidance && {
      section: html(guidance.section, context.language),
      what: html(guidance.what, context.language),
      why: html(guidance.why, context.language),
      good: html(guidance.good, context.language),
      bad: html(guidance.bad, context.language),
      ask: guidance.ask,
    },
    approvers: await listApprovers(ground, actor, projectId, block.id),
    /** The revision of the reader's last visit, when there are later ones. */
    since: since !== null && since < (revisions[0]?.number ?? 0) ? since : null,
    revisions: revisions.slice(0, 50).map(({ number, takenAt, authors }) => ({
      number,
      taken: dayAndTime(takenAt, calendar),
      authors: authors.map(({ name }) => name),
    })),
  };
}

export type BlockDetails = Awaited<ReturnType<typeof readBlockDetails>>;
