/**
 * Cold join: a text of 260,000 single-letter edits, most of them in a snapshot, some in the tail, opened from disk by the
 * first who comes; beside a relay that hands over the same bytes from memory. Time from connecting to having everything.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { schemaVersion } from "../../content/schema/version.ts";
import { messageSync, rootName, syncStep1, syncStep2, writeSync } from "../../server/texts/messages.ts";
import { openUpdateLog } from "../../server/texts/update-log.ts";
import { begin, bundle, kill, unbundle } from "../helpers/texts-build.ts";
import type { Ready } from "../helpers/texts-process.ts";
import { printTable, quantile } from "./parts/table.ts";

const edits = 260_000;
const inTail = 1900;
const starts = 5;

/** Types a hundred letters here and a hundred there, and takes every twentieth letter back. */
function typeLong(): { snapshot: Uint8Array; tail: Uint8Array[]; client: number } {
  const doc = new Y.Doc();
  const text = new Y.XmlText("начало");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  doc.getXmlFragment(rootName).insert(0, [paragraph]);
  let at = 0;
  let random = 42;
  const edit = (i: number) => {
    random = (random * 1103515245 + 12345) % 2 ** 31;
    if (i % 100 === 0) at = random % text.length;
    if (i % 20 === 19 && at > 0) text.delete(--at, 1);
    else text.insert(at++, "абвгдежзик"[i % 10]!);
  };
  for (let i = 0; i < edits - inTail; i++) edit(i);
  const snapshot = Y.encodeStateAsUpdate(doc);
  const tail: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => tail.push(update));
  for (let i = edits - inTail; i < edits; i++) edit(i);
  return { snapshot, tail, client: doc.clientID };
}

/** Makes a text of the data folder the long one. */
function store(dataDir: string, textId: string, { snapshot, tail, client }: ReturnType<typeof typeLong>): void {
  const log = openUpdateLog(path.join(dataDir, "texts.db"), schemaVersion);
  const logged = (bytes: Uint8Array) => ({ text: textId, bytes, user: "typist", writes: [{ client, from: 0, to: 1 }] });
  const at = new Date().toISOString();
  log.append([logged(snapshot)], at);
  log.compact(textId, snapshot);
  log.append(tail.map(logged), at);
  log.close();
}

/** Connects and asks for everything; answers the time, ms, and the bytes. */
async function join(url: string, textId: string, cookie: string): Promise<{ ms: number; state: Uint8Array }> {
  const began = performance.now();
  const ws = new WebSocket(`${url}/collab/${textId}`, { headers: { Cookie: cookie } });
  ws.on("open", () => ws.send(writeSync(syncStep1, Y.encodeStateVector(new Y.Doc()))));
  const frame = await new Promise<Buffer>((resolve, reject) => {
    ws.on("message", (heard: Buffer) => heard[0] === messageSync && heard[1] === syncStep2 && resolve(heard));
    ws.on("close", (code) => reject(new Error(`closed with ${code}`)));
  });
  const ms = performance.now() - began;
  ws.removeAllListeners("close").terminate();
  return { ms, state: frame };
}

const built = await bundle({ server: "tests/helpers/texts-process.ts", relay: "tests/bench/parts/relay.ts" });
const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
const program = (name: string) => path.join(built, `${name}.js`);
const found: Record<"cold" | "warm" | "relay" | "apply", number[]> = { cold: [], warm: [], relay: [], apply: [] };
let bytes = 0;
try {
  const first = await begin<Ready>(program("server"), [dataDir, "2"]);
  await kill(first.child);
  const long = typeLong();
  const [, textId] = first.ready.textIds;
  store(dataDir, textId!, long);
  const stateFile = path.join(dataDir, "state");
  const whole = new Y.Doc();
  whole.transact(() => [long.snapshot, ...long.tail].forEach((update) => Y.applyUpdate(whole, update)));
  await writeFile(stateFile, Y.encodeStateAsUpdate(whole));
  const relay = await begin<{ url: string }>(program("relay"), [stateFile]);
  for (let i = 0; i < starts; i++) {
    const { child, ready } = await begin<Ready>(program("server"), [dataDir]);
    // The first socket of a process pays for more than the text.
    await join(ready.url, ready.textIds[0]!, ready.cookie);
    const cold = await join(ready.url, textId!, ready.cookie);
    found.cold.push(cold.ms);
    bytes = cold.state.byteLength;
    found.warm.push((await join(ready.url, textId!, ready.cookie)).ms);
    found.relay.push((await join(relay.ready.url, textId!, "")).ms);
    await kill(child);
    const began = performance.now();
    Y.applyUpdate(new Y.Doc(), cold.state.subarray(cold.state.byteLength - Y.encodeStateAsUpdate(whole).byteLength));
    found.apply.push(performance.now() - began);
  }
  await kill(relay.child);
} finally {
  await rm(dataDir, { recursive: true, force: true });
  await unbundle(built);
}

const median = (values: number[]) => quantile(values, 0.5);
const base = median(found.relay);
const row = (what: string, values: number[]) => ({
  ...{ what, "median, ms": median(values), "worst, ms": Math.max(...values), "× relay": median(values) / base },
});
printTable(`Cold join: ${edits} edits, ${Math.round(bytes / 1024)} KB, ${inTail} of them in the tail`, [
  row("relay hands over the same bytes", found.relay),
  row("Свод, text in memory", found.warm),
  row("Свод, text on disk", found.cold),
  row("(the client's own applying)", found.apply),
]);
