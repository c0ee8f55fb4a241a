/** What the page of a block's history reads: its revisions and the comparison that was asked for. */
import { visitBlock } from "../../../server/domain/block-visits.ts";
import { compareRevisions, readMoment, type Span } from "../../../server/domain/revision-comparison.ts";
import { listRevisions } from "../../../server/domain/revision-list.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readHistory(visit: SignedInVisit) {
  const { ground, actor, context, params, request, projectId } = visit;
  const project = await readProject(visit);
  const blockId = params.blockId ?? "";
  const section = project.sections.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const block = section?.blocks.find(({ id }) => id === blockId);
  if (!section || !block) throw new Refusal("not-found");
  const since = await visitBlock(ground, actor, projectId, blockId);
  const revisions = await listRevisions(ground, actor, projectId, blockId);
  const latest = revisions[0]?.number ?? 1;
  const span = spanOf(new URL(request.url).searchParams, since ?? Math.max(1, latest - 1));
  const { language } = context;
  const { changes, coarse, html } = await compareRevisions(ground, actor, projectId, blockId, span, { language });
  const calendar = calendarOf(context, project.timeZone);
  return {
    block,
    number: `${project.sections.indexOf(section) + 1}.${block.position + 1}`,
    since: since !== null && since < latest ? since : null,
    span,
    view: { changes, coarse, html },
    revisions: revisions.map(({ number, takenAt, reason, authors }) => ({
      ...{ number, reason, taken: dayAndTime(takenAt, calendar) },
      authors: authors.map(({ name }) => name),
    })),
  };
}

/** From the last visit, or the revision before the latest, to now, unless other moments are asked for. */
function spanOf(asked: URLSearchParams, before: number): Span {
  const [from, to] = [asked.get("from"), asked.get("to")];
  return { before: from ? readMoment(from) : before, after: to ? readMoment(to) : "now" };
}

export type HistoryPage = Awaited<ReturnType<typeof readHistory>>;
