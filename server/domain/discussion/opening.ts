/**
 * Opening a thread at a place of a block's text, or of a change request: at its words in the fork of a block, or at the
 * request as a whole. Nothing is written into the text, so locked ones take threads too.
 */
import { anchorKinds, type Anchor, type Chosen, type Selected } from "../../../content/schema/anchors.ts";
import type { Comments, Threads } from "../../db/discussion-schema.ts";
import type { Ground } from "../../ground.ts";
import { requestOf, type Reader } from "../changes/change-rows.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { limits, oneOf, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { freshKey, insertComment, onceOnly, type NewComment } from "./comments.ts";
import { tell } from "./thread-rows.ts";

/** A place as somebody names it: what does not belong to its kind is not looked at. */
export interface ChosenPlace extends Partial<Selected> {
  kind: string;
}

export interface NewThread extends NewComment {
  /** May be left out for a change request as a whole. */
  blockId?: string | undefined;
  /** Number of the change request that it is about: the place is one in the fork of the block then. */
  change?: number | undefined;
  place: ChosenPlace;
}

/** What a thread is opened at. */
interface Where {
  blockId: string;
  textId: string;
  changeId: string | null;
}

/** @throws Refusal not-found, in-bin */
async function whereOf(
  q: Reader,
  projectId: string,
  { blockId, change, place }: Pick<NewThread, "blockId" | "change" | "place">,
): Promise<Where> {
  if (change === undefined) {
    const block = await blockInPlace(q, projectId, blockId ?? "");
    return { blockId: block.id, textId: block.textId, changeId: null };
  }
  const { request, targets } = await requestOf(q, projectId, change);
  // The whole request is kept at its first block, so that the thread has a place in the project.
  const target = place.kind === "block" && !blockId ? targets[0] : targets.find((one) => one.blockId === blockId);
  if (!target) throw new Refusal("not-found");
  return { blockId: target.blockId, textId: target.textId, changeId: request.id };
}

/**
 * Opens a thread with its first comment.
 * @returns the first comment, which names its thread
 * @throws Refusal not-found, in-bin, not-allowed, quote-not-found, place-not-found, text-unavailable, too-many-attempts,
 *   bad-mention and those of fields
 */
export async function openThread(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { blockId, change, place, ...said }: NewThread,
): Promise<Comments> {
  await membership(ground, actor, projectId, "thread.comment");
  const { textId } = await whereOf(ground.facts, projectId, { blockId, change, place });
  requiredText("comment", said.body, limits.comment);
  const chosen = readPlace(place);
  // The words are marked first: a repeated post finds its thread even where they are gone by now.
  const anchored = await ground.texts.anchor(textId, chosen);
  return onceOnly(
    projectCommand(ground, actor, projectId, "thread.comment", async (command) => {
      const { q, now } = command;
      const clientKey = await freshKey(command, said);
      const where = await whereOf(q, projectId, { blockId, change, place });
      if (!anchored) throw new Refusal(chosen.kind === "quote" ? "quote-not-found" : "place-not-found", {}, "place");
      ground.attempts.take([["comment.account", actor.accountId]]);
      const thread: Threads = {
        ...{ projectId, id: command.id(), blockId: where.blockId, changeId: where.changeId, ...columnsOf(chosen) },
        ...{ mark: markOf(anchored.anchor), openedBy: actor.accountId, openedAt: now },
        ...{ resolvedBy: null, resolvedAt: null, reopenedBy: null, reopenedAt: null },
        ...{ assigneeId: null, assignedBy: null, assignedAt: null, due: null },
      };
      await q.insertInto("threads").values(thread).execute();
      const { version } = anchored;
      const standing = { version, place: JSON.stringify(anchored.place), mark: thread.mark };
      await q
        .insertInto("threadPlaces")
        .values({ projectId, threadId: thread.id, ...standing })
        .execute();
      const comment = await insertComment(command, thread.id, clientKey, said);
      await tell(command, "thread.opened", thread, { comment: comment.id });
      return comment;
    }),
  );
}

function readPlace(place: ChosenPlace): Chosen {
  const kind = oneOf("place", place.kind, anchorKinds);
  const named = (value: string | undefined) => requiredText("place", value, limits.position);
  switch (kind) {
    case "block":
      return { kind };
    case "requirement":
      return { kind, requirement: named(place.requirement) };
    case "row":
      return { kind, form: named(place.form), row: named(place.row) };
    case "cell":
      return { kind, form: named(place.form), row: named(place.row), column: named(place.column) };
    case "quote":
      return { kind, ...readQuote(place) };
  }
}

/** The words as they stand in the text: nothing is trimmed, or they would not be found. */
function readQuote({ quote = "", prefix = "", suffix = "", ...more }: ChosenPlace): Selected {
  if (quote.trim() === "") throw new Refusal("required", { field: "quote" }, "quote");
  for (const words of [quote, prefix, suffix])
    if ([...words].length > limits.quote) throw new Refusal("too-long", { field: "quote", max: limits.quote }, "quote");
  const { form, row, column, requirement, field, occurrence } = more;
  return { quote, prefix, suffix, form, row, column, requirement, field, occurrence };
}

function columnsOf(chosen: Chosen) {
  const columns = { quote: "", prefix: "", suffix: "", form: "", row: "", column: "", requirement: "" };
  for (const name of Object.keys(columns) as (keyof typeof columns)[])
    columns[name] = (chosen as Partial<typeof columns>)[name] ?? "";
  return { kind: chosen.kind, ...columns };
}

function markOf(anchor: Anchor): string {
  return anchor.kind === "quote" ? JSON.stringify(anchor.mark) : "";
}
