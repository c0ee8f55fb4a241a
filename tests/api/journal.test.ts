import { sql } from "kysely";
import { expect, it } from "vitest";
import { chainHead } from "../../server/domain/journal.ts";
import { sha256 } from "../../server/random.ts";
import { serveApi } from "../helpers/api.ts";
import { project, projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

interface Page {
  entries: (Record<"at" | "actor" | "kind" | "about" | "data" | "prev" | "hash", string> & { seq: number })[];
  next: number | null;
}

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const api = await serveApi(ground);
  const read = async (path: string) => (await api.call(made.manager, "GET", `/projects/${made.id}${path}`)).body;
  return { ground, made, api, read };
}

it("whoever reads the journal can recompute its chain by the recipe of the API's description (R7)", async () => {
  const { ground, made, read } = await setUp();
  const { entries, next } = (await read("/journal")) as Page;
  expect(next).toBeNull();
  let prev = "0".repeat(64);
  for (const [index, { seq, at, actor, kind, about, data, ...link }] of entries.entries()) {
    expect([seq, link.prev]).toEqual([index + 1, prev]);
    prev = sha256(JSON.stringify([made.id, seq, at, actor, kind, about, data, prev]));
    expect(link.hash).toBe(prev);
  }
  expect(await read("/journal/head")).toEqual({ seq: entries.length, hash: prev });
  expect(await chainHead(ground.facts, made.id)).toEqual({ seq: entries.length, hash: prev });
});

it("a long journal is read in parts, each from where the last one ended, and none of it twice", async () => {
  const { ground, made, read } = await setUp();
  const { seq } = await chainHead(ground.facts, made.id);
  await sql`WITH RECURSIVE n(i) AS (SELECT ${seq + 1} UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
    INSERT INTO journal SELECT ${made.id}, i, '2026-03-02T09:00:00.000Z', '', 'project.changed', '', '{}', '', '' FROM n`.execute(
    ground.facts,
  );
  const seen: number[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = (await read(`/journal?after=${after}`)) as Page;
    seen.push(...page.entries.map((entry) => entry.seq));
    after = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
  expect(await read("/journal?after=1200")).toEqual({ entries: [], next: null });
});

it.each(["-1", "abc", "1.5", "9".repeat(30)])("after=%s is refused with its code", async (after) => {
  const { api, made } = await setUp();
  const reply = await api.call(made.manager, "GET", `/projects/${made.id}/journal?after=${after}`);
  expect(reply).toMatchObject({ status: 422, body: { error: { code: "invalid" } } });
});
