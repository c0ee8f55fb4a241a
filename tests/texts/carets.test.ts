import { expect, test } from "vitest";
import * as Y from "yjs";
import { caretFrame, until, type Caret, type TextClient } from "../helpers/texts-client.ts";
import { sharedTextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

const cursor = (assoc = 0) => {
  const end = { type: { client: 1, clock: 2 }, tname: null, item: { client: 1, clock: 3 }, assoc };
  return { anchor: end, head: end };
};

/** The last that a client heard of another. */
const lastOf = (watcher: TextClient, client: number): Caret | undefined =>
  watcher.carets.flat().findLast((caret) => caret.client === client);

async function two(server: Awaited<ReturnType<typeof start>>) {
  const editor = await server.join("editor");
  const [writer, watcher] = [server.open(editor), server.open(server.manager)];
  await Promise.all([writer.ready(), watcher.ready()]);
  return { editor, writer, watcher };
}

test("[A2] the server stamps who it is; a claimed name, colour or anything else is not passed on (R4)", async () => {
  const server = await start();
  const { editor, writer, watcher } = await two(server);
  const user = { id: server.manager.accountId, name: "Генеральный директор", color: "red" };
  writer.send(caretFrame([{ client: 5, clock: 1, state: { user, cursor: cursor(), extra: "x", name: "y" } }]));
  await until("heard", () => lastOf(watcher, 5));
  expect(lastOf(watcher, 5)!.state).toEqual({
    user: { id: editor.accountId, name: editor.account.name, color: expect.stringMatching(/^#[0-9A-F]{6}$/) as string },
    cursor: cursor(),
  });
});

test("[A2] a caret that no editor could place is dropped, its owner stays present", async () => {
  const server = await start();
  const { writer, watcher } = await two(server);
  const wrong = [
    {},
    5,
    { anchor: null, head: null },
    { anchor: cursor().anchor },
    { anchor: { ...cursor().anchor, tname: "foreign root" }, head: cursor().head },
    { anchor: { ...cursor().anchor, item: { client: -1, clock: 0.5 } }, head: cursor().head },
    { ...cursor(), anchor: { ...cursor().anchor, type: "x".repeat(5000) } },
  ];
  for (const [i, given] of wrong.entries()) {
    writer.send(caretFrame([{ client: 5, clock: i + 1, state: { cursor: given } }]));
    await until("heard", () => lastOf(watcher, 5)?.clock === i + 1);
    expect(lastOf(watcher, 5)!.state!.cursor).toBeNull();
  }
  for (const state of [7, "x", [], true]) {
    writer.send(caretFrame([{ client: 5, clock: 20, state }]));
    await until("heard", () => lastOf(watcher, 5)?.clock === 20);
    expect(Object.keys(lastOf(watcher, 5)!.state!)).toEqual(["user", "cursor"]);
  }
  expect(writer.code).toBeUndefined();
});

test("[A2] what the stock editor says of its caret is passed on as it is", async () => {
  const server = await start();
  const { writer, watcher } = await two(server);
  writer.write("слова");
  const text = (writer.fragment.get(writer.fragment.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
  const positions = [
    Y.createRelativePositionFromTypeIndex(text, 2),
    Y.createRelativePositionFromTypeIndex(writer.fragment, 1),
  ];
  const said = JSON.parse(JSON.stringify({ anchor: positions[0], head: positions[1] })) as Record<string, object>;
  writer.send(caretFrame([{ client: writer.doc.clientID, clock: 1, state: { cursor: said } }]));
  await until("heard", () => lastOf(watcher, writer.doc.clientID));
  expect(lastOf(watcher, writer.doc.clientID)!.state!.cursor).toEqual(said);
});

test("[A1] a socket has one state; it can neither speak for another client nor send him away", async () => {
  const server = await start();
  const { writer, watcher } = await two(server);
  watcher.send(caretFrame([{ client: 77, clock: 1, state: { cursor: cursor() } }]));
  await until("the watcher is here", () => lastOf(writer, 77));
  writer.send(
    caretFrame([
      { client: 77, clock: 9, state: null },
      { client: 5, clock: 1, state: { cursor: cursor() } },
      { client: 6, clock: 1, state: { cursor: cursor() } },
      { client: 77, clock: 9, state: { cursor: null } },
    ]),
  );
  await until("heard", () => lastOf(watcher, 5));
  writer.send(caretFrame([{ client: 5, clock: 2, state: { cursor: null } }]));
  await until("heard again", () => lastOf(watcher, 5)?.clock === 2);
  expect(lastOf(watcher, 6)).toBeUndefined();
  expect(lastOf(watcher, 77)).toMatchObject({ clock: 1 });
});

test("[A3] carets gather for 50 ms: many moves become few messages with the last place", async () => {
  const server = await start();
  const { writer, watcher } = await two(server);
  const others = await Promise.all([1, 2, 3].map(() => server.open(server.manager).ready()));
  const began = performance.now();
  let clock = 0;
  while (performance.now() - began < 400) {
    clock++;
    for (const [i, client] of [writer, ...others].entries())
      client.send(caretFrame([{ client: 100 + i, clock, state: { cursor: cursor(clock % 2) } }]));
    await new Promise(setImmediate);
  }
  await until("the last is here", () =>
    [100, 101, 102, 103].every((client) => lastOf(watcher, client)?.clock === clock),
  );
  const took = performance.now() - began;
  expect(clock).toBeGreaterThan(20);
  expect(watcher.carets.length).toBeLessThanOrEqual(took / 50 + 2);
});

test("[A3] a socket that leaves is told to the others, and a newcomer does not see it", async () => {
  const server = await start();
  const { writer, watcher } = await two(server);
  writer.send(caretFrame([{ client: 5, clock: 3, state: { cursor: cursor() } }]));
  await until("here", () => lastOf(watcher, 5)?.state);
  await writer.leave();
  await until("gone", () => lastOf(watcher, 5)?.state === null);
  expect(lastOf(watcher, 5)!.clock).toBeGreaterThan(3);
  const newcomer = await server.open(server.manager).ready();
  expect(newcomer.carets.flat().some(({ client }) => client === 5)).toBe(false);
});

test("a message of 200,000 states, or of clocks nobody can count, is refused without harm", async () => {
  const server = await start();
  const { editor, watcher } = await two(server);
  const flood = Array.from({ length: 200_000 }, (_, i) => ({ client: i, clock: 1, state: {} }));
  const dense = Uint8Array.of(1, 0, 0);
  for (const frame of [caretFrame(flood.slice(0, 200_000)), caretFrame(flood.slice(0, 20_000)), dense]) {
    const evil = await server.open(editor).ready();
    evil.send(frame);
    expect([4400, 4413]).toContain(await evil.closed);
  }
  for (const claim of [
    { client: 5, clock: Number.MAX_SAFE_INTEGER },
    { client: 2 ** 40, clock: 1 },
  ]) {
    const evil = await server.open(editor).ready();
    evil.send(caretFrame([{ ...claim, state: {} }]));
    expect(await evil.closed).toBe(4400);
  }
  watcher.write("ничего не случилось");
  await watcher.saved();
  expect(watcher.carets.flat().length).toBeLessThan(10);
});
