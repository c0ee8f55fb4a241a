import { readdir } from "node:fs/promises";
import { expect, it } from "vitest";
import { ConfigError, readConfig } from "../../server/config.ts";
import { runProgram, temporaryFolder } from "./installation.ts";

it.each([
  ["PORT", "восемь"],
  ["PORT", "70000"],
  ["SVOD_ORIGIN", "https://svod.example/path"],
  ["SVOD_ORIGIN", "svod.example"],
  ["SMTP_URL", "http://mail.example"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["SVOD_DEMO", "yes"],
  ["SVOD_DEMO_PASSWORD", "short"],
  ["LOG_LEVEL", "loud"],
])("refuses %s=%s in one sentence that names the variable", (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(new RegExp(`^${name}: [^\\n]+$`));
});

it("a wrong value in the environment is one sentence and exit 1, before anything is made", async () => {
  const folder = await temporaryFolder();
  const ended = await runProgram("server/main.ts", [], { SVOD_DATA: folder, PORT: "восемь" });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toMatch(/^PORT: [^\n]+\n$/);
  expect(await readdir(folder)).toEqual([]);
});
