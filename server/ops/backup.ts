/** `npm run backup -- FILE [--data DIR]`: writes everything into one file; the server may be running. */
import path from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { backUp } from "./backups.ts";
import { OpsError, runCommand } from "./command-line.ts";

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  const [name, ...rest] = positionals;
  if (!name || rest.length > 0) throw new OpsError("usage: npm run backup -- FILE [--data DIR]");
  const { dataDir } = readConfig({ ...process.env, SVOD_DATA: values.data ?? process.env.SVOD_DATA });
  const file = path.resolve(name);
  const { parts, createdAt } = await backUp(dataDir, file);
  const bytes = parts.reduce((sum, part) => sum + part.size, 0);
  return `${file}: ${parts.length} parts, ${bytes} bytes, as of ${createdAt}`;
});
