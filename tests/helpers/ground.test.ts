import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openTestGround } from "./ground.ts";

test("live texts start with their first use, not before, and are real", async () => {
  const ground = await openTestGround();
  const file = path.join(ground.config.dataDir, "texts.db");
  await ground.facts.selectFrom("accounts").select("id").execute();
  expect(existsSync(file)).toBe(false);
  const doc = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Цели" }] }] };
  await ground.texts.create([{ id: "t1", doc }], "a1");
  expect(existsSync(file)).toBe(true);
  expect(JSON.stringify((await ground.texts.read("t1")).doc)).toContain("Цели");
});
