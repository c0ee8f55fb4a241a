/** Programs for tests and benches, bundled as the product's server is, so that they start as quickly. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { packageRoot } from "../../server/package-root.ts";
import { buildWorker } from "../../server/texts/worker-program.ts";

/** Bundles programs by name, the texts worker beside them; answers the folder, to be removed by the caller. */
export async function bundle(programs: Record<string, string>): Promise<string> {
  // Inside the package, where its libraries are found.
  const outdir = await mkdtemp(path.join(packageRoot, "node_modules", ".svod-"));
  await build({
    ...{ entryPoints: programs, outdir, absWorkingDir: packageRoot, bundle: true, splitting: true },
    ...{ packages: "external", format: "esm", platform: "node", target: "node20", logLevel: "warning" },
    outExtension: { ".js": ".js" },
  });
  buildWorker(outdir);
  return outdir;
}

export const unbundle = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Starts a bundled program and waits for what it says first. */
export async function begin<Ready>(file: string, args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(file, args, { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const said = await Promise.race([once(child, "message"), once(child, "exit").then(([code]) => [{ code }, "ended"])]);
  if (said[1] === "ended") throw new Error(`${path.basename(file)} ended: ${JSON.stringify(said[0])}`);
  return { child, ready: said[0] as Ready };
}

/** Ends it as a power cut does. */
export async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
