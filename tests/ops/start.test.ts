import { readdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { runProgram, temporaryFolder } from "./installation.ts";

it.each([
  ["PORT", "восемь"],
  ["PORT", "70000"],
  ["SVOD_ORIGIN", "https://svod.example/path"],
  ["SMTP_URL", "http://mail.example"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["SVOD_DEMO_PASSWORD", "short"],
])("refuses %s=%s with one sentence and exit 1, before anything is made", async (name, value) => {
  const folder = await temporaryFolder();
  const ended = await runProgram("server/main.ts", [], { SVOD_DATA: folder, [name]: value });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toMatch(new RegExp(`^${name}: [^\\n]+\\n$`));
  expect(await readdir(folder)).toEqual([]);
});
