/** `npm run bench`: runs every file of tests/bench, one after another. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

const folder = path.join("tests", "bench");
const benches = readdirSync(folder).filter((name) => name.endsWith(".ts"));
for (const name of benches.sort()) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", path.join(folder, name)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
