/**
 * Fan-out: 50 rooms of 10 clients, 3 of whom type. From sending a frame to its arrival at each of the others; our server,
 * which has every batch on disk before it is broadcast, beside a bare relay and one that also has every batch on disk
 * first: what durability alone costs on this disk and scheduler. The target is 3 times that relay's p99, of which a
 * disturbed minute takes most: in quiet ones it is 0.9 to 2.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { begin, bundle, kill, unbundle } from "../helpers/texts-build.ts";
import type { Ready } from "../helpers/texts-process.ts";
import type { Order } from "./parts/fan-out-clients.ts";
import { judge, printTable, quantile } from "./parts/table.ts";

const rooms = 50;
const rounds = 7;
const load = { clients: 10, writers: 3, everyMs: 250, warmMs: 1500, measureMs: 4000 };

interface Done {
  phase: "done";
  latencies: number[];
  expected: number;
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send("cpu");
  const [usage] = (await once(server, "message")) as [NodeJS.CpuUsage];
  return (usage.user + usage.system) / 1000;
}

/** One run of the load against a server. */
async function run(clients: string, server: ChildProcess, target: Pick<Order, "url" | "cookie" | "rooms">) {
  const { child } = await begin(clients, [JSON.stringify({ ...target, ...load } satisfies Order)]);
  const gone = once(child, "exit");
  const before = await cpuOf(server);
  const [done] = (await once(child, "message")) as [Done];
  const cpu = (await cpuOf(server)) - before;
  await gone;
  return { ...done, cpu };
}

const built = await bundle({
  server: "tests/helpers/texts-process.ts",
  relay: "tests/bench/parts/relay.ts",
  durable: "tests/bench/parts/durable-relay.ts",
  clients: "tests/bench/parts/fan-out-clients.ts",
});
const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
const program = (name: string) => path.join(built, `${name}.js`);
const ours = await begin<Ready>(program("server"), [dataDir, String(rooms)]);
const relay = await begin<{ url: string }>(program("relay"), []);
const durable = await begin<{ url: string }>(program("durable"), [path.join(dataDir, "frames")]);
const names = ours.ready.textIds.slice(0, rooms);
const servers = {
  relay: { ...relay, target: { url: relay.ready.url, cookie: "", rooms: names } },
  durable: { ...durable, target: { url: durable.ready.url, cookie: "", rooms: names } },
  ours: { ...ours, target: { ...ours.ready, rooms: names } },
};
type Name = keyof typeof servers;
const all = Object.keys(servers) as Name[];
const found: Record<Name, Awaited<ReturnType<typeof run>>[]> = { relay: [], durable: [], ours: [] };
try {
  // In turns, so that whatever else the machine does falls on all.
  for (let round = 0; round <= rounds; round++) {
    for (const name of all) {
      const result = await run(program("clients"), servers[name].child, servers[name].target);
      // The first round is for getting warm.
      if (round > 0) found[name].push(result);
    }
  }
} finally {
  await Promise.all(all.map((name) => kill(servers[name].child)));
  await rm(dataDir, { recursive: true, force: true });
  await unbundle(built);
}

const figures = (runs: (typeof found)["ours"]) => {
  const all = runs.flatMap(({ latencies }) => latencies);
  const expected = runs.reduce((sum, one) => sum + one.expected, 0);
  const seconds = (load.measureMs / 1000) * runs.length;
  const cpu = runs.reduce((sum, one) => sum + one.cpu, 0) / seconds / 10;
  return {
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    cpu,
    persec: all.length / seconds,
    lost: expected - all.length,
  };
};
const [base, floor, mine] = [figures(found.relay), figures(found.durable), figures(found.ours)];
const row = (server: string, f: typeof base) => ({
  ...{ server, "p50, ms": f.p50, "p99, ms": f.p99, "CPU, % of a core": f.cpu, "deliveries/s": f.persec, lost: f.lost },
});
const against = (server: string, f: typeof base) => ({
  ...{ server, "p50, ms": mine.p50 / f.p50, "p99, ms": mine.p99 / f.p99 },
  ...{ "CPU, % of a core": mine.cpu / f.cpu, "deliveries/s": mine.persec / f.persec, lost: "" },
});
printTable(`Fan-out: ${rooms} rooms × ${load.clients} clients, ${load.writers} write in each`, [
  row("bare relay", base),
  row("relay with every batch on disk first", floor),
  row("Свод", mine),
  against("Свод ÷ bare relay", base),
  against("Свод ÷ relay with disk", floor),
]);

/** The median of rounds: one in which the machine was busy with something else tells of the machine. */
function ratioTo(name: Name): number {
  const p99 = (one: { latencies: number[] }) => quantile(one.latencies, 0.99);
  const ratios = found.ours.map((one, i) => p99(one) / p99(found[name][i]!));
  process.stdout.write(`p99 ÷ ${name} by rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}\n`);
  return quantile(ratios, 0.5);
}
process.stdout.write(`p99 against the bare relay's, median of rounds: ${ratioTo("relay").toFixed(2)}\n`);
judge("p99 against the relay's with every batch on disk first, median of rounds", ratioTo("durable"), 3);
