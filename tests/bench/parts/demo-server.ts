/** The built demonstration as a process of its own, in a data folder that is thrown away. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export interface DemoServer {
  origin: string;
  /** Signs a person of the demonstration in; answers the Cookie header. */
  signIn(account: string): Promise<string>;
  stop(): Promise<void>;
}

async function addressOf(stdout: AsyncIterable<unknown>): Promise<string> {
  let said = "";
  for await (const chunk of stdout) {
    said += String(chunk);
    const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`the demonstration did not start:\n${said}`);
}

/** Starts it and waits for its address. */
export async function startDemo(): Promise<DemoServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
  const args = ["build/demo.js", "--port", "0", "--data", path.join(dataDir, "demo"), "--no-browser"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await addressOf(child.stdout);
  return {
    origin,
    signIn: async (account) => {
      const answer = await fetch(`${origin}/api/v1/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          email: `${account}@demo.example`,
          password: process.env.SVOD_DEMO_PASSWORD ?? "svod-demo",
        }),
      });
      if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
      return answer.headers.getSetCookie()[0]!.split(";")[0]!;
    },
    stop: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
