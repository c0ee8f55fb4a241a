/** What the page of discussions reads: a part of those that are asked for, or one with all its words. */
import { readProject } from "../../project/read-project.ts";
import type { SignedInVisit } from "../../request.ts";
import { readTalk, readTalkThread, type Talk } from "../../talk/shown-threads.ts";
import { showOf } from "../../talk/shows.ts";

/** @throws Refusal not-found, invalid */
export async function readThreadsPage(visit: SignedInVisit) {
  const asked = new URL(visit.request.url).searchParams;
  const { sections } = await readProject(visit);
  const show = showOf(asked.get("show"));
  const thread = asked.get("thread");
  const blockId = asked.get("block") || undefined;
  const after = asked.get("after") || undefined;
  const blocks = sections.flatMap((section) => section.blocks);
  const talk: Talk = thread
    ? { show, next: null, threads: [await readTalkThread(visit, thread)] }
    : await readTalk(visit, show, { after, ...(blockId === undefined ? {} : { blockId }) });
  return {
    ...{ talk, isOne: thread !== null, isLater: after !== undefined, me: visit.account.id },
    block: thread ? undefined : blocks.find(({ id }) => id === blockId)?.title,
    sendKey: visit.ground.random.id(),
  };
}
