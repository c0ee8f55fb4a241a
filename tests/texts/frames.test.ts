import { once } from "node:events";
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  messageAwareness,
  messageQueryAwareness,
  messageSync,
  syncStep1,
  syncUpdate,
  writeSync,
} from "../../server/texts/messages.ts";
import { caretFrame, until, type TextClient } from "../helpers/texts-client.ts";
import { sharedTextsServer, type Guest, type TextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

test("[V1] a frame longer than 256 KB is closed with 4413, one of just 256 KB is not", async () => {
  const server = await start();
  const client = await server.open(server.manager).ready();
  client.send(new Uint8Array(256 * 1024 + 1));
  expect(await client.closed).toBe(4413);
  const just = await server.open(server.manager).ready();
  just.send(new Uint8Array(256 * 1024));
  expect(await just.closed).toBe(4400);
  // Above what is read at all, the socket is closed before the frame is here.
  const far = await server.open(server.manager).ready();
  far.send(new Uint8Array(2 * 1024 * 1024));
  expect(await far.closed).toBe(4413);
});

const malformed: Record<string, Uint8Array | string> = {
  "a text frame": "привет",
  "an empty frame": new Uint8Array(),
  "an unknown message": Uint8Array.of(7, 0),
  "an authentication message": Uint8Array.of(2, 0),
  "an acknowledgement": Uint8Array.of(100, 1),
  "an unknown sync step": Uint8Array.of(messageSync, 3, 0),
  "a sync message without a payload": Uint8Array.of(messageSync, syncUpdate),
  "a payload shorter than it says": Uint8Array.of(messageSync, syncUpdate, 200, 1),
  "bytes after the message": Uint8Array.of(messageSync, syncUpdate, 2, 0, 0, 9),
  "a state vector that is none": writeSync(syncStep1, Uint8Array.of(255, 255, 255)),
  "an update that is none": writeSync(syncUpdate, Uint8Array.of(255, 255, 255)),
  "carets that are none": Uint8Array.of(messageAwareness, 3, 9, 9, 9),
  "a caret that is no JSON": Uint8Array.of(messageAwareness, 5, 1, 1, 1, 1, 123),
  "bytes after carets": Uint8Array.of(...caretFrame([{ client: 1, clock: 1, state: {} }]), 0),
  "bytes after a question": Uint8Array.of(messageQueryAwareness, 0),
  "a number without an end": new Uint8Array(50).fill(255),
};

test.each(Object.entries(malformed))("[V2] %s is closed with 4400, and only that socket", async (_, frame) => {
  const server = await start();
  const [honest, evil] = [server.open(server.manager), server.open(server.manager)];
  await Promise.all([honest.ready(), evil.ready()]);
  evil.send(frame);
  expect(await evil.closed).toBe(4400);
  honest.write("цел");
  await honest.saved();
});

/** How many frames: the proof runs many more. */
const rounds = process.env.PROVE ? 100_000 : 5000;

/** Random bytes, honest frames with a few bytes changed, cut or repeated. */
function frames(samples: Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const bytes = fc.uint8Array({ maxLength: 60 });
  const sample = fc.constantFrom(...samples);
  const place = fc.nat(1 << 20);
  const mutated = fc
    .tuple(sample, fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }))
    .map(([frame, changes]) => {
      const made = frame.slice();
      for (const [at, byte] of changes) made[at % made.length] = byte;
      return made;
    });
  const cut = fc.tuple(sample, place).map(([frame, at]) => frame.slice(0, at % frame.length));
  const doubled = fc.tuple(sample, sample).map(([a, b]) => Uint8Array.of(...a, ...b));
  const wrapped = fc.tuple(fc.constantFrom(0, 1, 2), bytes).map(([step, payload]) => writeSync(step, payload));
  const carets = bytes.map((payload) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness);
      encoding.writeVarUint8Array(encoder, payload);
    }),
  );
  return fc.oneof(bytes, mutated, mutated, mutated, cut, doubled, wrapped, carets);
}

/** Sends all frames, over a new socket whenever one has been closed; answers the close codes. */
async function attack(server: TextsServer, guest: Guest, all: Uint8Array[]): Promise<Set<number>> {
  const codes = new Set<number>();
  const address = `${server.url}/collab/${server.textId}`;
  let at = 0;
  while (at < all.length) {
    const ws = new WebSocket(address, { headers: { Cookie: guest.cookie } });
    const closed = once(ws, "close");
    await once(ws, "open");
    while (at < all.length && ws.readyState === ws.OPEN) {
      ws.send(all[at++]!);
      if (Math.random() < 0.7) await new Promise(setImmediate);
    }
    if (ws.readyState === ws.OPEN) ws.close();
    const [code] = (await closed) as [number];
    if (code !== 1005) codes.add(code);
  }
  return codes;
}

test(`[V2] ${rounds} malformed frames harm nobody beside them (R9)`, { timeout: 1_800_000 }, async () => {
  const server = await start();
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  process.stdout.write(`malformed frames: SEED=${seed}\n`);
  const honest: TextClient[] = [server.open(server.manager), server.open(await server.join("editor"))];
  await Promise.all(honest.map((client) => client.ready()));
  const samples: Uint8Array[] = honest[0]!.heard.filter(([type]) => type === messageSync);
  const collect = (update: Uint8Array) => void (samples.length < 60 && samples.push(writeSync(syncUpdate, update)));
  honest[0]!.doc.on("update", collect);
  let written = 0;
  const write = () => honest.forEach((client, i) => client.write(`честно ${i}-${written++}.`));
  for (let i = 0; i < 10; i++) write();
  const writing = setInterval(write, 500);
  const all = fc.sample(frames(samples), { numRuns: rounds, seed });
  const evil = await Promise.all([1, 2, 3, 4].map(() => server.join("editor")));
  const share = Math.ceil(all.length / evil.length);
  const codes = await Promise.all(evil.map((guest, i) => attack(server, guest, all.slice(i * share, (i + 1) * share))));
  clearInterval(writing);
  write();
  await Promise.all(honest.map((client) => client.saved()));
  const states = () => honest.map((client) => client.fragment.toString());
  await until("they converge", () => states()[0] === states()[1]);
  for (const client of honest) expect(client.code).toBeUndefined();
  const missing = Array.from({ length: written }, (_, i) => `${i % 2}-${i}.`).filter(
    (word) => !honest[0]!.words.includes(`честно ${word}`),
  );
  // A mutated copy of an honest frame may be a valid edit; what it deletes is the attacker's right as an editor.
  expect(missing.length).toBeLessThan(written / 2);
  expect([...new Set(codes.flatMap((set) => [...set]))].every((code) => code === 4400)).toBe(true);
  // The worker never fell: the document reads, and a newcomer gets it.
  const newcomer = await server.open(server.manager).ready();
  expect(newcomer.fragment.toString()).toBe(states()[0]);
  await server.read();
});
