/** What the thread of texts runs: built, a file beside the built server; from sources it is bundled on the way. */
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type * as Esbuild from "esbuild";
import type { WorkerSetup } from "./worker.ts";

/**
 * How a program that shares no module with the server is bundled: with its libraries, of which it would otherwise look up
 * hundreds of files at each start (1.7 s of the processor; bundled 0.2 s).
 */
export const bundledApart = {
  ...{ bundle: true, format: "cjs", platform: "node", target: "node20", logLevel: "warning" },
  // It loads a binary from where it lies.
  external: ["better-sqlite3"],
} as const satisfies Esbuild.BuildOptions;

/** The name of the built program. */
export const workerProgram = "texts-worker.cjs";

/** Bundles the worker from its source when it is first asked for. */
function fromSource(file: string): () => string {
  let program: string | undefined;
  return () => {
    const { buildSync } = createRequire(import.meta.url)("esbuild") as typeof Esbuild;
    program ??= buildSync({ ...bundledApart, entryPoints: [file], write: false }).outputFiles[0]!.text;
    return program;
  };
}

const here = fileURLToPath(import.meta.url);
const bundled = fromSource(path.join(path.dirname(here), "worker.ts"));

/** Starts the thread. */
export function startWorker(setup: WorkerSetup): Worker {
  if (here.endsWith(".ts")) return new Worker(bundled(), { eval: true, workerData: setup });
  return new Worker(path.join(path.dirname(here), workerProgram), { workerData: setup });
}
