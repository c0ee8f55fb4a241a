/** Verifies a data folder: databases, journal chains (R7), and whatever the journal or a hash vouches for. */
import path from "node:path";
import Database from "better-sqlite3";
import { CamelCasePlugin, Kysely, SqliteDialect } from "kysely";
import type { Facts } from "../db/open.ts";
import type { Schema } from "../db/schema.ts";
import { isWhole } from "../domain/identities.ts";
import { chainHead, walkJournal } from "../domain/journal.ts";
import { fileDigest } from "./archive.ts";
import { damageOf, misdatedIdentities, orphansOf, strayHashes } from "./integrity.ts";
import { databaseNames, mustHoldData, storedFiles } from "./snapshot.ts";
import { openVouchedRows } from "./vouched-rows.ts";

export interface Verification {
  /** One sentence for each thing that is not as it was written; empty when all is whole. */
  broken: string[];
  heads: { chain: string; seq: number; hash: string }[];
  revisions: number;
  files: number;
}

/** Verifies everything as it stands at this moment; nothing is changed, and a running server is not disturbed. */
export async function verifyData(dataDir: string): Promise<Verification> {
  mustHoldData(dataDir);
  const [texts, sqlite] = databaseNames.map((name) => openSnapshot(path.join(dataDir, name)));
  const plugins = [new CamelCasePlugin()];
  const facts: Facts = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite! }), plugins });
  try {
    const damage = [...damageOf("texts.db", texts!), ...damageOf("facts.db", sqlite!)];
    if (damage.length > 0) return { broken: damage, heads: [], revisions: 0, files: 0 };
    const files = await checkFiles(facts, path.join(dataDir, "files"));
    const broken = [
      ...(await verifyRows(facts, sqlite!)),
      ...orphansOf("texts.db", texts!),
      ...orphansOf("facts.db", sqlite!),
      ...(await checkTexts(facts, texts!)),
      ...files.broken,
    ];
    const revisions = sqlite!.prepare("SELECT count(*) FROM revisions").pluck().get() as number;
    return { broken, heads: await readHeads(facts), revisions, files: files.count };
  } finally {
    texts!.close();
    await facts.destroy();
  }
}

/** What the journal and hashes say of the rows of facts.db. @param sqlite the connection beneath `facts` */
export async function verifyRows(facts: Facts, sqlite: Database.Database): Promise<string[]> {
  return [
    ...(await checkJournal(facts, sqlite)),
    ...strayHashes(sqlite),
    ...(await checkIdentities(facts)),
    ...misdatedIdentities(sqlite),
  ];
}

/** One read transaction for everything that follows. */
function openSnapshot(file: string): Database.Database {
  const sqlite = new Database(file, { fileMustExist: true });
  sqlite.exec("BEGIN");
  return sqlite;
}

const reasons = {
  gap: "an entry before it is missing",
  prev: "it does not continue the entry before it",
  hash: "it was changed",
};

/** The first bad entry of each chain, and the rows that are not as the journal says. */
async function checkJournal(facts: Facts, sqlite: Database.Database): Promise<string[]> {
  const entries = new Map<string, string>();
  const rows: string[] = [];
  const vouched = openVouchedRows(sqlite);
  try {
    for await (const { entry, fault } of walkJournal(facts)) {
      const { chain, seq } = entry;
      if (fault && !entries.has(chain)) entries.set(chain, `journal ${chain}, entry ${seq}: ${reasons[fault]}`);
      // An entry that was changed vouches for nothing.
      if (fault !== "hash") rows.push(...vouched.hear(entry));
    }
    return [...entries.values(), ...rows, ...vouched.conclude()];
  } finally {
    vouched.close();
  }
}

async function readHeads(facts: Facts): Promise<Verification["heads"]> {
  const chains = await facts.selectFrom("journal").select("chain").distinct().orderBy("chain").execute();
  return Promise.all(chains.map(async ({ chain }) => ({ chain, ...(await chainHead(facts, chain)) })));
}

async function checkIdentities(facts: Facts): Promise<string[]> {
  const identities = await facts.selectFrom("identities").selectAll().execute();
  return identities.filter((one) => !isWhole(one)).map(({ hash }) => `identity ${hash}: it was changed`);
}

/** Every text that the facts name has its words. */
async function checkTexts(facts: Facts, texts: Database.Database): Promise<string[]> {
  const rows = texts.prepare("SELECT id FROM texts").all() as { id: string }[];
  const present = new Set(rows.map(({ id }) => id));
  const named = await facts.selectFrom("texts").select("id").execute();
  return named.filter(({ id }) => !present.has(id)).map(({ id }) => `text ${id}: its words are missing`);
}

async function checkFiles(facts: Facts, folder: string): Promise<{ broken: string[]; count: number }> {
  const present = await storedFiles(folder);
  const wrong = new Map<string, string>();
  for (const hash of present) {
    const digest = await fileDigest(path.join(folder, hash.slice(0, 2), hash));
    if (digest !== hash) wrong.set(hash, "it was changed");
  }
  const stored = new Set(present);
  const named = await facts.selectFrom("files").select("hash").execute();
  for (const { hash } of named) if (!stored.has(hash)) wrong.set(hash, "it is missing");
  const broken = [...wrong].map(([hash, what]) => `file ${hash}: ${what}`);
  const told = [...(await checkPapers(facts, stored, wrong)), ...(await checkUploads(facts, stored, wrong))];
  return { broken: [...broken, ...told], count: present.length };
}

/** Whatever proves a visa entered from paper is there as it came. */
async function checkPapers(facts: Facts, stored: Set<string>, wrong: Map<string, string>): Promise<string[]> {
  const visas = await facts.selectFrom("signOffs").select(["id", "file"]).where("file", "is not", null).execute();
  return visas.flatMap(({ id, file }) => {
    const what = wrong.get(file!) ?? (stored.has(file!) ? undefined : "it is missing");
    return what === undefined ? [] : [`file of sign-off ${id}: ${what}`];
  });
}

/** Every image and attachment that came into a project is there as it came. */
async function checkUploads(facts: Facts, stored: Set<string>, wrong: Map<string, string>): Promise<string[]> {
  const uploads = await facts.selectFrom("uploads").select(["id", "digest"]).orderBy("id").execute();
  return uploads.flatMap(({ id, digest }) => {
    const what = wrong.get(digest) ?? (stored.has(digest) ? undefined : "it is missing");
    return what === undefined ? [] : [`file of upload ${id}: ${what}`];
  });
}
