/** Reads a transcript in a child process, which is killed when it takes too long or too much. */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Transcript } from "../../../content/interviews/transcripts.ts";
import { Refusal } from "../refusal.ts";
import type { ReaderAnswer } from "./transcript-reader.ts";

/** How long reading may take once the process stands, ms, and how much memory it may hold, bytes. */
const patienceMs = 10_000;
const mostMemory = 512 * 1024 * 1024;
const lookMs = 100;
/** How long the process may take to stand, ms. */
const startMs = 60_000;

/** The built program stands beside the built server; from sources it is run through tsx. */
function startReader() {
  const here = fileURLToPath(import.meta.url);
  const fromSources = here.endsWith(".ts");
  const file = path.join(path.dirname(here), fromSources ? "transcript-reader.ts" : "transcript-reader.js");
  const memory = "--max-old-space-size=512";
  const execArgv = fromSources ? [memory, "--import", "tsx"] : [memory];
  return fork(file, { execArgv, env: { NODE_ENV: "production" }, stdio: ["ignore", "ignore", "ignore", "ipc"] });
}

/** Where the system tells of it, how much memory a process holds, bytes. */
function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** @throws Refusal transcript-unreadable, transcript-too-heavy */
export async function readApart(bytes: Uint8Array): Promise<Transcript> {
  const child = startReader();
  let timer = setTimeout(() => child.kill("SIGKILL"), startMs);
  const watch = setInterval(() => {
    if (child.pid !== undefined && memoryOf(child.pid) > mostMemory) child.kill("SIGKILL");
  }, lookMs);
  try {
    const answer = await new Promise<ReaderAnswer>((resolve) => {
      child.on("message", (said: "ready" | ReaderAnswer) => {
        if (said !== "ready") return resolve(said);
        clearTimeout(timer);
        timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
        child.send({ bytes: Buffer.from(bytes).toString("base64") });
      });
      child.on("error", () => resolve({ failed: "unreadable" }));
      // Killed, or out of memory.
      child.on("exit", () => resolve({ failed: "too-heavy" }));
    });
    if ("read" in answer) return answer.read;
    throw new Refusal(
      answer.failed === "too-heavy" ? "transcript-too-heavy" : "transcript-unreadable",
      {},
      "transcript",
    );
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    child.kill("SIGKILL");
  }
}
