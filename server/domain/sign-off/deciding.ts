/** Deciding: a visa covers exactly the text that was read, and counts as long as that text is the current one (R2). */
import type { Transaction } from "kysely";
import type { DocNode } from "../../../content/schema/document.ts";
import { standsOnce, type Quote } from "../../../content/schema/quotes.ts";
import type { Facts } from "../../db/open.ts";
import type { Blocks, Schema } from "../../db/schema.ts";
import type { ConfirmedBy, Decision, Remarks, Rounds, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { blockInPlace, liveBlock } from "../document/live-rows.ts";
import { limits, oneOf, optionalText } from "../fields.ts";
import { readContent } from "../history/revision-content.ts";
import { recordIdentity } from "../identities.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { conclude, findOpenRound, openRoundOf, type RoundCommand } from "./round-ending.ts";
import { settleLock } from "./locking.ts";
import { isFree, isTurnOf, seatsOf, standingOf, type StandingApprover } from "./standing.ts";
import { askForDecisions, seatsInTurn } from "./turn-letters.ts";

/** What a person may decide himself. */
export const decisions = ["agreed", "agreed-with-remarks", "rejected"] as const satisfies Decision[];

export interface NewRemark extends Partial<Quote> {
  body?: string;
  /** Other words for the quoted ones. */
  replacement?: string | null;
}

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
async function openedTexts({ q, projectId }: ProjectCommand, deciding: Deciding[]): Promise<string[]> {
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
  const { q, projectId, project, member, now } = command;
  oneOf("decision", decision, decisions);
  const { block, round, standing, approver } = await mustBeDecidable(q, projectId, member.id, { blockId, hash });
  const signOff: SignOffs = {
    ...{ projectId, id: command.id(), roundId: round.id, approverId: approver.id, blockId },
    ...{ revisionId: round.revisionId, hash: round.hash, accountId: command.actorId },
    ...{ behalf: approver.behalf, decision, differenceOnly: approver.signedBefore === null ? 0 : 1 },
    ...{ late: isLate(round, dayIn(project.timeZone, ground.clock.now())) ? 1 : 0, ...proof },
    ...{ enteredBy: null, file: null, at: now },
  };
  await giveSignOff(command, signOff);
  await insertRemarks(command, block, signOff, remarks);
  await conclude(command, round);
  await askThoseNext(ground, command, round, standing);
  return signOff;
}

/** Writes to those whose turn this decision has made; a round that has ended asks nobody. */
async function askThoseNext(ground: Ground, command: ProjectCommand, round: Rounds, before: StandingApprover[]) {
  const { q, projectId } = command;
  if (!(await findOpenRound(q, projectId, round.blockId))) return;
  const asked = new Set(seatsInTurn(before).map(({ id }) => id));
  const now = seatsInTurn(await standingOf(q, projectId, round.id));
  await askForDecisions(
    ground,
    command,
    round,
    now.filter(({ id }) => !asked.has(id)),
  );
}

/**
 * The round and the seat in which a member may decide now on the text he has read.
 * @throws Refusal not-found, in-bin, not-in-review, stale-hash, not-approver, already-signed, not-your-turn
 */
export async function mustBeDecidable(
  q: Facts | Transaction<Schema>,
  projectId: string,
  memberId: string,
  { blockId, hash }: Pick<Deciding, "blockId" | "hash">,
): Promise<{ block: Blocks; round: Rounds; standing: StandingApprover[]; approver: StandingApprover }> {
  const block = await blockInPlace(q, projectId, blockId);
  const round = await openRoundOf(q, projectId, block);
  if (hash !== round.hash) throw new Refusal("stale-hash");
  const standing = await standingOf(q, projectId, round.id);
  return { block, round, standing, approver: seatFor(standing, memberId) };
}

function isLate({ deadline }: Rounds, today: string): boolean {
  return deadline !== null && today > deadline;
}

/** Stores a visa and vouches for it in the journal; pages hear of it. */
export async function giveSignOff(command: RoundCommand, signOff: SignOffs): Promise<void> {
  const { projectId, blockId } = signOff;
  await command.q.insertInto("signOffs").values(signOff).execute();
  await command.journal({
    kind: "sign-off.given",
    about: blockId,
    data: {
      ...{ signOff: signOff.id, digest: rowDigest(signOff), round: signOff.roundId, hash: signOff.hash },
      ...{ decision: signOff.decision, identity: signOff.identity, confirmedBy: signOff.confirmedBy },
    },
  });
  command.announce({ kind: "block", projectId, blockId, aspect: "sign-off" });
}

/** The seat that a member decides from now. @throws Refusal not-approver, already-signed, not-your-turn */
function seatFor(standing: StandingApprover[], memberId: string): StandingApprover {
  const seats = seatsOf(standing, memberId);
  if (seats.length === 0) throw new Refusal("not-approver");
  const free = seats.find(({ signOff }) => signOff === undefined) ?? seats.find(isFree);
  if (!free) throw new Refusal("already-signed");
  if (!isTurnOf(standing, free)) throw new Refusal("not-your-turn");
  return free;
}

async function insertRemarks(
  command: ProjectCommand,
  block: Blocks,
  { id: signOffId, roundId, decision, revisionId }: SignOffs,
  remarks: NewRemark[],
): Promise<void> {
  const { projectId } = command;
  const given = remarks.map((remark) => readRemark(remark)).filter(({ body, replacement }) => body || replacement);
  if (decision !== "agreed" && given.length === 0) throw new Refusal("remark-required", {}, "remark");
  const doc = given.some(({ quote }) => quote) ? await documentOf(command.q, projectId, revisionId) : undefined;
  for (const remark of given) {
    if (remark.quote && !standsOnce(doc!, remark)) throw new Refusal("quote-not-found", {}, "quote");
    const row: Remarks = {
      ...{ ...remark, projectId, id: command.id(), signOffId, roundId, blockId: block.id, accountId: command.actorId },
      ...{ createdAt: command.now, answer: null, answerText: "", answeredBy: null, answeredAt: null },
    };
    await command.q.insertInto("remarks").values(row).execute();
    await command.journal({
      kind: "remark.made",
      about: block.id,
      data: { remark: row.id, digest: rowDigest(row), signOff: signOffId },
    });
  }
}

/** @throws Refusal too-long, quote-not-found when other words are proposed for no place */
function readRemark(remark: NewRemark) {
  const quote = optionalText("quote", remark.quote, limits.quote);
  const replacement = optionalText("replacement", remark.replacement, limits.quote) || null;
  if (replacement !== null && quote === "") throw new Refusal("quote-not-found", {}, "quote");
  const around = { prefix: remark.prefix ?? "", suffix: remark.suffix ?? "" };
  return { body: optionalText("remark", remark.body, limits.remark), quote, ...around, replacement };
}

/** The document that is signed. */
async function documentOf(q: Transaction<Schema>, projectId: string, revisionId: string): Promise<DocNode> {
  const { bytes } = await q
    .selectFrom("revisions")
    .select("bytes")
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return readContent(bytes).doc;
}
