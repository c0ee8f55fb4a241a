/** «Внести со скана»: a leader enters what an approver has signed on paper; the visa is the approver's, the file its proof. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Members, Projects, Schema } from "../../db/schema.ts";
import type { SignOffs } from "../../db/sign-off-schema.ts";
import { isFullDisk } from "../../db/storage-failure.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { dayIn } from "../document/due-days.ts";
import { oneOf, optionalDate } from "../fields.ts";
import { livingMember } from "../members/member-list.ts";
import { Refusal } from "../refusal.ts";
import { mustSign } from "./approver-fields.ts";
import { decisions, identityOf, mustAwait, openedTexts, standingOn } from "./deciding.ts";
import { settleLock } from "./locking.ts";
import { mustBePaper } from "./paper-files.ts";
import { tellOfPaper } from "./paper-letter.ts";
import { giveVisa, readRemarks, type NewRemark, type Seat } from "./visas.ts";

export interface Paper {
  /** Whose signature it is. */
  memberId: string;
  /** Of the revision that the paper names. */
  hash: string;
  decision: (typeof decisions)[number];
  /** At least one unless the decision is `agreed`. */
  remarks?: NewRemark[];
  /** YYYY-MM-DD: the day that stands on the paper. */
  signedOn?: string | null;
  /** The scan or the signature file. */
  file: Uint8Array | undefined;
}

/**
 * Enters a visa given on paper. Nobody enters his own.
 * @throws Refusal not-found, in-bin, not-allowed, not-in-review, stale-hash, no-such-approver, own-paper, no-such-member,
 *   may-not-sign, already-signed, not-your-turn, signed-in-future, signed-before-round, storage-failing, those of
 *   `mustBePaper`, of remarks and of fields
 */
export async function enterFromPaper(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  paper: Paper,
): Promise<SignOffs> {
  const leader = await membership(ground, actor, projectId, "sign-off.enter-from-paper");
  await mustBeEnterable(ground, leader, blockId, paper);
  const { bytes, type, confirmedBy } = mustBePaper(paper.file);
  const file = await keep(ground, bytes);
  const entered = await projectCommand(ground, actor, projectId, "sign-off.enter-from-paper", async (command) => {
    const { q, now, member, actorId, project } = command;
    const { seat, signedOn } = await enterable(ground, q, project, member, blockId, paper);
    const signer = await livingMember(q, projectId, paper.memberId);
    const row = { hash: file, size: bytes.length, type, createdAt: now };
    await q
      .insertInto("files")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const signOff = await giveVisa(ground, command, seat, {
      ...{ decision: paper.decision, remarks: paper.remarks ?? [], accountId: signer.accountId, rulesHash: "" },
      ...{ confirmedBy, identity: await identityOf(ground, { q, member: signer, now }), enteredBy: actorId, file },
      ...{ signedOn, differenceOnly: false, day: signedOn ?? dayIn(project.timeZone, ground.clock.now()) },
    });
    await tellOfPaper(ground, command, seat, signOff);
    return { signOff, texts: await openedTexts(command, [{ blockId }]) };
  });
  for (const textId of entered.texts) await settleLock(ground, projectId, textId);
  return entered.signOff;
}

/** What is bound to be refused leaves no file behind (R11). */
async function mustBeEnterable(ground: Ground, leader: Members, blockId: string, paper: Paper): Promise<void> {
  const { facts } = ground;
  const project = await facts
    .selectFrom("projects")
    .selectAll()
    .where("id", "=", leader.projectId)
    .executeTakeFirstOrThrow();
  await enterable(ground, facts, project, leader, blockId, paper);
}

async function enterable(
  ground: Ground,
  q: Facts | Transaction<Schema>,
  project: Projects,
  leader: Members,
  blockId: string,
  paper: Paper,
): Promise<{ seat: Seat; signedOn: string | null }> {
  oneOf("decision", paper.decision, decisions);
  const seat = await seatOnPaper(q, leader, blockId, paper);
  readRemarks(paper.decision, paper.remarks ?? []);
  return { seat, signedOn: readDay(ground, project, seat, paper.signedOn) };
}

/** The seat that a paper speaks of, when a leader may enter its decision now. */
async function seatOnPaper(
  q: Facts | Transaction<Schema>,
  { id, projectId }: Members,
  blockId: string,
  { memberId, hash }: Paper,
): Promise<Seat> {
  const on = await standingOn(q, projectId, { blockId, hash });
  const approver = on.standing.find((seat) => seat.memberId === memberId);
  if (!approver) throw new Refusal("no-such-approver", {}, "member");
  if (memberId === id) throw new Refusal("own-paper", {}, "member");
  await mustSign(q, projectId, memberId, "member");
  mustAwait(on.standing, approver);
  return { ...on, approver };
}

/** The text came to its approvers with the round: what was signed before was another one. */
function readDay(ground: Ground, { timeZone }: Projects, { round }: Seat, typed: string | null | undefined) {
  const day = optionalDate("signedOn", typed);
  if (day === null) return null;
  if (day > dayIn(timeZone, ground.clock.now())) throw new Refusal("signed-in-future", {}, "signedOn");
  if (day < dayIn(timeZone, new Date(round.submittedAt))) throw new Refusal("signed-before-round", {}, "signedOn");
  return day;
}

/** Files are on disk before the row that names them. @throws Refusal storage-failing */
async function keep({ files }: Ground, bytes: Uint8Array): Promise<string> {
  try {
    return await files.put(bytes);
  } catch (error) {
    if (isFullDisk(error)) throw new Refusal("storage-failing");
    throw error;
  }
}
