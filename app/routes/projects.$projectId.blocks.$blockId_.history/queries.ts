/** What the page of a block's history reads: its revisions and the comparison that was asked for. */
import { readAuthorship } from "../../../server/domain/history/authorship.ts";
import { visitBlock } from "../../../server/domain/document/block-visits.ts";
import {
  compareRevisions,
  readMoment,
  type Moment,
  type Span,
} from "../../../server/domain/history/revision-comparison.ts";
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { nameStretches } from "./authorship.server.ts";

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
  const latest = revisions[0]?.number ?? 0;
  const asked = new URL(request.url).searchParams;
  const span = spanOf(asked, since ?? (latest === 0 ? "now" : Math.max(1, latest - 1)));
  const { language } = context;
  const calendar = calendarOf(context, project.timeZone);
  const compare = async () => {
    const { changes, coarse, html } = await compareRevisions(ground, actor, projectId, blockId, span, { language });
    return { changes, coarse, html };
  };
  const findAuthors = async () => {
    const { html, writers } = await readAuthorship(ground, actor, projectId, blockId, language);
    return nameStretches(html, writers, calendar);
  };
  return {
    block,
    number: `${project.sections.indexOf(section) + 1}.${block.position + 1}`,
    since: since !== null && since < latest ? since : null,
    span,
    /** One of the two: who wrote what, when that was asked for, or the redline. */
    ...(asked.has("who") ? { authors: await findAuthors(), view: null } : { authors: null, view: await compare() }),
    revisions: revisions.map(({ number, takenAt, reason, authors }) => ({
      ...{ number, reason, taken: dayAndTime(takenAt, calendar) },
      authors: authors.map(({ name }) => name),
    })),
  };
}

/** From the last visit, or the revision before the latest, to now, unless other moments are asked for. */
function spanOf(asked: URLSearchParams, before: Moment): Span {
  const [from, to] = [asked.get("from"), asked.get("to")];
  return { before: from ? readMoment(from) : before, after: to ? readMoment(to) : "now" };
}

export type HistoryPage = Awaited<ReturnType<typeof readHistory>>;
