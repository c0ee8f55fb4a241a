/** A text's connection over real sockets: nothing is said to be saved that is not, nothing typed is dropped (R1, R5). */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket as NodeSocket } from "ws";
import * as Y from "yjs";
import { connectText, type ConnectOptions, type TextConnection } from "../../../app/editor/connection.ts";
import { openTexts } from "../../../app/editor/open-texts.ts";
import { findUnsentTexts, openUnsentCopy } from "../../../app/editor/unsent-copy.ts";
import { keepEdits, listKeptEdits, readKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { revokeSession } from "../../../server/domain/accounts/sessions.ts";
import { until } from "../../helpers/texts-client.ts";
import { sharedTextsServer, type Guest, type TextsServer } from "../../helpers/texts-server.ts";

const start = sharedTextsServer();
const opened: TextConnection[] = [];

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
});

afterEach(() => {
  for (const connection of opened.splice(0)) {
    void connection.discard();
    connection.close();
  }
  vi.unstubAllGlobals();
});

/** A browser's socket with the session of a person. */
function socketOf(cookie: string): typeof WebSocket {
  class CookieSocket extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { Cookie: cookie } });
    }
  }
  return CookieSocket as unknown as typeof WebSocket;
}

/** The kept-edits endpoint of the API, without the HTTP around it. */
function apiOf(server: TextsServer, guest: Guest): typeof fetch {
  return async (address, request) => {
    const [, projectId, textId] = /projects\/([^/]+)\/texts\/([^/]+)\/kept-edits$/.exec(String(address))!;
    const { update, ...rest } = JSON.parse(String(request!.body)) as {
      update: string;
      reason: "locked";
      epoch: number;
    };
    try {
      const id = await keepEdits(server.ground, guest, projectId!, textId!, {
        ...rest,
        update: Buffer.from(update, "base64"),
      });
      return Response.json({ id }, { status: 201 });
    } catch (error) {
      if (error instanceof Refusal) return Response.json({}, { status: error.status });
      throw error;
    }
  };
}

/** The same, out of reach until it is mended. */
function brokenApi(server: TextsServer, guest: Guest): { fetch: typeof fetch; mend(): void } {
  const api = apiOf(server, guest);
  let works = false;
  return {
    fetch: (...call) => (works ? api(...call) : Promise.reject(new Error("no line"))),
    mend: () => void (works = true),
  };
}

function connect(server: TextsServer, guest: Guest, more: Partial<ConnectOptions> = {}): TextConnection {
  const connection = connectText({
    ...{ projectId: server.project.id, textId: server.textId, userId: guest.accountId, epoch: 1 },
    ...{ origin: server.url.replace(/^ws/, "http"), WebSocket: socketOf(guest.cookie), fetch: apiOf(server, guest) },
    ...more,
  });
  opened.push(connection);
  return connection;
}

function write({ doc }: TextConnection, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("default").push([paragraph]);
}

const says = (connection: TextConnection, save: string) => until(save, () => connection.getView().save === save);
const unsent = async (server: TextsServer, guest: Guest) =>
  (await openUnsentCopy({ userId: guest.accountId, textId: server.textId, epoch: 1 }).find()).length;

async function words(server: TextsServer): Promise<string> {
  return JSON.stringify(await server.read());
}

test("[R1] an edit is «saved» once the server has it on disk, and not before", async () => {
  const server = await start();
  const connection = connect(server, server.manager);
  await says(connection, "saved");
  write(connection, "первое");
  expect(connection.getView().save).toBe("saving");
  await says(connection, "saved");
  expect(await words(server)).toContain("первое");
});

test("what is typed without a connection, and while it is coming back, arrives in one piece", async () => {
  const server = await start();
  const connection = connect(server, server.manager);
  await says(connection, "saved");
  connection.provider.disconnect();
  await says(connection, "offline");
  for (let i = 0; i < 20; i++) write(connection, `без связи ${i}`);
  connection.provider.on("status", ({ status }) => status === "connected" && write(connection, "в ту же минуту"));
  await says(connection, "device");
  connection.provider.connect();
  await says(connection, "saved");
  expect(await words(server)).toMatch(/без связи 0.*без связи 19.*в ту же минуту/);
  await until("nothing is left on the device", async () => (await unsent(server, server.manager)) === 0);
});

test("[R5] edits of a closed tab come back with the next one, and the device forgets them once they are saved", async () => {
  const server = await start();
  const closed = connect(server, server.manager);
  await says(closed, "saved");
  closed.provider.disconnect();
  write(closed, "из закрытой вкладки");
  await says(closed, "device");
  const next = connect(server, server.manager);
  await says(next, "saved");
  expect(await words(server)).toContain("из закрытой вкладки");
  await until("nothing is left on the device", async () => (await unsent(server, server.manager)) === 0);
});

test("edits of one person never come to another one at the same computer", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const closed = connect(server, server.manager);
  await says(closed, "saved");
  closed.provider.disconnect();
  write(closed, "не для чужих");
  await says(closed, "device");
  const other = connect(server, editor);
  await says(other, "saved");
  expect(await words(server)).not.toContain("не для чужих");
  expect(await unsent(server, server.manager)).toBe(1);
});

test("[R5] edits that the right to write was lost for become kept edits, and only then leave the device", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const connection = connect(server, editor);
  await says(connection, "saved");
  connection.provider.disconnect();
  write(connection, "уже нельзя");
  await says(connection, "device");
  await changeMember(server.ground, server.manager, server.project.id, editor.memberId, { role: "observer" });
  connection.provider.connect();
  await until("kept", () => connection.getView().keeping.state === "kept");
  const [kept] = await listKeptEdits(server.ground, editor, server.project.id);
  expect(kept!.reason).toBe("no-right");
  const reading = await readKeptEdits(server.ground, editor, server.project.id, kept!.id);
  expect(JSON.stringify(reading.kept)).toContain("уже нельзя");
  expect(await words(server)).not.toContain("уже нельзя");
  expect(connection.getView().save).toBe("not-allowed");
  await until("nothing is left on the device", async () => (await unsent(server, editor)) === 0);
});

test("[R5] what could not be kept stays on the device and can be tried again", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const keeping = brokenApi(server, editor);
  const connection = connect(server, editor, { fetch: keeping.fetch });
  await says(connection, "saved");
  connection.provider.disconnect();
  write(connection, "упрямое");
  await says(connection, "device");
  await removeMember(server.ground, server.manager, server.project.id, editor.memberId);
  connection.provider.connect();
  await until("failed", () => connection.getView().keeping.state === "failed");
  expect(await unsent(server, editor)).toBe(1);
  keeping.mend();
  connection.retryKeeping();
  await until("kept", () => connection.getView().keeping.state === "kept");
});

test("[R5] edits that gathered to more than one message holds become kept edits, and the next page writes on", async () => {
  const server = await start();
  const connection = connect(server, server.manager);
  await says(connection, "saved");
  connection.provider.disconnect();
  for (let i = 0; i < 5; i++) write(connection, `глава ${i} ${"много слов ".repeat(3000)}`);
  await says(connection, "device");
  connection.provider.connect();
  await until("kept", () => connection.getView().keeping.state === "kept");
  expect(connection.getView().save).toBe("too-large");
  const [kept] = await listKeptEdits(server.ground, server.manager, server.project.id);
  expect(kept!.reason).toBe("too-large");
  const reading = await readKeptEdits(server.ground, server.manager, server.project.id, kept!.id);
  expect(JSON.stringify(reading.kept)).toMatch(/глава 0.*глава 4/);
  await until("nothing is left on the device", async () => (await unsent(server, server.manager)) === 0);
  const next = connect(server, server.manager);
  await says(next, "saved");
  write(next, "дальше по строке");
  await says(next, "saved");
  expect(await words(server)).toContain("дальше по строке");
});

test("[R5] a text that was replaced ends the connection, and unsent edits are kept as a whole text", async () => {
  const server = await start();
  const before = connect(server, server.manager);
  await says(before, "saved");
  before.provider.disconnect();
  write(before, "до замены");
  await says(before, "device");
  before.provider.params = { ...before.provider.params, epoch: "7" };
  before.provider.connect();
  await until("kept", () => before.getView().keeping.state === "kept");
  expect(before.getView().save).toBe("replaced");
  const [kept] = await listKeptEdits(server.ground, server.manager, server.project.id);
  expect(kept!.reason).toBe("epoch");
});

test("signing out never drops what is on the device", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const connection = connect(server, editor);
  await says(connection, "saved");
  connection.provider.disconnect();
  write(connection, "подождёт");
  await says(connection, "device");
  await revokeSession(server.ground, editor, editor.sessionId);
  connection.provider.connect();
  await says(connection, "signed-out");
  expect(await unsent(server, editor)).toBe(1);
});

test("without storage in the browser unsent edits are «unsaved», and saved again with the connection", async () => {
  vi.stubGlobal("indexedDB", undefined);
  const server = await start();
  const connection = connect(server, server.manager);
  await says(connection, "saved");
  connection.provider.disconnect();
  write(connection, "некуда положить");
  await says(connection, "unsaved");
  connection.provider.connect();
  await says(connection, "saved");
});

test("a connection that is closed before its turn opens no socket", async () => {
  const server = await start();
  let sockets = 0;
  const Counted = class extends NodeSocket {
    constructor(...parts: ConstructorParameters<typeof NodeSocket>) {
      super(...parts);
      sockets++;
    }
  };
  const connection = connect(server, server.manager, { WebSocket: Counted as unknown as typeof WebSocket });
  connection.close();
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise((resolve) => setImmediate(resolve));
  expect(sockets).toBe(0);
});

test("closing with unsent edits delivers them first", async () => {
  const server = await start();
  const connection = connect(server, server.manager);
  await says(connection, "saved");
  write(connection, "на прощание");
  connection.close();
  await until("delivered", async () => (await words(server)).includes("на прощание"));
});

test("[R1] a text that was left without a connection is not counted as saved until the server has its edits", async () => {
  const server = await start();
  const { accountId } = server.manager;
  const left = connect(server, server.manager, { writes: true });
  await says(left, "saved");
  left.provider.disconnect();
  write(left, "ушёл в туннель");
  left.close();
  await until("it is on the device", () => openTexts.worst(accountId) === "device");
  left.provider.connect();
  await until("nothing is open any more", () => openTexts.worst(accountId) === undefined);
  expect(await words(server)).toContain("ушёл в туннель");
});

test("coming back to a text with edits on their way is coming back to the same connection", async () => {
  const server = await start();
  const left = connect(server, server.manager);
  await says(left, "saved");
  left.provider.disconnect();
  write(left, "туда");
  left.close();
  const back = connect(server, server.manager);
  expect(back).toBe(left);
  write(back, "и обратно");
  back.provider.connect();
  await says(back, "saved");
  expect(await words(server)).toMatch(/туда.*и обратно/);
});

test("[R5] edits that could not be kept when their text was left are kept when the person comes back to it", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const keeping = brokenApi(server, editor);
  const left = connect(server, editor, { fetch: keeping.fetch });
  await says(left, "saved");
  left.provider.disconnect();
  write(left, "в последнюю минуту");
  await changeMember(server.ground, server.manager, server.project.id, editor.memberId, { role: "observer" });
  left.close();
  left.provider.connect();
  await until("failed", () => left.getView().keeping.state === "failed");
  keeping.mend();
  const back = connect(server, editor);
  await until("kept", () => back.getView().keeping.state === "kept");
  expect(await listKeptEdits(server.ground, editor, server.project.id)).toHaveLength(1);
});

test("[R5] edits of a closed tab are delivered without their text being opened", async () => {
  const server = await start();
  const closed = connect(server, server.manager);
  await says(closed, "saved");
  closed.provider.disconnect();
  write(closed, "забытое в поезде");
  await says(closed, "device");
  expect(await findUnsentTexts(server.manager.accountId)).toEqual([server.textId]);
  connect(server, server.manager).deliver();
  await until("delivered", async () => (await words(server)).includes("забытое в поезде"));
  await until("nothing is left on the device", async () => (await unsent(server, server.manager)) === 0);
});

test("[R4] what one person typed is never sent in the name of another who signed in at the same computer", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const connection = connect(server, server.manager, { WebSocket: socketOf(editor.cookie) });
  await says(connection, "signed-out");
});
