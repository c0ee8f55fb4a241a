/**
 * Fan-out: 50 rooms of 10 clients, 3 of whom type. From sending a frame to its arrival at each of the others; our server,
 * which has every batch on disk before it is broadcast, beside a bare relay. Target: p99 at most 3 times the relay's.
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
  const before = await cpuOf(server);
  const [done] = (await once(child, "message")) as [Done];
  const cpu = (await cpuOf(server)) - before;
  await once(child, "exit");
  return { ...done, cpu };
}

const built = await bundle({
  server: "tests/helpers/texts-process.ts",
  relay: "tests/bench/parts/relay.ts",
  clients: "tests/bench/parts/fan-out-clients.ts",
});
const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
const program = (name: string) => path.join(built, `${name}.js`);
const ours = await begin<Ready>(program("server"), [dataDir, String(rooms)]);
const relay = await begin<{ url: string }>(program("relay"), []);
const found = { relay: [] as Awaited<ReturnType<typeof run>>[], ours: [] as Awaited<ReturnType<typeof run>>[] };
try {
  const names = ours.ready.textIds.slice(0, rooms);
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round <= rounds; round++) {
    const relayed = await run(program("clients"), relay.child, { url: relay.ready.url, cookie: "", rooms: names });
    const mine = await run(program("clients"), ours.child, { ...ours.ready, rooms: names });
    // The first round is for both to get warm.
    if (round === 0) continue;
    found.relay.push(relayed);
    found.ours.push(mine);
  }
} finally {
  await Promise.all([kill(ours.child), kill(relay.child)]);
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
const [base, mine] = [figures(found.relay), figures(found.ours)];
const row = (name: string, f: typeof base) => ({
  ...{
    server: name,
    "p50, ms": f.p50,
    "p99, ms": f.p99,
    "CPU, % of a core": f.cpu,
    "deliveries/s": f.persec,
    lost: f.lost,
  },
});
printTable(`Fan-out: ${rooms} rooms × ${load.clients} clients, ${load.writers} write in each`, [
  row("bare relay", base),
  row("Свод, on disk first", mine),
  {
    ...{
      server: "ratio",
      "p50, ms": mine.p50 / base.p50,
      "p99, ms": mine.p99 / base.p99,
      "CPU, % of a core": mine.cpu / base.cpu,
    },
    ...{ "deliveries/s": mine.persec / base.persec, lost: "" },
  },
]);
const ratios = found.ours.map((one, i) => quantile(one.latencies, 0.99) / quantile(found.relay[i]!.latencies, 0.99));
// The median: a round in which the machine was busy with something else tells of the machine.
process.stdout.write(`p99 ratios of the rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}\n`);
judge("p99 against the relay's, median of rounds", quantile(ratios, 0.5), 3);
