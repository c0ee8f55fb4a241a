/** The append-only, hash-chained record of everything that happened (R7): one chain a project, one for the installation. */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { Facts } from "../db/open.ts";
import type { Journal, Schema } from "../db/schema.ts";
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

/** What an entry says of an immutable row, so that a change of any of its columns is found: SHA-256 of all of them. */
export function rowDigest(row: object): string {
  return sha256(canonicalJson(row));
}

type Link = Omit<Journal, "hash">;

function linkHash(link: Link): string {
  return sha256(
    canonicalJson([link.chain, link.seq, link.at, link.actor, link.kind, link.about, link.data, link.prev]),
  );
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
export async function chainHead(facts: Facts, chain: string): Promise<{ seq: number; hash: string }> {
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

/** Verifies every chain from its beginning; an empty list means the journal is whole. */
export async function verifyJournal(facts: Facts): Promise<Broken[]> {
  const broken: Broken[] = [];
  const rows = await facts.selectFrom("journal").selectAll().orderBy("chain").orderBy("seq").execute();
  let previous: Journal | undefined;
  for (const row of rows) {
    const before = previous?.chain === row.chain ? previous : undefined;
    if (row.seq !== (before?.seq ?? 0) + 1) broken.push({ chain: row.chain, seq: row.seq, reason: "gap" });
    else if (row.prev !== (before?.hash ?? beginning)) broken.push({ chain: row.chain, seq: row.seq, reason: "prev" });
    else if (row.hash !== linkHash(row)) broken.push({ chain: row.chain, seq: row.seq, reason: "hash" });
    previous = row;
  }
  return broken;
}
