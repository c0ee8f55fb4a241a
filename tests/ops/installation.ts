/** An installation for these tests, with something of everything: people, a project, texts, revisions, a file. */
import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import { copySnapshot } from "../../server/ops/snapshot.ts";
import { openTestGround, type TestGround } from "../helpers/ground.ts";
import { project, type TestProject } from "../helpers/projects.ts";
import { smallTemplate } from "../helpers/small-template.ts";

/** A folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "svod-ops-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Installation {
  ground: TestGround;
  dataDir: string;
  project: TestProject;
  /** A text of the project. */
  textId: string;
  /** The hash of a stored file. */
  fileHash: string;
}

export async function installation(): Promise<Installation> {
  const templates = new Map([[smallTemplate.key, smallTemplate]]);
  const ground = Object.assign(await openTestGround(), { templates });
  const made = await project(ground);
  const fileHash = await ground.files.put(Buffer.from("план цеха"));
  const file = { hash: fileHash, size: 17, type: "text/plain", createdAt: ground.clock.now().toISOString() };
  await ground.facts.insertInto("files").values(file).execute();
  const { sections } = await made.now();
  const textId = sections[0]!.blocks[0]!.textId;
  return { ground, dataDir: ground.config.dataDir, project: made, textId, fileHash };
}

export type Stored = Pick<Installation, "dataDir" | "project" | "textId" | "fileHash">;

/** Makes one installation for the tests of a file; the answer is a fresh copy of its data with no server on it. */
export function storedInstallation(): () => Promise<Stored> {
  let pristine: string;
  let made: Installation;
  beforeAll(async () => {
    made = await installation();
    pristine = await mkdtemp(path.join(tmpdir(), "svod-ops-"));
    await copySnapshot(made.dataDir, pristine);
    await made.ground.close();
  });
  afterAll(() => rm(pristine, { recursive: true, force: true }));
  return async () => {
    const dataDir = await temporaryFolder();
    await cp(pristine, dataDir, { recursive: true });
    return { ...made, dataDir };
  };
}

/** A document of one line. */
export function line(words: string): DocNode {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] };
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of our programs from its source, as an operator does, with nothing else in the environment. */
export function runProgram(file: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const plain = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" as const, ...env };
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { env: plain });
  const ended: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (ended.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (ended.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ended, code }));
  });
}
