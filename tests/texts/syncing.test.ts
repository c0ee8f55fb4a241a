import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  messageDurable,
  messageSync,
  syncStep1,
  syncStep2,
  syncUpdate,
  writeSync,
} from "../../server/texts/messages.ts";
import { until, type TextClient } from "../helpers/texts-client.ts";
import { sharedTextsServer, type TextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

async function setState(server: TextsServer, state: "draft" | "review" | "agreed" | "baselined"): Promise<void> {
  const { ground, project, blockId } = server;
  await ground.facts.updateTable("blocks").set({ state }).where("id", "=", blockId).execute();
  ground.events.announce({ kind: "block", projectId: project.id, blockId, aspect: "state" });
}

test("[S1] step 1 is answered with exactly what the sender lacks", async () => {
  const server = await start();
  const writer = await server.open(server.manager).ready();
  writer.write("первое");
  await writer.saved();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
  writer.write("второе");
  await writer.saved();
  const lacking = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(copy));
  const reader = server.open(server.manager);
  await reader.ready();
  await reader.saved();
  const before = reader.heard.length;
  reader.send(writeSync(syncStep1, Y.encodeStateVector(copy)));
  await until("answered", () => reader.heard.length > before);
  expect(reader.heard[before]).toEqual(writeSync(syncStep2, lacking));
});

test("[S1] an answer never holds what is refused in the same moment", async () => {
  const server = await start();
  const honest = await server.open(server.manager).ready();
  const editor = await server.join("editor");
  for (let round = 0; round < 20; round++) {
    const evil = await server.open(editor).ready();
    const asked = writeSync(syncStep1, Y.encodeStateVector(new Y.Doc()));
    evil.doc.getXmlFragment("default").insert(0, [new Y.XmlElement("script")]);
    for (let i = 0; i < 5; i++) honest.send(asked);
    expect(await evil.closed).toBe(4400);
  }
  await until(
    "all answered",
    () => honest.heard.filter((f) => f[0] === messageSync && f[1] === syncStep2).length === 101,
  );
  expect(honest.fragment.toString()).not.toContain("script");
  expect(honest.doc.store.pendingStructs).toBeNull();
});

test("[S2] others hear the very frame that came, and its writer does not", async () => {
  const server = await start();
  const [writer, other] = [server.open(server.manager), server.open(await server.join("editor"))];
  await Promise.all([writer.ready(), other.ready()]);
  await writer.saved();
  const mine = writer.heard.length;
  let frame: Uint8Array | undefined;
  writer.doc.once("update", (update: Uint8Array) => (frame = writeSync(syncUpdate, update)));
  writer.write("слово");
  await until("heard", () => other.words.includes("слово"));
  expect(other.heard.at(-1)).toEqual(frame);
  await writer.saved();
  expect(writer.heard.slice(mine).map(([type]) => type)).toEqual([messageDurable]);
});

test("[S2] what others hear is on disk: nobody hears more than a reader of the disk", async () => {
  const server = await start();
  const [writer, other] = [server.open(server.manager), server.open(await server.join("editor"))];
  await Promise.all([writer.ready(), other.ready()]);
  const Database = (await import("better-sqlite3")).default;
  const disk = new Database(server.file, { readonly: true });
  const stored = disk.prepare("SELECT 1 FROM updates WHERE text = ? AND bytes = ?");
  const missing: Uint8Array[] = [];
  let heard = 0;
  other.doc.on("update", (update: Uint8Array) => {
    heard++;
    if (!stored.get(server.textId, update)) missing.push(update);
  });
  for (let i = 0; i < 50; i++) {
    writer.write(`строка ${i}`);
    await new Promise(setImmediate);
  }
  await until("all heard", () => heard === 50);
  disk.close();
  expect(missing).toEqual([]);
});

test("[S3] acknowledgements are cumulative, count no-ops and end at what was sent", async () => {
  const server = await start();
  const writer = await server.open(server.manager).ready();
  for (let i = 0; i < 30; i++) writer.write(`строка ${i}`);
  const known = Y.encodeStateAsUpdate(writer.doc);
  await writer.saved();
  for (let i = 0; i < 5; i++) writer.sendUpdate(known, syncStep2);
  await writer.saved();
  const counts = writer.heard.filter(([type]) => type === messageDurable).map((frame) => frame[1]!);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBe(counts.length);
  expect(counts.at(-1)).toBe(writer.sent);
});

test("[S3] a socket that did not ask for acknowledgements gets none", async () => {
  const server = await start();
  const writer = await server.open(server.manager, { query: { durable: "0" } }).ready();
  const watcher = await server.open(server.manager).ready();
  writer.write("слово");
  await until("heard", () => watcher.words.includes("слово"));
  expect(writer.heard.some(([type]) => type === messageDurable)).toBe(false);
});

test("[S4] a reader's reconnect, which sends what is known, is acknowledged, also on a locked text", async () => {
  const server = await start();
  const writer = await server.open(server.manager).ready();
  writer.write("написано");
  writer.fragment.delete(0, 1);
  await writer.saved();
  const observer = await server.join("observer");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc));
  for (const state of ["draft", "review", "agreed", "baselined"] as const) {
    await setState(server, state);
    const reader = await server.open(observer).ready();
    reader.sendUpdate(Y.encodeStateAsUpdate(doc), syncStep2);
    await reader.saved();
    expect(reader.code).toBeUndefined();
    await reader.leave();
  }
});

test("[S4] a reader whose copy tidied up superfluous marks is let be, and his tidying changes nothing", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const [first, second] = [await server.open(server.manager).ready(), await server.open(editor).ready()];
  first.write("слово за слово");
  await until("heard", () => second.words.includes("слово за слово"));
  const reader = await server.open(await server.join("observer")).ready();
  const textOf = ({ fragment }: TextClient) => (fragment.get(fragment.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
  // Both mark the same words at once, not knowing of each other.
  [first, second].forEach((client) => textOf(client).format(0, 5, { bold: {} }));
  await Promise.all([first.saved(), second.saved()]);
  await until("heard", () => textOf(reader).toString() === textOf(first).toString() && reader.sent > 1);
  // The server forgets what its own copy has tidied up.
  const evil = await server.open(editor).ready();
  evil.fragment.insert(0, [new Y.XmlElement("script")]);
  expect(await evil.closed).toBe(4400);
  const before = await server.texts.read(server.textId);
  for (const state of ["draft", "review"] as const) {
    await setState(server, state);
    const again = server.open(await server.join("observer"));
    await again.ready();
    again.sendUpdate(Y.encodeStateAsUpdate(reader.doc), syncStep2);
    await again.saved();
    expect(again.code).toBeUndefined();
  }
  expect(await server.texts.read(server.textId)).toEqual(before);
});

test("[S5] an observer's edit is refused with 4403 and the text is unchanged", async () => {
  const server = await start();
  const before = await server.read();
  const state = (await server.texts.read(server.textId)).version;
  for (const role of ["observer", "approver"] as const) {
    const reader = await server.open(await server.join(role)).ready();
    reader.write("нельзя");
    expect(await reader.closed).toBe(4403);
    const eraser = await server.open(await server.join(role)).ready();
    eraser.fragment.delete(0, 1);
    expect(await eraser.closed).toBe(4403);
  }
  expect(await server.read()).toEqual(before);
  expect((await server.texts.read(server.textId)).version).toBe(state);
});

test("[S5] a locked text answers new content with 4409 and stays readable (R3)", async () => {
  const server = await start();
  const writer = await server.open(server.manager).ready();
  for (const state of ["review", "agreed", "baselined"] as const) {
    await setState(server, state);
    const before = await server.read();
    const reader = await server.open(await server.join("editor")).ready();
    await reader.saved();
    expect(reader.code).toBeUndefined();
    reader.write("поздно");
    expect(await reader.closed).toBe(4409);
    expect(await server.read()).toEqual(before);
  }
  await setState(server, "draft");
  writer.write("снова можно");
  await writer.saved();
});
