/** The load of the fan-out bench, the same for every server: rooms of clients, some of whom type; it tells latencies. */
import { WebSocket } from "ws";
import * as Y from "yjs";
import { messageSync, rootName, syncUpdate, writeSync } from "../../../server/texts/messages.ts";

/** What the parent orders, as JSON in the first argument. */
export interface Order {
  url: string;
  cookie: string;
  rooms: string[];
  clients: number;
  writers: number;
  /** Between two letters of one writer, ms. */
  everyMs: number;
  warmMs: number;
  measureMs: number;
}

const order = JSON.parse(process.argv[2]!) as Order;
const latencies: number[] = [];
const sentAt = new Map<string, number>();
let measuring = false;
let expected = 0;

function connect(room: string): Promise<WebSocket> {
  const ws = new WebSocket(`${order.url}/collab/${room}?durable=1`, { headers: { Cookie: order.cookie } });
  return new Promise((resolve, reject) => {
    ws.on("open", () => resolve(ws));
    ws.on("error", reject);
    ws.on("close", (code) => code !== 1006 && reject(new Error(`closed with ${code}`)));
    ws.on("message", (frame: Buffer) => {
      if (frame[0] !== messageSync || frame[1] !== syncUpdate) return;
      const at = sentAt.get(frame.toString("latin1"));
      if (at !== undefined) latencies.push(performance.now() - at);
    });
  });
}

/** The frames of somebody who types a letter at a time into a paragraph of his own. */
function typing(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => frames.push(writeSync(syncUpdate, update)));
  const text = new Y.XmlText("а");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  doc.getXmlFragment(rootName).insert(0, [paragraph]);
  while (frames.length < count) text.insert(text.length, "б");
  return frames;
}

function type(ws: WebSocket, frames: Uint8Array[]): void {
  const next = () => {
    const frame = frames.pop();
    if (!frame) return;
    if (measuring) {
      sentAt.set(Buffer.from(frame).toString("latin1"), performance.now());
      expected += order.clients - 1;
    }
    ws.send(frame);
  };
  // Writers do not type in step.
  setTimeout(() => setInterval(next, order.everyMs), Math.random() * order.everyMs);
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const length = Math.ceil((order.warmMs + order.measureMs + 1000) / order.everyMs) + 2;
const typists: { ws: WebSocket; frames: Uint8Array[] }[] = [];
for (const room of order.rooms) {
  const sockets = await Promise.all(Array.from({ length: order.clients }, () => connect(room)));
  for (const ws of sockets.slice(0, order.writers)) typists.push({ ws, frames: typing(length).reverse() });
}
await after(300);
for (const { ws, frames } of typists) type(ws, frames);
await after(order.warmMs);
process.send!({ phase: "measuring" });
measuring = true;
await after(order.measureMs);
measuring = false;
await after(500);
process.send!({ phase: "done", latencies, expected }, () => process.exit());
