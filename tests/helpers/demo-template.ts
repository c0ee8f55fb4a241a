/** Before the journeys: a browser is at hand, and the demonstration project is seeded once, to be copied by each of them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { readConfig } from "../../server/config.ts";
import { createDemo } from "../../server/ops/demo-data.ts";
import { findChromium } from "./chromium.ts";

declare module "vitest" {
  // Vitest names the type of provided values here.
  interface ProvidedContext {
    /** A data folder holding the demonstration project; copy it, never open it. */
    demoTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  findChromium();
  const folder = await mkdtemp(path.join(tmpdir(), "svod-demo-"));
  await createDemo(readConfig({ SVOD_DATA: folder, SVOD_DEMO: "1", LOG_LEVEL: "error" }));
  project.provide("demoTemplate", folder);
  return () => rm(folder, { recursive: true, force: true });
}
