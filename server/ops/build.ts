/** `npm run build [-- --if-stale]`: pages by Remix, then the server, its worker and the commands by esbuild, into build/. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { packageRoot } from "../package-root.ts";
import { buildWorker } from "../texts/worker-program.ts";
import { sourceStamp } from "./build-stamp.ts";
import { OpsError, runCommand } from "./command-line.ts";
import { compressAssets } from "./compressed-assets.ts";

const outdir = path.join(packageRoot, "build");
const stampFile = path.join(outdir, "stamp");

/** Programs by the name they get in build/. */
const programs = {
  main: "server/main.ts",
  // server/domain/interviews/reading-apart.ts looks for it beside itself.
  "transcript-reader": "server/domain/interviews/transcript-reader.ts",
  demo: "server/ops/demo.ts",
  backup: "server/ops/backup.ts",
  restore: "server/ops/restore.ts",
  verify: "server/ops/verify.ts",
  "reset-password": "server/ops/reset-password.ts",
};

function buildPages(): void {
  const remix = path.join(packageRoot, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  const env = { ...process.env, NODE_ENV: "production" as const };
  const args = [remix, "vite:build", "--config", "remix.config.js"];
  const { status } = spawnSync(process.execPath, args, { cwd: packageRoot, env, stdio: "inherit" });
  if (status !== 0) throw new OpsError("the pages were not built: see above");
}

/** Shared code goes into chunks beside the programs, so that what one module holds is held once. */
async function buildPrograms(): Promise<void> {
  await build({
    entryPoints: programs,
    outdir,
    absWorkingDir: packageRoot,
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    // React chooses by it when the pages are loaded, which is after this line.
    banner: { js: 'process.env.NODE_ENV ??= "production";' },
    logLevel: "warning",
  });
  buildWorker(outdir);
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { "if-stale": { type: "boolean" } } });
  const stamp = sourceStamp(packageRoot);
  const built = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (values["if-stale"] && built === stamp) return "the build is up to date";
  // An interrupted build must not pass for a finished one.
  rmSync(stampFile, { force: true });
  buildPages();
  await compressAssets(path.join(outdir, "client", "assets"));
  await buildPrograms();
  writeFileSync(stampFile, stamp);
  return "built into build/";
});
