/** What the panel beside the document tells of one block: guidance, whom to ask, who signs, its revisions. */
import type { AppLoadContext } from "@remix-run/node";
import { standsOnce } from "../../content/schema/quotes.ts";
import { renderDocument } from "../../content/schema/html.ts";
import { parseMarkdown } from "../../content/schema/markdown.ts";
import type { Language } from "../../server/db/schema.ts";
import type { Actor } from "../../server/domain/command.ts";
import { listApprovers } from "../../server/domain/sign-off/approver-list.ts";
import { readBlockSignOff } from "../../server/domain/sign-off/block-sign-off.ts";
import { readCandidates } from "../../server/domain/sign-off/candidates.ts";
import { visitBlock } from "../../server/domain/document/block-visits.ts";
import { findGuidance } from "../../server/domain/document/guidance.ts";
import { listRevisions } from "../../server/domain/history/revision-list.ts";
import type { Ground } from "../../server/ground.ts";
import { dayAndTime, type Calendar } from "../i18n/format.ts";
import { readProject } from "./read-project.ts";
import { shownGaps } from "./shown-gaps.ts";
import { shownSignOff } from "./sign-off-view.ts";
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

/** Where the remarks of a block stand, who decided what, and with what it would go when it is a draft. */
async function readSignOffOf({ ground, actor, projectId, blockId }: Asked, textId: string, calendar: Calendar) {
  const read = await readBlockSignOff(ground, actor, projectId, blockId);
  const isAsked = read.remarks.some(({ answer, quote }) => answer === null && quote !== "");
  const doc = isAsked ? (await ground.texts.read(textId)).doc : undefined;
  const signOff = shownSignOff(read, (remark) => remark.quote === "" || (!!doc && standsOnce(doc, remark)), calendar);
  if (!read.rights.submit) return { signOff, going: null };
  const { candidates, deadline } = await readCandidates(ground, actor, projectId, blockId);
  const going = candidates.map(({ deciders, readiness }) => ({
    deadline,
    deciders,
    gaps: shownGaps(readiness, calendar),
  }));
  return { signOff, going: going[0] ?? null };
}

/** @throws Refusal not-found, not-allowed */
export async function readBlockDetails(asked: Asked) {
  const { ground, actor, context, projectId, blockId } = asked;
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
    ...(await readSignOffOf(asked, block.textId, calendar)),
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
