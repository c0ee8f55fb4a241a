/** `npm run verify [-- --data DIR]`: verifies journal, revisions and files, and prints the heads of the chains. */
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { OpsError, runCommand } from "./command-line.ts";
import { describeWhole } from "./report.ts";
import { verifyData } from "./verification.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: "string" } } });
  const { dataDir } = readConfig({ ...process.env, SVOD_DATA: values.data ?? process.env.SVOD_DATA });
  const found = await verifyData(dataDir);
  if (found.broken.length > 0) throw new OpsError(found.broken.join("\n"));
  return describeWhole(found);
});
