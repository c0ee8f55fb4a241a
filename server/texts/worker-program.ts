/** What the thread of texts runs: built, a file beside the built server; from sources it is bundled on the way. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type * as Esbuild from "esbuild";
import type { WorkerSetup } from "./worker.ts";

const here = fileURLToPath(import.meta.url);
const source = path.join(path.dirname(here), "worker.ts");
const builtName = "texts-worker.cjs";

/**
 * It is bundled with its libraries, of which it would otherwise look up hundreds of files at each start: 1.7 s of the
 * processor, so 0.2 s. It shares no module with the server, being a thread.
 */
function bundle(where: { outfile: string } | { write: false }): Esbuild.BuildResult {
  const { buildSync } = createRequire(import.meta.url)("esbuild") as typeof Esbuild;
  return buildSync({
    ...{ entryPoints: [source], bundle: true, format: "cjs", platform: "node", target: "node20", logLevel: "warning" },
    // It loads a binary from where it lies.
    external: ["better-sqlite3"],
    ...where,
  });
}

/** Puts the program into the folder of a built server. */
export function buildWorker(folder: string): void {
  bundle({ outfile: path.join(folder, builtName) });
}

/** Bundles the program when it is first asked for. */
function fromSource(): () => string {
  let program: string | undefined;
  return () => (program ??= bundle({ write: false }).outputFiles![0]!.text);
}

const bundled = fromSource();

/** Starts the thread. */
export function startWorker(setup: WorkerSetup): Worker {
  if (here.endsWith(".ts")) return new Worker(bundled(), { eval: true, workerData: setup });
  return new Worker(path.join(path.dirname(here), builtName), { workerData: setup });
}
