import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { begin, bundle, kill, unbundle } from "../helpers/texts-build.ts";
import { TextClient } from "../helpers/texts-client.ts";
import type { Ready } from "../helpers/texts-process.ts";

const rounds = process.env.PROVE ? 50 : 3;

/** Writes until its socket falls; remembers what was acknowledged. */
async function write(client: TextClient, name: string): Promise<string[]> {
  await client.ready();
  await client.saved();
  const began = client.sent;
  const words: string[] = [];
  while (client.code === undefined) {
    const word = `${name}-${words.length}.`;
    words.push(word);
    client.write(word);
    if (words.length % 3 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
  }
  return words.slice(0, Math.max(0, client.acknowledged - began));
}

test(
  `[S2] [S3] ${rounds} times SIGKILL under writing: nothing acknowledged is lost (R1)`,
  { timeout: 900_000 },
  async () => {
    const built = await bundle({ server: "tests/helpers/texts-process.ts" });
    const dataDir = await mkdtemp(path.join(tmpdir(), "svod-kill-"));
    let running: Awaited<ReturnType<typeof begin<Ready>>> | undefined;
    onTestFinished(async () => {
      if (running) await kill(running.child);
      await rm(dataDir, { recursive: true, force: true });
      await unbundle(built);
    });
    const program = path.join(built, "server.js");
    const acknowledged: string[] = [];
    const readyAfter: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      const { child, ready } = (running = await begin<Ready>(program, [dataDir]));
      if (round > 0) readyAfter.push(performance.now() - started);
      const address = { url: ready.url, textId: ready.textIds[0]!, cookie: ready.cookie };
      const clients = Array.from({ length: 5 }, () => new TextClient(address));
      const writing = Promise.all(clients.map((client, i) => write(client, `${round}-${i}`)));
      await Promise.all(clients.map((client) => client.ready()));
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
      await kill(child);
      running = undefined;
      acknowledged.push(...(await writing).flat());
    }
    const { ready } = (running = await begin<Ready>(program, [dataDir]));
    const reader = await new TextClient({ url: ready.url, textId: ready.textIds[0]!, cookie: ready.cookie }).ready();
    const present = new Set(reader.words.match(/\d+-\d+-\d+\./g));
    expect(acknowledged.filter((word) => !present.has(word))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(rounds);
    await reader.leave();
    const worst = Math.max(...readyAfter);
    process.stdout.write(
      `SIGKILL: ${rounds} times, ${acknowledged.length} acknowledged updates, all there; ready again in ${Math.round(worst)} ms at worst\n`,
    );
    if (process.env.PROVE) expect(worst).toBeLessThan(5000);
  },
);
