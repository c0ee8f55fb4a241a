/**
 * «Лист согласования»: who has decided what on the revisions that are under signature or agreed, what no longer counts,
 * the remarks with their answers, and what vouches for all of it.
 */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { Facts } from "../../db/open.ts";
import type { BlockState } from "../../db/schema.ts";
import type { RoundOutcome } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, type Actor } from "../command.ts";
import { readOutline } from "../document/outline.ts";
import { chainHead } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { readSheetRemarks, type SheetRemark } from "./sheet-remarks.ts";
import { readSheetRules, readSheetVisas, type SheetRules, type SheetVisa } from "./sheet-visas.ts";
import { standingOfRounds, type StandingApprover } from "./standing.ts";
import { listVersions, type VersionOverview } from "./versions.ts";

/** What a sheet is limited to; nothing given is the whole document. */
export interface SheetScope {
  blockId?: string | undefined;
  sectionId?: string | undefined;
}

export interface SheetBlock {
  id: string;
  /** Such as «3.2». */
  number: string;
  title: string;
  state: BlockState;
}

/** One approver of one block: his visa, or a place for his signature. */
export interface SheetRow {
  /** Of his seat in the round. */
  id: string;
  block: SheetBlock;
  /** Who was asked; as signed where he has decided himself. */
  name: string;
  position: string;
  department: string;
  /** Who has decided in his place, as signed, or is to decide, and by what right. */
  instead: { name: string; position: string; as: "substitute" | "delegate"; reason: string } | null;
  behalf: string;
  mandatory: boolean;
  revision: number;
  hash: string;
  /** When he was asked. */
  receivedAt: string;
  visa: SheetVisa | null;
}

/** A visa that does not count: taken back, or given to a revision that is not the one in force. */
export interface PastVisa {
  block: SheetBlock;
  department: string;
  visa: SheetVisa;
  receivedAt: string;
  /** How its round ended; null while it goes on. */
  outcome: RoundOutcome | null;
}

export interface SignOffSheet {
  /** What it is limited to; null for the whole document. */
  scope: { kind: "block" | "section"; number: string; title: string } | null;
  rows: SheetRow[];
  past: PastVisa[];
  remarks: (SheetRemark & { block: SheetBlock })[];
  /** Blocks of the scope that are being written: nothing of them is under signature. */
  inWork: SheetBlock[];
  /** Who has submitted the rounds. */
  initiators: string[];
  /** The earliest and the latest day of answer, YYYY-MM-DD; null where no round has one. */
  deadlines: { first: string; last: string } | null;
  rules: SheetRules[];
  /** The latest approved version. */
  version: VersionOverview | null;
  /** SHA-256 of what is signed: the revision's own for a single block, else of all of them; null while nothing is. */
  signedHash: string | null;
  head: { seq: number; hash: string };
}

/** The sheet, in a number of queries that does not grow with it. @throws Refusal not-found, not-allowed */
export async function readSignOffSheet(
  ground: Ground,
  actor: Actor,
  projectId: string,
  asked: SheetScope,
): Promise<SignOffSheet> {
  await membership(ground, actor, projectId, "sign-off.read");
  const { facts } = ground;
  const { scope, blocks } = limit(await readOutline(facts, projectId), asked);
  const ids = blocks.map(({ id }) => id);
  const rounds = await readRounds(facts, projectId, ids);
  const rules = await readSheetRules(facts, projectId);
  const visas = await readSheetVisas(facts, projectId, ids, rules);
  const current = inForce(blocks, rounds);
  const standing = await standingOfRounds(
    facts,
    projectId,
    current.map(({ round }) => round.id),
  );
  const people = await readPeople(facts, projectId);
  const known = new Map(visas.map((visa) => [visa.id, visa]));
  const rows = current.flatMap(({ block, round }) =>
    inTurns(standing.get(round.id)!, people).map((seat) => rowOf(seat, block, round, people, known)),
  );
  const counting = new Set(rows.flatMap(({ visa }) => (visa ? [visa.id] : [])));
  const days = current.flatMap(({ round }) => round.deadline ?? []).sort();
  const versions = await listVersions(ground, actor, projectId);
  return {
    ...{ scope, rows, past: pastOf(visas, counting, blocks, rounds, people) },
    remarks: inOrder(
      blocks,
      await readSheetRemarks(facts, projectId, known, new Map(current.map(({ block, round }) => [block.id, round]))),
    ),
    inWork: blocks.filter(({ state }) => state === "draft"),
    initiators: [...new Set(current.map(({ round }) => round.submitter))],
    deadlines: days.length === 0 ? null : { first: days[0]!, last: days.at(-1)! },
    rules: [...rules.values()].filter(({ number }) => visas.some((visa) => visa.rules === number)).reverse(),
    version: versions[0] ?? null,
    signedHash: hashOf(current),
    head: await chainHead(facts, projectId),
  };
}

type Outline = Awaited<ReturnType<typeof readOutline>>;

/** The blocks that are asked for. @throws Refusal not-found */
function limit(outline: Outline, { blockId, sectionId }: SheetScope) {
  const sections = outline.map(({ id, title, blocks }, at) => ({
    ...{ id, title, number: String(at + 1) },
    blocks: blocks.map((block, place) => ({
      ...{ id: block.id, title: block.title, state: block.state, number: `${at + 1}.${place + 1}` },
    })),
  }));
  const all: SheetBlock[] = sections.flatMap(({ blocks }) => blocks);
  if (blockId === undefined && sectionId === undefined) return { scope: null, blocks: all };
  const section = sections.find(({ id }) => id === sectionId);
  const block = all.find(({ id }) => id === blockId);
  const { number, title } = (blockId === undefined ? section : block) ?? unknown();
  const kind = blockId === undefined ? ("section" as const) : ("block" as const);
  return { scope: { kind, number, title }, blocks: block ? [block] : section!.blocks };
}

function unknown(): never {
  throw new Refusal("not-found");
}

type Round = Awaited<ReturnType<typeof readRounds>>[number];

/** All rounds of these blocks, the earliest first. */
function readRounds(facts: Facts, projectId: string, blockIds: string[]) {
  return facts
    .selectFrom("rounds")
    .innerJoin("accounts", "accounts.id", "rounds.submittedBy")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.projectId", "=", "rounds.projectId").onRef("revisions.id", "=", "rounds.revisionId"),
    )
    .select(["rounds.id", "rounds.blockId", "rounds.revisionId", "rounds.hash", "rounds.submittedAt"])
    .select(["rounds.deadline", "rounds.outcome", "accounts.name as submitter", "revisions.number as revision"])
    .where("rounds.projectId", "=", projectId)
    .where("rounds.blockId", "in", blockIds)
    .orderBy("rounds.number")
    .execute();
}

interface InForce {
  block: SheetBlock;
  round: Round;
}

/** The latest round of each block that is under review or agreed: a draft has none, whatever was signed before. */
function inForce(blocks: SheetBlock[], rounds: Round[]): InForce[] {
  const latest = new Map(rounds.map((round) => [round.blockId, round]));
  return blocks.flatMap((block) => {
    const round = latest.get(block.id);
    return round && block.state !== "draft" ? [{ block, round }] : [];
  });
}

function hashOf(current: InForce[]): string | null {
  if (current.length < 2) return current[0]?.round.hash ?? null;
  return sha256(canonicalJson(current.map(({ block, round }) => ({ block: block.id, hash: round.hash }))));
}

interface SheetPerson {
  accountId: string;
  name: string;
  position: string;
  department: string;
}

interface People {
  byMember: ReadonlyMap<string, SheetPerson>;
  byAccount: ReadonlyMap<string, SheetPerson>;
}

/** Members as they are called now, those who have left too. */
async function readPeople(facts: Facts, projectId: string): Promise<People> {
  const rows = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "members.accountId", "accounts.name", "members.position", "members.department"])
    .where("members.projectId", "=", projectId)
    .orderBy("members.addedAt")
    .execute();
  return {
    byMember: new Map(rows.map((row) => [row.id, row])),
    byAccount: new Map(rows.map((row) => [row.accountId, row])),
  };
}

/** In the order of steps, mandatory ones first, then by name. */
function inTurns(standing: StandingApprover[], { byMember }: People): StandingApprover[] {
  const nameOf = ({ memberId }: StandingApprover) => byMember.get(memberId)!.name;
  return [...standing].sort(
    (a, b) => a.step - b.step || Number(b.mandatory) - Number(a.mandatory) || nameOf(a).localeCompare(nameOf(b), "ru"),
  );
}

function rowOf(
  seat: StandingApprover,
  block: SheetBlock,
  round: Round,
  { byMember }: People,
  visas: ReadonlyMap<string, SheetVisa>,
): SheetRow {
  const asked = byMember.get(seat.memberId)!;
  const delegate = byMember.get(seat.delegateId ?? "");
  const visa = visas.get(seat.signOff?.id ?? "") ?? null;
  // A silence is nobody's signature: its row names the one who was silent.
  const signed = visa?.decision === "by-default" ? null : visa;
  const byHimself = signed?.accountId === asked.accountId;
  const other = signed ?? delegate;
  const handed = delegate !== undefined && other?.accountId === delegate.accountId;
  const { name, position } = signed && byHimself ? signed : asked;
  return {
    ...{ id: seat.id, block, name, position, department: asked.department, behalf: seat.behalf, visa },
    ...{ mandatory: seat.mandatory, revision: round.revision, hash: round.hash, receivedAt: round.submittedAt },
    instead:
      other && !byHimself && visa?.decision !== "by-default"
        ? {
            ...{ name: other.name, position: other.position, as: handed ? "delegate" : "substitute" },
            reason: handed ? seat.delegationReason : "",
          }
        : null,
  };
}

/** What does not count, block by block. */
function pastOf(
  visas: SheetVisa[],
  counting: ReadonlySet<string>,
  blocks: SheetBlock[],
  rounds: Round[],
  { byAccount }: People,
): PastVisa[] {
  const known = new Map(rounds.map((round) => [round.id, round]));
  const past = visas.filter(({ id }) => !counting.has(id));
  return blocks.flatMap((block) =>
    past
      .filter(({ blockId }) => blockId === block.id)
      .map((visa) => {
        const { submittedAt, outcome } = known.get(visa.roundId)!;
        return { block, visa, receivedAt: submittedAt, outcome, department: departmentOf(byAccount, visa) };
      }),
  );
}

function departmentOf(people: People["byAccount"], { accountId }: SheetVisa): string {
  return people.get(accountId)?.department ?? "";
}

function inOrder(blocks: SheetBlock[], remarks: SheetRemark[]): SignOffSheet["remarks"] {
  return blocks.flatMap((block) =>
    remarks.filter(({ blockId }) => blockId === block.id).map((remark) => ({ ...remark, block })),
  );
}
