import { WebSocket } from "ws";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { schemaVersion } from "../../content/schema/version.ts";
import { changeMember } from "../../server/domain/members/members.ts";
import { removeBlock } from "../../server/domain/document/blocks.ts";
import { removeSection } from "../../server/domain/document/sections.ts";
import { messageAwareness, messageSync, syncStep1 } from "../../server/texts/messages.ts";
import { project } from "../helpers/projects.ts";
import { signIn } from "../helpers/listen.ts";
import { sharedTextsServer } from "../helpers/texts-server.ts";
import { caretFrame, stockProvider, until } from "../helpers/texts-client.ts";

const start = sharedTextsServer();

/** The HTTP status of an upgrade. */
function upgradeStatus(url: string, headers: Record<string, string>): Promise<number> {
  const ws = new WebSocket(url, { headers });
  return new Promise((resolve) => {
    ws.on("open", () => {
      ws.terminate();
      resolve(101);
    });
    ws.on("error", () => {});
    ws.on("unexpected-response", (_, response) => {
      resolve(response.statusCode!);
      response.destroy();
    });
  });
}

test("[C1] an upgrade from another origin is answered 403; a program that sends none may come", async () => {
  const server = await start();
  const address = `${server.url}/collab/${server.textId}`;
  const { cookie } = server.manager;
  expect(await upgradeStatus(address, { Cookie: cookie, Origin: "https://evil.example" })).toBe(403);
  expect(await upgradeStatus(address, { Cookie: cookie, Origin: "null" })).toBe(403);
  expect(await upgradeStatus(address, { Cookie: cookie, Origin: "http://svod.test" })).toBe(101);
  expect(await upgradeStatus(address, { Cookie: cookie })).toBe(101);
  expect(await upgradeStatus(`${server.url}/other/${server.textId}`, { Cookie: cookie })).toBe(404);
});

test("[C2] without a living session the socket is closed with 4401 before a byte of the text", async () => {
  const server = await start();
  const ended = await server.join("editor");
  await server.ground.facts.deleteFrom("sessions").where("id", "=", ended.sessionId).execute();
  for (const cookie of ["", ended.cookie, ended.cookie.replace(/=.*/, `=${"a".repeat(43)}`)]) {
    const nobody = server.open({ cookie });
    expect(await nobody.closed).toBe(4401);
    expect(nobody.heard).toEqual([]);
  }
});

test("[C2] the stock provider without a session is told 4401 and stops asking", async () => {
  const { url, textId } = await start();
  const provider = stockProvider({ url, textId });
  const close = await new Promise<{ code: number } | null>((resolve) => provider.on("closed", resolve));
  expect(close?.code).toBe(4401);
  expect(provider.shouldConnect).toBe(false);
  provider.destroy();
});

test("[C3] integrators, contractors, strangers and wrong ids are closed with 4404 alike (R6)", async () => {
  const server = await start();
  const other = await project(server.ground);
  const elsewhere = (await other.now()).sections[0]!.blocks[0]!.textId;
  const stranger = await signIn(server.ground, other.manager.account);
  const editor = await server.join("editor");
  const refused = [
    server.open(await server.join("integrator")),
    server.open(await server.join("contractor")),
    server.open(stranger),
    server.open(editor, { textId: elsewhere }),
    server.open(editor, { textId: "0".repeat(20) }),
    server.open(editor, { textId: "%F0%9F" }),
  ];
  for (const client of refused) {
    expect(await client.closed).toBe(4404);
    expect(client.heard).toEqual([]);
  }
});

test("[C3] kept edits and texts in the bin are closed with 4404", async () => {
  const server = await start();
  const { ground, manager, project: test } = server;
  const keptId = ground.random.id();
  const kept = { projectId: test.id, id: keptId, kind: "kept", createdAt: "2026-03-02T09:00:00.000Z" } as const;
  await ground.facts.insertInto("texts").values(kept).execute();
  expect(await server.open(manager, { textId: keptId }).closed).toBe(4404);
  const { sections } = await test.now();
  await removeBlock(ground, manager, test.id, server.blockId);
  expect(await server.open(manager).closed).toBe(4404);
  const neighbour = sections[1]!.blocks[0]!.textId;
  await server.open(manager, { textId: neighbour }).ready();
  await removeSection(ground, manager, test.id, sections[1]!.id);
  expect(await server.open(manager, { textId: neighbour }).closed).toBe(4404);
});

test("[C4] an outdated editor is closed with 4426; one that states no schema is let in", async () => {
  const server = await start();
  expect(await server.open(server.manager, { query: { schema: String(schemaVersion - 1) } }).closed).toBe(4426);
  await server.open(server.manager, { query: { schema: String(schemaVersion) } }).ready();
  await server.open(server.manager).ready();
});

test("[C5] another epoch is closed with 4410 and hears nothing of the text", async () => {
  const server = await start();
  const writer = await server.open(server.manager).ready();
  const writing = setInterval(() => writer.write("слово"), 1);
  const outdated = Array.from({ length: 20 }, () => server.open(server.manager, { query: { epoch: "2" } }));
  for (const client of outdated) {
    expect(await client.closed).toBe(4410);
    expect(client.heard).toEqual([]);
  }
  clearInterval(writing);
  await server.open(server.manager, { query: { epoch: "1" } }).ready();
});

test("[C6] a newcomer hears the carets that are here, then the server's step 1", async () => {
  const server = await start();
  const first = await server.open(server.manager).ready();
  first.send(caretFrame([{ client: first.doc.clientID, clock: 1, state: {} }]));
  await until("the caret is known", () => first.carets.length > 0);
  const second = await server.open(await server.join("editor")).ready();
  expect(second.heard[0]![0]).toBe(messageAwareness);
  expect([...second.heard[1]!.subarray(0, 2)]).toEqual([messageSync, syncStep1]);
});

test("[R1] what changes while a person is coming is not missed", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const clients = Array.from({ length: 30 }, () => server.open(editor));
  await changeMember(server.ground, server.manager, server.project.id, editor.memberId, { role: "observer" });
  // Whoever came before is judged anew; whoever comes later is an observer: nobody may write.
  for (const client of clients) {
    await until("in or out", () => client.synced || client.code !== undefined);
    client.write("не должно пройти");
    expect(await client.closed).toBe(4403);
  }
  expect(JSON.stringify(await server.read())).not.toContain("не должно пройти");
});

test("two stock providers converge and see each other's words", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const providers = [server.manager, editor].map(({ cookie }) =>
    stockProvider({ url: server.url, textId: server.textId, cookie }, new Y.Doc()),
  );
  await Promise.all(providers.map((p) => until("synced", () => p.synced)));
  const texts = providers.map(({ doc }) => doc.getXmlFragment("default"));
  texts.forEach((fragment, i) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(`слова ${i}`)]);
    fragment.insert(0, [paragraph]);
  });
  await until(
    "converged",
    () =>
      texts[0]!.toString() === texts[1]!.toString() && /слова 0.*слова 1|слова 1.*слова 0/.test(texts[0]!.toString()),
  );
  const stored = JSON.stringify(await server.read());
  expect(stored).toContain("слова 0");
  expect(stored).toContain("слова 1");
  for (const provider of providers) provider.destroy();
});
