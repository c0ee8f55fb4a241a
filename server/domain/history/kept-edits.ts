/** Kept edits: what could not be accepted any more, kept as a text of its own until its author decides (R5). */
import type { DocNode } from "../../../content/schema/document.ts";
import type { KeptEdits } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { leaverCommand, membership, wasMember, type Actor } from "../command.ts";
import { findBlockOfText, mustHaveText } from "../document/live-rows.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import type { TextReading } from "../texts.ts";

/** The largest update that can be kept, in bytes: eight times what a text takes in one message. */
export const keptBytes = 2 * 1024 * 1024;

export interface Unaccepted {
  /** The Yjs difference that was not accepted. */
  update: Uint8Array;
  reason: KeptEdits["reason"];
  /** The epoch it was made in. */
  epoch?: number;
}

/**
 * Keeps edits of a text of the project; whoever is or ever was a member may, since this only adds to what is his.
 * @returns the id of the kept edits
 * @throws Refusal not-found, too-large, malformed-update
 */
export async function keepEdits(
  ground: Ground,
  actor: Actor,
  projectId: string,
  textId: string,
  { update, reason, epoch }: Unaccepted,
): Promise<string> {
  await wasMember(ground.facts, actor, projectId);
  await mustHaveText(ground.facts, projectId, textId);
  if (update.byteLength > keptBytes) throw new Refusal("too-large");
  const copyId = ground.random.id();
  await ground.texts.keep(copyId, textId, update, epoch, actor.accountId);
  return leaverCommand(ground, actor, projectId, async ({ q, id, now, journal, announce }) => {
    const kept: KeptEdits = {
      ...{ projectId, id: id(), sourceTextId: textId, textId: copyId, accountId: actor.accountId, reason },
      ...{ createdAt: now, resolvedAt: null, resolution: null },
    };
    await q.insertInto("texts").values({ projectId, id: copyId, kind: "kept", createdAt: now }).execute();
    await q.insertInto("keptEdits").values(kept).execute();
    await journal({ kind: "kept-edits.kept", about: kept.id, data: { text: textId, reason } });
    const block = await findBlockOfText(q, projectId, textId);
    if (block) announce({ kind: "block", projectId, blockId: block.id, aspect: "kept-edits" });
    return kept.id;
  });
}

export interface KeptSummary {
  id: string;
  reason: KeptEdits["reason"];
  createdAt: string;
  /** Empty for edits of an interview's notes. */
  blockId: string;
  blockTitle: string;
  /** The number of the change request they were typed in; null for the block itself. */
  change: number | null;
  /** The interview whose notes they are edits of. */
  interview: { id: string; number: number } | null;
  /** The text takes edits: its block is a draft and not in the bin, its change request is being written, or it is notes. */
  open: boolean;
}

/** One's own edits that wait for a decision, the latest first; none for who may not read texts. @throws Refusal not-found */
export async function listKeptEdits(ground: Ground, actor: Actor, projectId: string): Promise<KeptSummary[]> {
  const { role } = await membership(ground, actor, projectId, "kept-edits.own");
  if (!may(role, "text.read")) return [];
  const rows = await ownKeptEdits(ground, actor, projectId).where("keptEdits.resolvedAt", "is", null).execute();
  return rows.map(summary);
}

function ownKeptEdits(ground: Ground, { accountId }: Actor, projectId: string) {
  return (
    ground.facts
      .selectFrom("keptEdits")
      .leftJoin("changeTargets as target", (join) =>
        join
          .onRef("target.projectId", "=", "keptEdits.projectId")
          .onRef("target.textId", "=", "keptEdits.sourceTextId"),
      )
      .leftJoin("changeRequests as request", (join) =>
        join.onRef("request.projectId", "=", "target.projectId").onRef("request.id", "=", "target.requestId"),
      )
      .leftJoin("interviews", (join) =>
        join
          .onRef("interviews.projectId", "=", "keptEdits.projectId")
          .onRef("interviews.textId", "=", "keptEdits.sourceTextId"),
      )
      // Of a change request the text is a fork of its block's.
      .leftJoin("blocks", (join) =>
        join
          .onRef("blocks.projectId", "=", "keptEdits.projectId")
          .on(({ or, eb, ref }) =>
            or([eb("blocks.textId", "=", ref("keptEdits.sourceTextId")), eb("blocks.id", "=", ref("target.blockId"))]),
          ),
      )
      .select(["interviews.id as interviewId", "interviews.number as interviewNumber"])
      .select(["request.number as change", "request.state as changeState"])
      .selectAll("keptEdits")
      .select(["blocks.id as blockId", "blocks.title as blockTitle", "blocks.state", "blocks.removedAt"])
      .where("keptEdits.projectId", "=", projectId)
      .where("keptEdits.accountId", "=", accountId)
      .where((eb) => eb.or([eb("blocks.id", "is not", null), eb("interviews.id", "is not", null)]))
      .orderBy("keptEdits.createdAt", "desc")
      .orderBy("keptEdits.id")
  );
}

export type OwnRow = Awaited<ReturnType<ReturnType<typeof ownKeptEdits>["executeTakeFirstOrThrow"]>>;

export function summary(row: OwnRow): KeptSummary {
  const { id, reason, createdAt, blockId, blockTitle, state, removedAt, change, changeState } = row;
  const { interviewId, interviewNumber } = row;
  const interview = interviewId === null ? null : { id: interviewId, number: interviewNumber ?? 0 };
  const isWritten = change === null ? state === "draft" : changeState === "draft";
  const open = interview !== null || (isWritten && removedAt === null);
  return {
    ...{ id, reason, createdAt, change, interview, open },
    blockId: blockId ?? "",
    blockTitle: blockTitle ?? "",
  };
}

/** Kept edits beside the present text, for comparison. */
export interface KeptReading extends KeptSummary {
  kept: DocNode;
  present: DocNode;
  /** The present text's version: `useKeptEdits` takes it as what the person saw. */
  presentVersion: number;
}

/** @throws Refusal not-found for what is not one's own, kept-edits-resolved, not-allowed, text-unavailable */
export async function readKeptEdits(
  ground: Ground,
  actor: Actor,
  projectId: string,
  keptId: string,
): Promise<KeptReading> {
  await membership(ground, actor, projectId, "text.read");
  const { row, kept, present } = await readBoth(ground, actor, projectId, keptId);
  return { ...summary(row), kept: kept.doc, present: present.doc, presentVersion: present.version };
}

/** One's own row with both texts. @throws Refusal not-found, kept-edits-resolved, text-unavailable */
export async function readBoth(
  ground: Ground,
  actor: Actor,
  projectId: string,
  keptId: string,
): Promise<{ row: OwnRow; kept: TextReading; present: TextReading }> {
  const row = await ownKeptEdits(ground, actor, projectId).where("keptEdits.id", "=", keptId).executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  if (row.resolvedAt !== null) throw new Refusal("kept-edits-resolved");
  const [kept, present] = await Promise.all([ground.texts.read(row.textId), ground.texts.read(row.sourceTextId)]);
  return { row, kept, present };
}
