/** What the document's page reads: texts as HTML for this answer, and a few figures a text for its loader data. */
import { redirect } from "@remix-run/node";
import { withNames } from "../../../content/schema/names.ts";
import { readProjectNames } from "../../../server/domain/document/names.ts";
import { offeredBlocks } from "../../../server/domain/document/offers.ts";
import { firstQuestions, type FirstQuestion } from "../../../server/domain/answers/steps.ts";
import { countThreads, type TalkCount } from "../../../server/domain/discussion/thread-list.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { listUntouched } from "../../../server/domain/overview/readiness.ts";
import type { ProjectOverview } from "../../../server/domain/projects/projects.ts";
import { readSignOffs } from "../../../server/domain/sign-off/block-sign-off.ts";
import { hasDoor } from "../../../server/domain/tender/projection/door.ts";
import { may } from "../../../server/domain/people.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { readBlockDetails } from "../../project/block-details.ts";
import { readProject } from "../../project/read-project.ts";
import { readTalk } from "../../talk/shown-threads.ts";
import { showOf } from "../../talk/shows.ts";
import { shownStanding, type ShownStanding } from "../../project/sign-off-view.ts";

/** What a page knows of a text besides its HTML. */
export interface TextFigures {
  words: number;
  epoch: number;
  version: number;
  /** The first question of a block in which nobody has written yet, for those who may answer it. */
  asked?: FirstQuestion;
}

/** Reads the page. A text that cannot be read has no figures, and the page says so (R9). */
export async function readDocumentPage(visit: SignedInVisit) {
  const { ground, actor, account, context, request, projectId } = visit;
  const me = account.id;
  const project = await readProject(visit);
  // Integrators read what is published, behind a door of their own (R6).
  if (await hasDoor(ground, actor, projectId)) throw redirect(`/tender/${projectId}`);
  if (!may(project.role, "text.read"))
    return { inside: false, me, texts: {}, standings: {}, chosen: undefined, offers: [], talks: {}, sendKey: "" };
  const blocks = project.sections.flatMap((section) => section.blocks);
  const html = await ground.texts.html(
    blocks.map((block) => block.textId),
    context.language,
  );
  const names = await readProjectNames(ground, actor, projectId);
  const texts: Record<string, TextFigures> = {};
  for (const [id, { html: written, words, epoch, version }] of html) {
    texts[id] = { words, epoch, version };
    context.rendered.set(id, withNames(written, names, context.language));
  }
  await askFirst(visit, project, blocks, texts);
  const asked = new URL(request.url).searchParams;
  const block = blocks.find(({ id }) => id === asked.get("block")) ?? blocks[0];
  const chosen = block && (await readBlockDetails({ ground, actor, context, projectId, blockId: block.id }));
  const offers = may(project.role, "block.add") ? await offeredBlocks(ground, actor, projectId) : [];
  const calendar = calendarOf(context, project.timeZone);
  const standings: Record<string, ShownStanding> = {};
  for (const [id, read] of await readSignOffs(ground, actor, projectId)) standings[id] = shownStanding(read, calendar);
  const talks: Record<string, TalkCount> = {};
  for (const count of await countThreads(ground, actor, projectId)) talks[count.blockId] = count;
  const talk = block && (await readTalk(visit, showOf(asked.get("show")), { blockId: block.id }));
  const sendKey = ground.random.id();
  return { inside: true, me, texts, standings, chosen, offers, talks, talk, sendKey };
}

/** Tells blocks that nobody has begun by which question they may be begun. */
async function askFirst(
  { ground }: SignedInVisit,
  project: ProjectOverview,
  blocks: BlockOverview[],
  texts: Record<string, TextFigures>,
): Promise<void> {
  if (!may(project.role, "answer.give")) return;
  const untouched = new Set(await listUntouched(ground, project, blocks));
  const questions = firstQuestions(ground.templates.get(project.template));
  for (const { id, key, textId } of blocks) {
    const first = questions.get(key);
    if (first && untouched.has(id) && texts[textId]) texts[textId].asked = first;
  }
}
