import Database from "better-sqlite3";
import { mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "../../content/schema/canonical.ts";
import { reviseAfterPause } from "../../server/domain/history/paused-texts.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { syncStep1, syncUpdate, writeSync } from "../../server/texts/messages.ts";
import { revisionAuthors } from "../helpers/revision-authors.ts";
import { smallDisk } from "../helpers/small-disk.ts";
import { stockProvider, until } from "../helpers/texts-client.ts";
import { edited, openCore } from "../helpers/texts-core.ts";
import { startTexts } from "../helpers/texts-server.ts";

const paragraph = (words: string) => (fragment: Y.XmlFragment) => {
  const made = new Y.XmlElement("paragraph");
  made.insert(0, [new Y.XmlText(words)]);
  fragment.insert(fragment.length, [made]);
};

const frameOf = (update: Uint8Array) => writeSync(syncUpdate, update);
const stepOne = writeSync(syncStep1, Y.encodeStateVector(new Y.Doc()));

test("[S6] a full disk closes the sockets of the texts it refused with 4508, and says nothing of the batch", () => {
  const disk = smallDisk();
  const test = openCore({}, disk.folder);
  const [full, other] = [test.create(), test.create()];
  const [writer, reader, elsewhere] = [test.open(full, "writer"), test.open(full, "reader"), test.open(other, "other")];
  const copy = test.copy(full);
  expect(test.deliver(writer, edited(copy, paragraph("до")))).toBeUndefined();
  const before = canonicalJson(test.core.readings.read(full).doc);
  disk.fill();
  const update = edited(copy, paragraph("нет места".repeat(1000)));
  test.said();
  test.core.frame(writer, frameOf(update), true, false);
  test.core.frame(elsewhere, stepOne, true, false);
  const said = test.said();
  expect(said.filter((one) => one.to === "close")).toEqual([
    { to: "close", socket: writer, code: 4508 },
    { to: "close", socket: reader, code: 4508 },
  ]);
  expect(said.filter((one) => one.to === "others")).toEqual([]);
  // Who asked in another text at that moment has his answer.
  expect(said.filter((one) => one.to === "socket").map((one) => one.socket)).toEqual([elsewhere]);
  expect(test.troubles).toEqual(["a commit"]);
  expect(canonicalJson(test.core.readings.read(full).doc)).toBe(before);
  expect(() => test.core.edits.edit(full, { type: "doc", content: [] }, "writer")).toThrow();
  test.advance(120_000);
  test.core.sweep();
  disk.free();
  expect(test.deliver(test.open(full, "writer"), update)).toBeUndefined();
  test.reopen();
  expect(canonicalJson(test.core.readings.read(full).doc)).toContain("нет места");
});

test("[S6] space for commits is reserved where there is plenty, and a disk with little room keeps it", async () => {
  const roomy = mkdtempSync(path.join(tmpdir(), "svod-roomy-"));
  onTestFinished(() => rmSync(roomy, { recursive: true }));
  for (const folder of [smallDisk().folder, roomy]) {
    const { blocks, bsize } = statfsSync(folder);
    const reserved = blocks * bsize > 100_000_000;
    const server = await startTexts({ dataDir: folder });
    const writer = await server.open(server.manager).ready();
    writer.write("слово");
    await writer.saved();
    const { size } = statSync(path.join(folder, "texts.db-wal"));
    expect(size > 16_000_000).toBe(reserved);
    // Nothing of what the space was taken with is left.
    expect((await server.open(server.manager).ready()).words).toContain("слово");
    const tables = new Database(path.join(folder, "texts.db"), { readonly: true }).prepare(
      "SELECT count(*) AS count FROM sqlite_schema WHERE name = 'reserve'",
    );
    expect(tables.get()).toEqual({ count: 0 });
  }
});

test("[S6] a stock client whose server's disk was full recovers by itself, with everything it typed (R1)", async () => {
  const disk = smallDisk();
  const server = await startTexts({ dataDir: disk.folder });
  const watcher = await server.open(server.manager).ready();
  const provider = stockProvider({ url: server.url, textId: server.textId, cookie: server.manager.cookie });
  await until("synced", () => provider.synced);
  disk.fill();
  const codes: number[] = [];
  provider.on("connection-close", (event) => event && codes.push(event.code));
  provider.doc.transact(() => paragraph("не помещается ".repeat(3000))(provider.doc.getXmlFragment("default")));
  await until("refused", () => codes.length > 0);
  expect(codes[0]).toBe(4508);
  expect(await watcher.closed).toBe(4508);
  expect(watcher.words).not.toContain("не помещается");
  disk.free();
  const later = await until("it comes back", () => provider.synced).then(() => server.open(server.manager).ready());
  await until("everything is there", () => later.words.includes("не помещается"));
  provider.destroy();
});

test("[S7] a text whose bytes are damaged closes its sockets with 4508 and is never an empty one (R9)", async () => {
  const server = await startTexts({ idleMs: 0, sweepMs: 10 });
  const { texts, textId, file } = server;
  const healthy = (await server.project.now()).sections[0]!.blocks[1]!.textId;
  const writer = await server.open(server.manager).ready();
  writer.write("дорогие слова");
  await writer.saved();
  await writer.leave();
  const disk = new Database(file);
  const tail = disk.prepare("SELECT 1 FROM updates WHERE text = ?");
  await until("put away", () => tail.get(textId) === undefined);
  const { state } = disk.prepare("SELECT state FROM snapshots WHERE text = ?").get(textId) as { state: Buffer };
  const harms = [
    Buffer.from(state.map((byte, i) => (i > 10 ? byte ^ 0xff : byte))),
    state.subarray(0, state.length >> 1),
    Buffer.alloc(0),
    Buffer.of(0, 0),
  ];
  for (const harmed of harms) {
    disk.prepare("UPDATE snapshots SET state = ? WHERE text = ?").run(harmed, textId);
    const reader = server.open(server.manager);
    expect(await reader.closed).toBe(4508);
    expect(reader.heard).toEqual([]);
    expect([...(await texts.html([textId, healthy], "ru")).keys()]).toEqual([healthy]);
    const error = await texts.read(textId).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Refusal);
  }
  disk.prepare("UPDATE snapshots SET state = ? WHERE text = ?").run(state, textId);
  disk.close();
  expect((await server.open(server.manager).ready()).words).toContain("дорогие слова");
});

test("[S7] that a text cannot be read is logged once however often it is asked for, and anew when it was well meanwhile", async () => {
  const said: string[] = [];
  const log = pino(
    { level: "error" },
    { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const server = await startTexts({ idleMs: 0, sweepMs: 5, pauseMs: 10, longestMs: 10, log });
  const { texts, textId, file, ground } = server;
  Object.assign(ground, { log });
  const writer = await server.open(server.manager).ready();
  writer.write("дорогие слова");
  await writer.saved();
  await writer.leave();
  const disk = new Database(file);
  await until("put away", () => disk.prepare("SELECT 1 FROM updates WHERE text = ?").get(textId) === undefined);
  const { state } = disk.prepare("SELECT state FROM snapshots WHERE text = ?").get(textId) as { state: Buffer };
  const put = (bytes: Buffer) => disk.prepare("UPDATE snapshots SET state = ? WHERE text = ?").run(bytes, textId);
  const once = ["derive of text", "read of text", "render of text", "text"].map(
    (what) => `texts: ${what} ${textId} failed`,
  );
  await texts.derive(textId);
  for (let time = 0; time < 2; time++) {
    said.length = 0;
    put(state.subarray(0, state.length >> 1));
    // Until then it is still in memory, whole.
    await until("the damage is met", () =>
      texts.read(textId).then(
        () => false,
        () => true,
      ),
    );
    const tries: Promise<void>[] = [];
    // A revision of it stays due.
    const stop = texts.onPause((text) => void tries.push(reviseAfterPause(ground, text)));
    for (let i = 0; i < 3; i++) {
      expect(await server.open(server.manager).closed).toBe(4508);
      await texts.html([textId], "ru");
      await texts.read(textId).catch(() => undefined);
    }
    await until("tried again and again", () => tries.length >= 3);
    stop();
    await Promise.all(tries);
    expect(said.toSorted()).toEqual(once);
    put(state);
    await Promise.all([texts.read(textId), texts.derive(textId), texts.html([textId], "ru")]);
    await (await server.open(server.manager).ready()).leave();
  }
  disk.close();
});

test("[S1] a text is put away when it is idle and comes back whole, however quickly people come and go", async () => {
  const server = await startTexts({ idleMs: 0, sweepMs: 1 });
  let expected = "";
  for (let i = 0; i < 20; i++) {
    const client = await server.open(server.manager).ready();
    expect(client.words).toContain(expected);
    expected = `приход ${i}.`;
    client.write(expected);
    await client.saved();
    await client.leave();
  }
  const words = (await server.open(server.manager).ready()).words;
  for (let i = 0; i < 20; i++) expect(words.split(`приход ${i}.`)).toHaveLength(2);
});

test("compaction keeps versions, who wrote what, and the very state (R4)", () => {
  const test = openCore();
  const text = test.create();
  const copies = ["a", "b"].map((user) => ({ user, socket: test.open(text, user), copy: test.copy(text) }));
  for (const { socket, copy } of copies) test.deliver(socket, edited(copy, paragraph(".")));
  const letter = (fragment: Y.XmlFragment) => ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, "я");
  for (let i = 0; i < 1000; i++)
    for (const { socket, copy } of copies) test.core.frame(socket, frameOf(edited(copy, letter)), true, false);
  test.said();
  const before = {
    ...test.core.readings.read(text),
    writes: test.core.readings.writes(text),
    state: Y.encodeStateAsUpdate(test.copy(text)),
  };
  test.core.sweep();
  const disk = new Database(test.file, { readonly: true });
  expect(disk.prepare("SELECT count(*) AS n FROM updates WHERE text = ?").get(text)).toEqual({ n: 0 });
  disk.close();
  test.reopen();
  const after = {
    ...test.core.readings.read(text),
    writes: test.core.readings.writes(text),
    state: Y.encodeStateAsUpdate(test.copy(text)),
  };
  expect(after).toEqual(before);
  for (const { user, copy } of copies) {
    const ranges = after.writes.filter((range) => range.client === copy.clientID);
    expect(ranges.map((range) => [range.user, range.from])).toEqual([[user, 0]]);
    expect(ranges[0]!.to).toBe(Y.getState(copy.store, copy.clientID));
  }
  const { copy, socket } = { copy: copies[0]!.copy, socket: test.open(text, "a") };
  expect(test.deliver(socket, edited(copy, paragraph("ещё")))).toBeUndefined();
  expect(test.core.readings.read(text).version).toBeGreaterThan(before.version);
});

test("a revision is due after a pause, once, and while writing goes on at most every five minutes", () => {
  const test = openCore();
  const text = test.create();
  test.core.revised(text, test.core.readings.read(text).version);
  const socket = test.open(text, "user");
  const copy = test.copy(text);
  const isDue = () => {
    test.core.sweep();
    const paused = test.said().filter((one) => one.to === "paused").length;
    if (paused > 0) test.core.revised(text, test.core.readings.read(text).version);
    return paused;
  };
  test.deliver(socket, edited(copy, paragraph("а")));
  expect(isDue()).toBe(0);
  test.advance(29_000);
  expect(isDue()).toBe(0);
  test.advance(1000);
  expect(isDue()).toBe(1);
  test.advance(60_000);
  expect(isDue()).toBe(0);
  const taken: number[] = [];
  for (let second = 0; second < 1200; second += 20) {
    test.deliver(socket, edited(copy, paragraph("б")));
    test.advance(10_000);
    test.core.sweep();
    const [due] = test.said().filter((one) => one.to === "paused");
    const read = test.core.readings.read(text);
    // Somebody always writes between the reading and the storing of a revision.
    test.deliver(socket, edited(copy, paragraph("в")));
    if (due) {
      taken.push(second);
      test.core.revised(text, read.version);
    }
    test.advance(10_000);
  }
  expect(taken).toHaveLength(3);
});

test("a revision that was not taken after a pause is due again five minutes later", () => {
  const test = openCore();
  const text = test.create();
  test.core.revised(text, test.core.readings.read(text).version);
  const pauses = () => {
    test.core.sweep();
    return test.said().filter((one) => one.to === "paused").length;
  };
  test.deliver(test.open(text, "user"), edited(test.copy(text), paragraph("а")));
  test.advance(30_000);
  expect(pauses()).toBe(1);
  test.advance(299_000);
  expect(pauses()).toBe(0);
  test.advance(1000);
  expect(pauses()).toBe(1);
  test.core.revised(text, test.core.readings.read(text).version);
  test.advance(600_000);
  expect(pauses()).toBe(0);
});

test("a revision after a pause names those who delivered updates since the last one (R4)", async () => {
  const server = await startTexts({ pauseMs: 50, sweepMs: 10 });
  const stop = server.texts.onPause((text) => void reviseAfterPause(server.ground, text));
  const [first, second] = [await server.join("editor"), await server.join("editor")];
  const authors = () => revisionAuthors(server.ground, server.project.id, server.textId);
  const clients = [await server.open(first).ready(), await server.open(second).ready()];
  clients[0]!.write("один");
  await until("revised", async () => (await authors()).length >= 2);
  clients[0]!.write("снова один");
  await clients[0]!.saved();
  clients[1]!.write("и другой");
  const expected = [[first.accountId], [first.accountId, second.accountId].sort()];
  await until("both are named", async () => (await authors()).flat().includes(second.accountId));
  const named = (await authors()).slice(1);
  expect(named[0]).toEqual(expected[0]);
  expect(new Set(named.slice(1).flat())).toEqual(new Set(expected[1]));
  stop();
});
