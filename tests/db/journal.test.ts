import { sql } from "kysely";
import { expect, test } from "vitest";
import { installationCommand } from "../../server/domain/command.ts";
import { chainHead, installationChain, verifyJournal } from "../../server/domain/journal.ts";
import { openTestGround } from "../helpers/ground.ts";

const entry = { kind: "account.created", about: "a", data: { n: 1 } };

test("[R7] the journal refuses to be changed or shortened", async () => {
  const ground = await openTestGround();
  await installationCommand(ground, "", ({ journal }) => journal(entry));
  const { facts } = ground;
  await expect(facts.updateTable("journal").set({ actor: "somebody" }).execute()).rejects.toThrow("append-only");
  await expect(facts.deleteFrom("journal").execute()).rejects.toThrow("append-only");
  expect(await verifyJournal(facts)).toEqual([]);
});

test("[R7] a changed, a removed and a reordered entry are each found", async () => {
  for (const harm of [
    sql`UPDATE journal SET data = '{"n":2}' WHERE seq = 2`,
    sql`DELETE FROM journal WHERE seq = 2`,
    sql`UPDATE journal SET about = CASE seq WHEN 1 THEN 3 ELSE 1 END WHERE seq IN (1, 3)`,
  ]) {
    const ground = await openTestGround();
    for (let i = 0; i < 4; i++) await installationCommand(ground, "", ({ journal }) => journal(entry));
    await sql`DROP TRIGGER journal_no_update`.execute(ground.facts);
    await sql`DROP TRIGGER journal_no_delete`.execute(ground.facts);
    await harm.execute(ground.facts);
    expect(await verifyJournal(ground.facts)).not.toEqual([]);
  }
});

test("[R11] a command that fails leaves neither its rows nor its entries, and announces nothing", async () => {
  const ground = await openTestGround();
  const before = await chainHead(ground.facts, installationChain);
  const failing = installationCommand(ground, "", async ({ q, journal, announce }) => {
    await q.insertInto("settings").values({ name: "x", value: "1" }).execute();
    await journal(entry);
    announce({ kind: "rights", accountId: "a" });
    throw new Error("too late");
  });
  await expect(failing).rejects.toThrow("too late");
  expect(await ground.facts.selectFrom("settings").selectAll().where("name", "=", "x").execute()).toEqual([]);
  expect(await chainHead(ground.facts, installationChain)).toEqual(before);
  expect(ground.heard).toEqual([]);
});

test("a command that journals nothing is a mistake of the program, and changes nothing", async () => {
  const ground = await openTestGround();
  const silent = installationCommand(ground, "", async ({ q }) => {
    await q.insertInto("settings").values({ name: "x", value: "1" }).execute();
  });
  await expect(silent).rejects.toThrow("must journal");
  expect(await ground.facts.selectFrom("settings").selectAll().where("name", "=", "x").execute()).toEqual([]);
});
