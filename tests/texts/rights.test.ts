import { WebSocket } from "ws";
import { expect, test } from "vitest";
import { removeBlock, restoreBlock } from "../../server/domain/document/blocks.ts";
import { deactivate } from "../../server/domain/accounts/deactivation.ts";
import { changeMember, removeMember } from "../../server/domain/members/members.ts";
import { endExpiredSessions } from "../../server/domain/accounts/session-expiry.ts";
import { readSession, revokeSession } from "../../server/domain/accounts/sessions.ts";
import { until } from "../helpers/texts-client.ts";
import { sharedTextsServer, type Guest, type TextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

function openLive(
  server: TextsServer,
  { cookie }: Guest,
): { ws: WebSocket; closed: Promise<number>; heard: unknown[] } {
  const ws = new WebSocket(`${server.url}/live/${server.project.id}`, { headers: { Cookie: cookie } });
  const heard: unknown[] = [];
  ws.on("message", (bytes: Buffer) => heard.push(JSON.parse(bytes.toString("utf8"))));
  return { ws, heard, closed: new Promise((resolve) => ws.on("close", resolve)) };
}

test("[R2] a removed member's sockets are closed within 1 s, and no frame of his is accepted after that (R8)", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const watcher = await server.open(server.manager).ready();
  const clients = await Promise.all([1, 2, 3].map(() => server.open(editor).ready()));
  const live = openLive(server, editor);
  await until("present", () => live.heard.length > 0);
  let count = 0;
  const typing = setInterval(() => clients.forEach((client) => client.write(`слово ${++count}`)), 1);
  await until("some are in", () => watcher.words.includes("слово 30"));
  await removeMember(server.ground, server.manager, server.project.id, editor.memberId);
  const removed = performance.now();
  const codes = await Promise.all([...clients.map((client) => client.closed), live.closed]);
  const took = performance.now() - removed;
  const { version } = await server.texts.read(server.textId);
  expect(codes).toEqual([4403, 4403, 4403, 4403]);
  expect(took).toBeLessThan(1000);
  // Frames that were on their way, and a client that does not mind being closed.
  for (const client of clients) for (let i = 0; i < 20; i++) client.write(`после ${i}`);
  clearInterval(typing);
  await watcher.saved();
  expect((await server.texts.read(server.textId)).version).toBe(version);
  expect(await server.open(editor).closed).toBe(4404);
});

test("[R1] an editor made observer keeps his socket and may not write on it", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const client = await server.open(editor).ready();
  await client.saved();
  await changeMember(server.ground, server.manager, server.project.id, editor.memberId, { role: "observer" });
  const watcher = await server.open(server.manager).ready();
  watcher.write("видно и ему");
  await until("he still reads", () => client.words.includes("видно и ему"));
  client.write("нельзя");
  expect(await client.closed).toBe(4403);
  expect(JSON.stringify(await server.read())).not.toContain("нельзя");
});

test("[R1] an observer made editor writes on the socket he has", async () => {
  const server = await start();
  const observer = await server.join("observer");
  const client = await server.open(observer).ready();
  await changeMember(server.ground, server.manager, server.project.id, observer.memberId, { role: "editor" });
  client.write("теперь можно");
  await client.saved();
  expect(JSON.stringify(await server.read())).toContain("теперь можно");
});

test("[R1] of two changes that follow each other the later one counts", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const change = (role: string) =>
    changeMember(server.ground, server.manager, server.project.id, editor.memberId, { role });
  for (let round = 0; round < 10; round++) {
    const client = await server.open(editor).ready();
    void change("owner");
    void change("editor");
    await change("observer");
    client.write("нельзя");
    expect(await client.closed).toBe(4403);
    await change("editor");
  }
  expect(JSON.stringify(await server.read())).not.toContain("нельзя");
});

test("[R2] an ended session closes its sockets with 4401, and not those of another session", async () => {
  const server = await start();
  const client = await server.open(server.manager).ready();
  const editor = await server.open(await server.join("editor")).ready();
  await revokeSession(server.ground, server.manager, server.manager.sessionId);
  expect(await client.closed).toBe(4401);
  editor.write("я ещё здесь");
  await editor.saved();
});

test("[R2] a deactivated account's sockets are closed with 4401", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const client = await server.open(editor).ready();
  await server.ground.facts
    .updateTable("accounts")
    .set({ isAdmin: 1 })
    .where("id", "=", server.manager.accountId)
    .execute();
  await deactivate(server.ground, server.manager, editor.accountId, { [server.project.id]: "" });
  expect(await client.closed).toBe(4401);
});

test("[R2] a block in the bin closes its sockets with 4403 and comes back whole", async () => {
  const server = await start();
  const client = await server.open(await server.join("editor")).ready();
  client.write("останется");
  await client.saved();
  await removeBlock(server.ground, server.manager, server.project.id, server.blockId);
  expect(await client.closed).toBe(4403);
  await restoreBlock(server.ground, server.manager, server.project.id, server.blockId);
  const again = await server.open(server.manager).ready();
  expect(again.words).toContain("останется");
});

test("[R2] a session that ends by its date closes its sockets, and takes no other one along", async () => {
  const server = await start();
  const early = await server.join("editor");
  const [client, live] = [await server.open(early).ready(), openLive(server, early)];
  await until("present", () => live.heard.length > 0);
  server.ground.clock.advance({ days: 29 });
  const late = await server.open(await server.join("editor")).ready();
  await endExpiredSessions(server.ground);
  client.write("ещё сутки");
  await client.saved();
  server.ground.clock.advance({ days: 1 });
  await endExpiredSessions(server.ground);
  expect(await Promise.all([client.closed, live.closed])).toEqual([4401, 4403]);
  expect(await server.open(early).closed).toBe(4401);
  late.write("я ещё здесь");
  await late.saved();
});

test("[R2] a page that was opened with an expired session does not spare its sockets", async () => {
  const server = await start();
  const guest = await server.join("editor");
  const client = await server.open(guest).ready();
  server.ground.clock.advance({ days: 30 });
  expect(await readSession(server.ground, guest.cookie)).toBeNull();
  await endExpiredSessions(server.ground);
  expect(await client.closed).toBe(4401);
});
