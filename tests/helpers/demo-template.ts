/** Before the journeys: a browser is at hand, and the demonstration is seeded once, whole and short, to be copied by each of them. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { readConfig } from "../../server/config.ts";
import { createDemo } from "../../server/ops/demo-data.ts";
import { findChromium } from "./chromium.ts";
import { shortenDemo } from "./short-demo.ts";

/** The demonstration as people get it, 69 blocks on a page of 1.3 MB, or with the few blocks that most journeys need. */
export type Demo = "whole" | "short";

declare module "vitest" {
  // Vitest names the type of provided values here.
  interface ProvidedContext {
    /** Data folders holding the demonstration project; copy them, never open them. */
    demoTemplates: Record<Demo, string>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  findChromium();
  const folder = await mkdtemp(path.join(tmpdir(), "svod-demo-"));
  const demoTemplates = { whole: path.join(folder, "whole"), short: path.join(folder, "short") };
  const configOf = (dataDir: string) => readConfig({ SVOD_DATA: dataDir, SVOD_DEMO: "1", LOG_LEVEL: "error" });
  // Journeys say, publish and ask by themselves: what others said before would only be in their way.
  await createDemo(configOf(demoTemplates.whole), { silent: true });
  await cp(demoTemplates.whole, demoTemplates.short, { recursive: true });
  await shortenDemo(configOf(demoTemplates.short));
  project.provide("demoTemplates", demoTemplates);
  return () => rm(folder, { recursive: true, force: true });
}
