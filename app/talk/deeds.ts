/** What the forms of discussions do, each a command of the domain. */
import { deleteComment, editComment, reply } from "../../server/domain/discussion/comments.ts";
import { openThread } from "../../server/domain/discussion/opening.ts";
import { markRead } from "../../server/domain/discussion/reading.ts";
import { assignThread, reopenThread, resolveThread } from "../../server/domain/discussion/settling.ts";
import { wholeNumber } from "../../server/domain/fields.ts";
import { insideRoles } from "../../server/domain/people.ts";
import { readProject } from "../project/read-project.ts";
import type { Posted, SignedInVisit } from "../request.ts";
import { calledIn } from "./called.ts";
import { placeFields } from "./places.ts";

/** What is said, with the members whom the words call. */
async function saidIn(posted: Posted, visit: SignedInVisit) {
  const { members } = await readProject(visit);
  // Browsers send line ends of their own.
  const body = posted.get("comment").replace(/\r\n?/g, "\n");
  const group = members.filter(({ role }) => insideRoles.includes(role));
  return { body, mentions: calledIn(body, group) };
}

function placeIn(posted: Posted) {
  const named = placeFields.filter((name) => posted.get(name) !== "").map((name) => [name, posted.get(name)]);
  const place = Object.fromEntries(named) as Partial<Record<(typeof placeFields)[number], string>>;
  return { ...place, kind: posted.get("kind") || "block", occurrence: wholeNumber("place", posted.get("occurrence")) };
}

/**
 * Deeds by their intent.
 * @param change number of the change request whose page it is: discussions begun there are about it
 */
export function talkDeeds(posted: Posted, visit: SignedInVisit, change?: number) {
  const { ground, actor, projectId } = visit;
  const thread = posted.get("thread");
  const message = posted.get("message");
  const key = posted.get("key") || null;
  return {
    "thread-open": async () => {
      const said = await saidIn(posted, visit);
      const chosen = { blockId: posted.get("block") || undefined, change, place: placeIn(posted) };
      return openThread(ground, actor, projectId, { ...chosen, ...said, key });
    },
    "thread-reply": async () => reply(ground, actor, projectId, thread, { ...(await saidIn(posted, visit)), key }),
    "comment-edit": async () => editComment(ground, actor, projectId, thread, message, await saidIn(posted, visit)),
    "comment-delete": () => deleteComment(ground, actor, projectId, thread, message),
    "thread-resolve": () => resolveThread(ground, actor, projectId, thread),
    "thread-reopen": () => reopenThread(ground, actor, projectId, thread),
    "thread-assign": () => {
      const assignment = { memberId: posted.get("member") || null, due: posted.get("due") || null };
      return assignThread(ground, actor, projectId, thread, assignment);
    },
    "thread-read": async () => {
      const read = Object.entries(posted.startingWith("read:"));
      for (const [id, upTo] of read) await markRead(ground, actor, projectId, id, wholeNumber("read", upTo) ?? 0);
    },
  } satisfies Record<string, () => Promise<unknown>>;
}
