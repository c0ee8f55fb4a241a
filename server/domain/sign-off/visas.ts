/** The one way a person's decision is written down: his visa, his remarks, the end of the round, those who are asked next. */
import type { Transaction } from "kysely";
import type { DocNode } from "../../../content/schema/document.ts";
import { standsOnce, type Quote } from "../../../content/schema/quotes.ts";
import type { Blocks, Schema } from "../../db/schema.ts";
import type { Decision, Remarks, Rounds, SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import type { ProjectCommand } from "../command.ts";
import { limits, optionalText } from "../fields.ts";
import { readContent } from "../history/revision-content.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { conclude, findOpenRound, type RoundCommand } from "./round-ending.ts";
import { standingOf, type StandingApprover } from "./standing.ts";
import { askForDecisions, seatsInTurn } from "./turn-letters.ts";

export interface NewRemark extends Partial<Quote> {
  body?: string;
  /** Other words for the quoted ones. */
  replacement?: string | null;
}

/** Where a decision is given from. */
export interface Seat {
  block: Blocks;
  round: Rounds;
  /** Everybody of the round, before the decision. */
  standing: StandingApprover[];
  approver: StandingApprover;
}

type OfSignOff = "accountId" | "confirmedBy" | "rulesHash" | "identity" | "enteredBy" | "file" | "signedOn";

/** What is written of a decision besides its seat. */
export interface Given extends Pick<SignOffs, OfSignOff> {
  decision: Exclude<Decision, "by-default">;
  remarks: NewRemark[];
  differenceOnly: boolean;
  /** YYYY-MM-DD in the project's time zone: the day that the deadline is compared with. */
  day: string;
}

/** Writes a decision down. @throws Refusal remark-required, too-long, quote-not-found */
export async function giveVisa(
  ground: Ground,
  command: ProjectCommand,
  { block, round, standing, approver }: Seat,
  { remarks, differenceOnly, day, ...given }: Given,
): Promise<SignOffs> {
  const { projectId, now } = command;
  const signOff: SignOffs = {
    ...{ projectId, id: command.id(), roundId: round.id, approverId: approver.id, blockId: block.id },
    ...{ revisionId: round.revisionId, hash: round.hash, behalf: approver.behalf, ...given },
    ...{ differenceOnly: differenceOnly ? 1 : 0, late: isLate(round, day) ? 1 : 0, at: now },
  };
  await giveSignOff(command, signOff);
  await insertRemarks(command, block, signOff, remarks);
  await conclude(command, round);
  await askThoseNext(ground, command, round, standing);
  return signOff;
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
      // The entry's actor may be who entered it, or whose decision completed a change; whose signature it is, is said beside.
      ...(signOff.accountId !== command.actorId && command.actorId !== "" && { signer: signOff.accountId }),
      ...(signOff.enteredBy !== null && { signer: signOff.accountId, file: signOff.file }),
    },
  });
  command.announce({ kind: "block", projectId, blockId, aspect: "sign-off" });
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

async function insertRemarks(
  command: ProjectCommand,
  block: Blocks,
  { id: signOffId, roundId, decision, revisionId, accountId }: SignOffs,
  remarks: NewRemark[],
): Promise<void> {
  const { projectId } = command;
  const given = readRemarks(decision, remarks);
  const doc = given.some(({ quote }) => quote) ? await documentOf(command.q, projectId, revisionId) : undefined;
  for (const remark of given) {
    if (remark.quote && !standsOnce(doc!, remark)) throw new Refusal("quote-not-found", {}, "quote");
    const row: Remarks = {
      ...{ ...remark, projectId, id: command.id(), signOffId, roundId, blockId: block.id, accountId },
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

/** What was remarked on, without what was left empty. @throws Refusal remark-required, too-long, quote-not-found */
export function readRemarks(decision: Decision, remarks: NewRemark[]) {
  const given = remarks.map((remark) => readRemark(remark)).filter(({ body, replacement }) => body || replacement);
  if (decision !== "agreed" && given.length === 0) throw new Refusal("remark-required", {}, "remark");
  return given;
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
