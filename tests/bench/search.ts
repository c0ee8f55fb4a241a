/**
 * Search in one project of many: how long a query takes, beside the floor of reading as much of the index as it must, in
 * the same run; and what putting a changed block into the index costs the serving thread.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { sql } from "kysely";
import { putSearched } from "../../server/db/search-index.ts";
import { openFacts, type Facts } from "../../server/db/open.ts";
import { searchProject } from "../../server/domain/search/searching.ts";
import type { Ground } from "../../server/ground.ts";
import { numbers, sentence } from "./parts/made-words.ts";
import { judge, printTable, quantile } from "./parts/table.ts";

/** Every project has 100,000 words in this many blocks; the others are there to be kept out of the way. */
const projects = 20;
const blocks = 70;
const wordsOfABlock = 1_430;
const comments = 500;
const rounds = 20;
/** Lines of a sheet stand in paragraphs of so many words. */
const line = 30;

const at = "2026-01-01T00:00:00.000Z";

async function seed(facts: Facts): Promise<void> {
  const random = numbers(3);
  const text = (words: number) =>
    Array.from({ length: Math.ceil(words / line) }, () => sentence(random, line)).join("\n");
  await sql`PRAGMA foreign_keys = OFF`.execute(facts);
  const account = { email: "b@firm.example", name: "Лицо", position: "", company: "", language: "ru" as const };
  const own = { theme: "system" as const, passwordHash: null, isAdmin: 0 as const, mayCreateProjects: 0 as const };
  await facts
    .insertInto("accounts")
    .values({ id: "reader", ...account, ...own, createdAt: at, deactivatedAt: null })
    .execute();
  for (let project = 0; project < projects; project++) {
    const projectId = `p${project}`;
    await facts.transaction().execute(async (q) => {
      const named = { name: "ТЗ", company: "Фирма", kind: "improve", goal: "analytics", ownGoal: "" } as const;
      const rest = {
        template: "crm",
        depth: "full",
        language: "ru",
        timeZone: "Europe/Moscow",
        ownDays: "{}",
      } as const;
      const life = { phase: "elicitation", createdAt: at, createdBy: "reader", archivedAt: null } as const;
      await q
        .insertInto("projects")
        .values({ id: projectId, ...named, ...rest, ...life })
        .execute();
      const place = { position: "", department: "", company: "", addedAt: at, removedAt: null, companyId: null };
      await q
        .insertInto("members")
        .values({ projectId, id: "m", accountId: "reader", role: "manager", ...place })
        .execute();
      const section = { key: "s", title: "Раздел", prefix: "PUR", position: 0, removedAt: null };
      await q
        .insertInto("sections")
        .values({ projectId, id: "s", ...section })
        .execute();
      for (let block = 0; block < blocks; block++) {
        const id = `b${block}`;
        const facts = { responsibleId: null, responsibleBy: null, responsibleSince: null, due: null };
        const state = { state: "draft", mandatory: 1, notRequired: null, createdAt: at, removedAt: null } as const;
        const named = { key: id, title: sentence(random, 3), position: block, textId: `t${project}-${block}` };
        await q
          .insertInto("blocks")
          .values({ projectId, id, sectionId: "s", ...named, ...facts, ...state })
          .execute();
        const within = named.textId;
        await putSearched(q, projectId, { kind: "block", itemId: id, within, body: text(wordsOfABlock) });
      }
      for (let said = 0; said < comments; said++) {
        const searched = { kind: "comment" as const, itemId: `c${said}`, within: "h", body: "" };
        await putSearched(q, projectId, { ...searched, words: sentence(random, line) });
      }
    });
  }
}

/** The time that every one of these takes, ms, one after another. */
async function timesOf(work: (query: string) => Promise<unknown>, queries: string[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const query of queries) {
      const began = performance.now();
      await work(query);
      times.push(performance.now() - began);
    }
  return times;
}

async function measure(facts: Facts): Promise<void> {
  const log = pino({ level: "silent" });
  const textFacts = { idle: async () => undefined };
  const ground = { facts, log, textFacts, templates: new Map() } as unknown as Ground;
  const actor = { accountId: "reader" };
  const queries = ["дамени", "да", "м", "рокало тувесо", "да ме ни ро ка ло", "дамени*", "ТЗ-PUR-003", "нетакого"];
  const search = (query: string) => searchProject(ground, actor, "p7", query);
  // The floor: all that is stored of the project's blocks, read once and looked through for a word.
  const scan = async (query: string) => {
    const rows = await facts.selectFrom("searchEntries").select("body").where("projectId", "=", "p7").execute();
    return rows.filter(({ body }) => body.includes(query)).length;
  };
  await timesOf(search, queries);
  await timesOf(scan, queries);
  const asked = await timesOf(search, queries);
  const floor = await timesOf(scan, queries);
  const lines = await facts.selectFrom("searchEntries").selectAll().where("projectId", "=", "p7").limit(20).execute();
  const puts: number[] = [];
  for (const [n, { kind, itemId, within, body }] of lines.entries()) {
    const began = performance.now();
    await facts.transaction().execute((q) => putSearched(q, "p7", { kind, itemId, within, body: `${body} ещё ${n}` }));
    puts.push(performance.now() - began);
  }
  const row = (what: string, all: number[]) => ({
    ...{ what, "p50, ms": quantile(all, 0.5), "p95, ms": quantile(all, 0.95), "worst, ms": Math.max(...all) },
  });
  printTable(`Search in one of ${projects} projects of ${blocks * wordsOfABlock} words`, [
    row("query", asked),
    row("floor: reading the project's texts through", floor),
    row(`a changed block of ${wordsOfABlock} words into the index`, puts),
  ]);
  judge("query p95, ms", quantile(asked, 0.95), 50);
  judge("query p95, × the floor", quantile(asked, 0.95) / quantile(floor, 0.95), 6);
  judge("a changed block into the index p95, ms", quantile(puts, 0.95), 40);
}

const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
try {
  const facts = openFacts(path.join(dataDir, "facts.db"));
  await seed(facts);
  await measure(facts);
  await facts.destroy();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
