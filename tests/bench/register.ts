/** The register of 2,000 requirements: what a page costs the server and the line, and how it answers to hands in Chromium. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { launchChromium } from "../helpers/chromium.ts";
import { freePort, untilReady } from "../helpers/serving.ts";
import { credentials, seedRequirements } from "./parts/many-requirements.ts";
import { longest, watchTasks } from "./parts/long-tasks.ts";
import { choose, openRow, typeWords, watchLoad } from "./parts/register-hands.ts";
import { cpuSeconds, readPage } from "./parts/serving.ts";
import { judge, printTable, quantile } from "./parts/table.ts";

const requirements = 2_000;
const warmings = 10;
const pages = 20;
const times = 10;
const keys = 100;

async function startServer(dataDir: string) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const given = { LOG_LEVEL: "error", PORT: String(port), HOST: "127.0.0.1", SVOD_DATA: dataDir };
  const env = { ...process.env, NODE_ENV: "production" as const, ...given };
  const child = spawn(process.execPath, ["build/main.js"], { env, stdio: "inherit" });
  await untilReady(origin, () => (child.exitCode === null ? undefined : "the server did not start"));
  return { child, origin };
}

async function measureAnswer(origin: string, what: string, url: string, cookie: string) {
  const text = await readPage(url, cookie);
  for (let i = 0; i < warmings; i++) await readPage(url, cookie);
  const before = await cpuSeconds(origin);
  for (let i = 0; i < pages; i++) await readPage(url, cookie);
  const cpu = (((await cpuSeconds(origin)) - before) * 1000) / pages;
  return { what, "CPU, ms": cpu, KB: Buffer.byteLength(text) / 1024, "gzip, KB": gzipSync(text).length / 1024 };
}

async function measureServer(origin: string, url: string, cookie: string): Promise<void> {
  const whole = await measureAnswer(origin, "page, warm", url, cookie);
  const data = await measureAnswer(origin, "data of a changed filter", `${url}.data?priority=must`, cookie);
  printTable(`The register of ${requirements} requirements, server`, [whole, data]);
  judge("server CPU a warm page, ms", whole["CPU, ms"], 250);
  judge("server CPU a changed filter, ms", data["CPU, ms"], 60);
  judge("page on the line, KB gzip", whole["gzip, KB"], 300);
}

const spread = (what: string, all: number[], task?: number) => ({
  ...{ what, "p50, ms": quantile(all, 0.5), "p95, ms": quantile(all, 0.95), "worst, ms": Math.max(...all) },
  "longest task, ms": task ?? "",
});

async function measureBrowser(url: string, cookie: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    // What runs this file gives functions their names by a helper that pages do not have.
    await page.addInitScript({ content: "globalThis.__name = (named) => named" });
    await page.addInitScript(watchTasks);
    await page.addInitScript(watchLoad);
    const [painted, awake, loads]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < 5; i++) {
      await page.goto(url);
      await page.waitForFunction(() => window.arrival.awake > 0);
      const arrival = await page.evaluate(() => window.arrival);
      painted.push(arrival.painted);
      awake.push(arrival.awake);
      loads.push(await longest(page));
    }
    const opened: number[] = [];
    for (let i = 0; i < times; i++) opened.push(await openRow(page, i * 190));
    const openTask = await longest(page);
    const [narrow, wide]: [number[], number[]] = [[], []];
    for (let i = 0; i < times; i++) {
      narrow.push((await choose(page, i % 2 ? "must" : "could", requirements / 4)).said);
      wide.push((await choose(page, "", requirements)).all);
    }
    const chooseTask = await longest(page);
    const typed = await typeWords(page, keys, 120);
    const typeTask = await longest(page);
    printTable(`The register of ${requirements} requirements, Chromium`, [
      spread("first paint", painted),
      spread("answers to hands", awake, quantile(loads, 0.5)),
      spread("opening a row", opened, openTask),
      spread(`a filter down to ${requirements / 4}, said`, narrow),
      spread(`back to ${requirements}, all rows`, wide, chooseTask),
      spread("key press in the search field", typed, typeTask),
    ]);
    judge("first paint, p50, ms", quantile(painted, 0.5), 1_000);
    judge("answers to hands, p50, ms", quantile(awake, 0.5), 2_000);
    judge("longest task of loading, p50, ms", quantile(loads, 0.5), 200);
    judge("opening a row, p95, ms", quantile(opened, 0.95), 300);
    judge("longest task of opening a row, ms", openTask, 200);
    judge("longest task of a changed filter, ms", chooseTask, 200);
    judge("key press to paint, p95, ms", quantile(typed, 0.95), 50);
  } finally {
    await browser.close();
  }
}

const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
try {
  const id = await seedRequirements(dataDir, requirements);
  const { child, origin } = await startServer(dataDir);
  const exited = once(child, "exit");
  try {
    const answer = await fetch(`${origin}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
    });
    const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
    const url = `${origin}/projects/${id}/requirements`;
    await measureServer(origin, url, cookie);
    await measureBrowser(url, cookie);
  } finally {
    child.kill("SIGTERM");
    await exited;
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
