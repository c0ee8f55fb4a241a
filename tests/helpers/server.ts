/** The built server as a process of its own, on a free port and a data folder that is thrown away. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import type { Demo } from "./demo-template.ts";
import { freePort, untilReady } from "./serving.ts";

export interface ServerProcess {
  /** http://127.0.0.1:PORT, or with the name that was asked for. */
  origin: string;
  dataDir: string;
  /** What it has printed so far. */
  output(): string;
  /** Ends it as an operator does; answers its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

export interface ServerOptions {
  /** Begin with a copy of the demonstration project; otherwise with nothing. */
  demo?: Demo;
  /** Begin with a copy of this data folder. */
  data?: string;
  env?: Record<string, string>;
  /** What people call the machine; passkeys are bound to a name, and 127.0.0.1 is none. */
  name?: "localhost";
}

/** Starts the server. Call it inside a test, whose end removes it, or in a hook and remove it there. */
export async function startServer({ demo, data, env = {}, name }: ServerOptions = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "svod-server-"));
  if (demo) await cp(inject("demoTemplates")[demo], dataDir, { recursive: true });
  if (data) await cp(data, dataDir, { recursive: true });
  const port = await freePort();
  const origin = `http://${name ?? "127.0.0.1"}:${port}`;
  let output = "";
  let child: ChildProcess;

  async function begin(): Promise<void> {
    const given = { PORT: String(port), HOST: "127.0.0.1", SVOD_DATA: dataDir, SVOD_DEMO: demo ? "1" : "0" };
    const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" as const };
    const plain = { ...inherited, LOG_LEVEL: "warn", ...given, ...env };
    child = spawn(process.execPath, ["build/main.js"], { env: plain, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout!.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr!.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await untilReady(origin, () =>
      child.exitCode === null ? undefined : `the server ended with ${child.exitCode}`,
    ).catch((error: Error) => Promise.reject(new Error(`${error.message}:\n${output}`)));
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  async function remove(): Promise<void> {
    await end("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  }

  try {
    onTestFinished(remove);
  } catch {
    // Started in a hook: the hook removes it.
  }
  await begin();
  return {
    origin,
    dataDir,
    output: () => output,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    restart: begin,
    remove,
  };
}
