/** The append-only, hash-chained record of everything that happened (R7): one chain a project, one for the installation. */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { Facts } from "../db/open.ts";
import type { Journal, Schema } from "../db/schema.ts";
import { strictText } from "../db/strict-rows.ts";
import { sha256 } from "../random.ts";

/** The chain of what belongs to no project. */
export const installationChain = "installation";
const beginning = "0".repeat(64);

export interface Entry {
  /** What happened: `noun.verb-ed`, such as `block.renamed`. */
  kind: string;
  /** The id of what it happened to. */
  about: string;
  /** Facts by id and number; never names of people (R12). */
  data?: Record<string, unknown>;
}

/**
 * What an entry says of a row, so that a change of any of its columns is found: SHA-256 over one line for each
 * column that has a value, by name: name, kind of value, SHA-256 of its bytes as they are stored. Never over a
 * normalised form: two spellings that Unicode calls equal are two different texts.
 * @param row every column, named as the program names them; bytes as they are
 */
export function rowDigest(row: object): string {
  const lines = Object.entries(row)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${storedAs(value)}`);
  return sha256(lines.join("\n"));
}

/** What an entry says of all rows of a list, such as the approvers of a round, whatever order they come in. */
export function listDigest(rows: object[]): string {
  return sha256(rows.map(rowDigest).sort().join("\n"));
}

function storedAs(value: unknown): string {
  if (value instanceof Uint8Array) return `blob ${sha256(value)}`;
  if (typeof value === "string") return `text ${sha256(value)}`;
  if (typeof value === "number") return `number ${sha256(String(value))}`;
  throw new TypeError(`not a value of a column: ${typeof value}`);
}

type Link = Omit<Journal, "hash">;

/** Over the texts as they are stored: `data` is canonical when it is written, the rest are ids and kinds. */
function linkHash({ chain, seq, at, actor, kind, about, data, prev }: Link): string {
  return sha256(JSON.stringify([chain, seq, at, actor, kind, about, data, prev]));
}

/** Appends one entry to a chain inside the command's own transaction. */
export async function append(
  q: Transaction<Schema>,
  chain: string,
  actor: string,
  at: string,
  entry: Entry,
): Promise<void> {
  const head = await q
    .selectFrom("journal")
    .select(["seq", "hash"])
    .where("chain", "=", chain)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const link: Link = {
    chain,
    seq: (head?.seq ?? 0) + 1,
    at,
    actor,
    kind: entry.kind,
    about: entry.about,
    data: canonicalJson(entry.data ?? {}),
    prev: head?.hash ?? beginning,
  };
  await q
    .insertInto("journal")
    .values({ ...link, hash: linkHash(link) })
    .execute();
}

/** The head of a chain: the number of entries and the hash that vouches for all of them. */
export async function chainHead(
  facts: Facts | Transaction<Schema>,
  chain: string,
): Promise<{ seq: number; hash: string }> {
  const head = await facts
    .selectFrom("journal")
    .select(["seq", "hash"])
    .where("chain", "=", chain)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: beginning };
}

export interface Broken {
  chain: string;
  seq: number;
  reason: "gap" | "prev" | "hash";
}

/** An entry as it is stored, and what is wrong with it. */
export interface WalkedEntry {
  entry: Journal;
  fault: Broken["reason"] | null;
}

/** Every column but the number. */
const written = ["chain", "at", "actor", "kind", "about", "data", "prev", "hash"] as const;

/** Reads every chain from its beginning, one entry at a time. */
export async function* walkJournal(facts: Facts): AsyncGenerator<WalkedEntry> {
  const stored = facts
    .selectFrom("journal")
    .select("seq")
    .select((eb) => written.map((column) => eb.cast<Buffer>(column, "blob").as(column)))
    .orderBy("journal.chain")
    .orderBy("journal.seq")
    .stream();
  let previous: Journal | undefined;
  for await (const row of stored) {
    const strict = written.map((column) => [column, strictText(row[column])] as const);
    const entry = {
      ...Object.fromEntries(strict.map(([column, text]) => [column, text ?? row[column].toString("utf8")])),
      seq: row.seq,
    } as Journal;
    const spoilt = strict.some(([, text]) => text === undefined);
    yield { entry, fault: faultOf(entry, previous?.chain === entry.chain ? previous : undefined, spoilt) };
    previous = entry;
  }
}

function faultOf(entry: Journal, before: Journal | undefined, spoilt: boolean): Broken["reason"] | null {
  if (entry.seq !== (before?.seq ?? 0) + 1) return "gap";
  if (entry.prev !== (before?.hash ?? beginning)) return "prev";
  return spoilt || entry.hash !== linkHash(entry) ? "hash" : null;
}

/** The first bad entry of every chain; an empty list means the journal is whole. */
export async function verifyJournal(facts: Facts): Promise<Broken[]> {
  const broken = new Map<string, Broken>();
  for await (const { entry, fault } of walkJournal(facts)) {
    const { chain, seq } = entry;
    if (fault && !broken.has(chain)) broken.set(chain, { chain, seq, reason: fault });
  }
  return [...broken.values()];
}
