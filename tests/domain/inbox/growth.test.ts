import Database from "better-sqlite3";
import path from "node:path";
import { expect, it } from "vitest";
import { itemRows } from "../../../server/domain/inbox/sources.ts";
import { openTestGround } from "../../helpers/ground.ts";

/** What stands for rows already found, not for a table. */
const found = new Set(["first", "found", "part", "item"]);

it("a look at the inbox goes through no table from end to end: every one is entered by an index, from the person's own rows", async () => {
  const ground = await openTestGround();
  const sqlite = new Database(path.join(ground.config.dataDir, "facts.db"), { readonly: true });
  for (const onlyUnseen of [true, false]) {
    const { sql, parameters } = itemRows(ground.facts, "somebody", { onlyUnseen })!.compile();
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
    const looks = plan.map(({ detail }) => /^(SCAN|SEARCH) (\S+)(.*)/.exec(detail)).filter((look) => look !== null);
    expect(looks.length).toBeGreaterThan(20);
    expect(looks.filter(([, how, what]) => how === "SCAN" && !found.has(what!)).map(([line]) => line)).toEqual([]);
    // By its project alone a table of talk would still be read as far as the project goes.
    const wide = looks.filter(
      ([, , what, by]) => /^(comments|call|threads|read|held)$/.test(what!) && /\(project_id=\?\)/.test(by!),
    );
    expect(wide.map(([line]) => line)).toEqual([]);
  }
  sqlite.close();
});
