/** `npm run restore -- FILE [--data DIR]`: fills an empty data folder from a backup and says what it verified. */
import path from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { restore } from "./backups.ts";
import { OpsError, runCommand } from "./command-line.ts";
import { describeWhole } from "./report.ts";

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  const [name, ...rest] = positionals;
  if (!name || rest.length > 0) throw new OpsError("usage: npm run restore -- FILE [--data DIR]");
  const config = readConfig({ ...process.env, SVOD_DATA: values.data ?? process.env.SVOD_DATA });
  const restored = await restore(config, path.resolve(name));
  const { parts, createdAt } = restored.manifest;
  return [
    `restored into ${config.dataDir} as of ${createdAt}`,
    `checksums: all ${parts.length} parts are as written`,
    describeWhole(restored),
    "every text has a new epoch: edits made after the backup become kept edits of their authors",
  ].join("\n");
});
