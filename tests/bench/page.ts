/** The document page of the demonstration, whole: CPU of the server's process a page when warm, beside a server that only sends the same bytes. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startDemo } from "./parts/demo-server.ts";
import { cpuSeconds, readPage } from "./parts/serving.ts";
import { judge, printTable } from "./parts/table.ts";

const warmings = 40;
const pages = 60;

/** CPU ms a page of a bare server that sends these bytes from memory, its client included as in no other figure. */
async function floor(html: string): Promise<number> {
  const bytes = Buffer.from(html);
  const server = createServer((_request, response) => void response.end(bytes)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const before = process.cpuUsage();
  for (let i = 0; i < pages; i++) await readPage(url, "");
  const { user, system } = process.cpuUsage(before);
  server.close();
  return (user + system) / 1000 / pages;
}

const demo = await startDemo();
const { origin } = demo;
try {
  const cookie = await demo.signIn("manager");
  const { projects } = (await (await fetch(`${origin}/api/v1/projects`, { headers: { cookie } })).json()) as {
    projects: { id: string }[];
  };
  const url = `${origin}/projects/${projects[0]!.id}`;
  const began = performance.now();
  const html = await readPage(url, cookie);
  const cold = performance.now() - began;
  for (let i = 0; i < warmings; i++) await readPage(url, cookie);
  const before = await cpuSeconds(origin);
  const started = performance.now();
  for (let i = 0; i < pages; i++) await readPage(url, cookie);
  const passed = (performance.now() - started) / pages;
  const cpu = (((await cpuSeconds(origin)) - before) * 1000) / pages;
  const bare = await floor(html);
  const size = Math.round(Buffer.byteLength(html) / 1024);
  printTable(`The document page of the demonstration, ${size} KB of HTML`, [
    { what: "warm page", "CPU, ms": cpu, "passed, ms": passed, "× floor": cpu / bare },
    { what: "floor: the same bytes sent and read", "CPU, ms": bare, "passed, ms": bare, "× floor": 1 },
    { what: "first page, texts from disk", "CPU, ms": "", "passed, ms": cold, "× floor": "" },
  ]);
  judge("server CPU a warm page, ms", cpu, 80);
} finally {
  await demo.stop();
}
