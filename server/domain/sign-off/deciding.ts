/** Deciding: a visa covers exactly the text that was read, and counts as long as that text is the current one (R2). */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { ConfirmedBy, Decision, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { blockInPlace, liveBlock } from "../document/live-rows.ts";
import { oneOf } from "../fields.ts";
import { recordIdentity } from "../identities.ts";
import { Refusal } from "../refusal.ts";
import { openRoundOf } from "./round-ending.ts";
import { settleLock } from "./locking.ts";
import { isFree, isTurnOf, seatsOf, standingOf, type StandingApprover } from "./standing.ts";
import { giveVisa, type NewRemark, type Seat } from "./visas.ts";

/** What a person may decide himself. */
export const decisions = ["agreed", "agreed-with-remarks", "rejected"] as const satisfies Decision[];

export interface Deciding {
  blockId: string;
  /** Of the text that was read. */
  hash: string;
  decision: (typeof decisions)[number];
  /** At least one unless the decision is `agreed`. */
  remarks?: NewRemark[];
}

/** How the person proved that it was he. */
export interface Proof {
  confirmedBy: ConfirmedBy;
  /** Of the accepted rules of electronic signature; empty where the company keeps none. */
  rulesHash: string;
}

/**
 * Gives decisions on one block or several, all of them or none (R11).
 * @param prove called inside the transaction: the rules he accepts with it are accepted only together with the decision
 * @throws Refusal not-found, in-bin, not-allowed, not-in-review, stale-hash, not-approver, already-signed, not-your-turn,
 *   remark-required, quote-not-found and those of fields
 */
export async function decide(
  ground: Ground,
  actor: Actor,
  projectId: string,
  deciding: Deciding[],
  prove: (command: ProjectCommand) => Promise<Proof>,
): Promise<SignOffs[]> {
  if (deciding.length === 0) throw new Refusal("required", { field: "blocks" }, "blocks");
  const given = await projectCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    const proof = await prove(command);
    const identity = await identityOf(ground, command);
    const signOffs: SignOffs[] = [];
    for (const one of deciding)
      signOffs.push(
        await decideOne(ground, command, one, { ...proof, identity }).catch((error: unknown) =>
          refuse(command, error, one.blockId, deciding.length),
        ),
      );
    const texts = await openedTexts(command, deciding);
    return { signOffs, texts };
  });
  for (const textId of given.texts) await settleLock(ground, projectId, textId);
  return given.signOffs;
}

/** Of several blocks the refusal names the one that stopped them all. */
async function refuse({ q, projectId }: ProjectCommand, error: unknown, blockId: string, of: number): Promise<never> {
  if (!(error instanceof Refusal) || of === 1) throw error;
  const block = await liveBlock(q, projectId, blockId).catch(() => undefined);
  throw block ? error.of(block.title) : error;
}

/** Records name and position as they stand in this project; answers their hash for the row that is signed (R12). */
export async function identityOf(
  ground: Ground,
  { q, member, now }: Pick<ProjectCommand, "q" | "member" | "now">,
): Promise<string> {
  const account = await q
    .selectFrom("accounts")
    .select(["id", "name", "position", "company"])
    .where("id", "=", member.accountId)
    .executeTakeFirstOrThrow();
  const position = member.position || account.position;
  return recordIdentity(ground, q, { ...account, position, company: member.company || account.company }, now);
}

/** Texts of the blocks that a decision has sent back to work. */
export async function openedTexts({ q, projectId }: ProjectCommand, deciding: Pick<Deciding, "blockId">[]) {
  const ids = deciding.map(({ blockId }) => blockId);
  const rows = await q
    .selectFrom("blocks")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("id", "in", ids)
    .where("state", "=", "draft")
    .execute();
  return rows.map(({ textId }) => textId);
}

async function decideOne(
  ground: Ground,
  command: ProjectCommand,
  { blockId, hash, decision, remarks = [] }: Deciding,
  proof: Proof & { identity: string },
): Promise<SignOffs> {
  const { q, projectId, project, member, actorId } = command;
  oneOf("decision", decision, decisions);
  const seat = await mustBeDecidable(q, projectId, member.id, { blockId, hash });
  return giveVisa(ground, command, seat, {
    ...{ ...proof, decision, remarks, accountId: actorId, enteredBy: null, file: null, signedOn: null },
    ...{ differenceOnly: seat.approver.signedBefore !== null, day: dayIn(project.timeZone, ground.clock.now()) },
  });
}

/**
 * The round under way on the text that somebody has read, with all who decide in it.
 * @throws Refusal not-found, in-bin, not-in-review, stale-hash
 */
export async function standingOn(
  q: Facts | Transaction<Schema>,
  projectId: string,
  { blockId, hash }: Pick<Deciding, "blockId" | "hash">,
): Promise<Omit<Seat, "approver">> {
  const block = await blockInPlace(q, projectId, blockId);
  const round = await openRoundOf(q, projectId, block);
  if (hash !== round.hash) throw new Refusal("stale-hash");
  return { block, round, standing: await standingOf(q, projectId, round.id) };
}

/**
 * The round and the seat in which a member may decide now on the text he has read.
 * @throws Refusal not-found, in-bin, not-in-review, stale-hash, not-approver, already-signed, not-your-turn
 */
export async function mustBeDecidable(
  q: Facts | Transaction<Schema>,
  projectId: string,
  memberId: string,
  read: Pick<Deciding, "blockId" | "hash">,
): Promise<Seat> {
  const on = await standingOn(q, projectId, read);
  return { ...on, approver: seatFor(on.standing, memberId) };
}

/** The seat that a member decides from now. @throws Refusal not-approver, already-signed, not-your-turn */
function seatFor(standing: StandingApprover[], memberId: string): StandingApprover {
  const seats = seatsOf(standing, memberId);
  if (seats.length === 0) throw new Refusal("not-approver");
  const seat = seats.find(({ signOff }) => signOff === undefined) ?? seats.find(isFree) ?? seats[0]!;
  mustAwait(standing, seat);
  return seat;
}

/** Is the decision of this seat awaited now? @throws Refusal already-signed, not-your-turn */
export function mustAwait(standing: StandingApprover[], seat: StandingApprover): void {
  if (!isFree(seat)) throw new Refusal("already-signed");
  if (!isTurnOf(standing, seat)) throw new Refusal("not-your-turn");
}
