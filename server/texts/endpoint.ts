/** `/collab/:textId`: sockets of live texts. Passes bytes to the worker, closes whom it must; see PROTOCOL.md. */
import type { WebSocket } from "ws";
import { schemaVersion } from "../../content/schema/version.ts";
import { findSessionAccount } from "../domain/accounts/sessions.ts";
import { findTextAccess, type TextAccess } from "../domain/document/text-access.ts";
import type { Ground } from "../ground.ts";
import type { LiveEvent } from "../live/events.ts";
import { Carets, type Person } from "./carets.ts";
import type { Spoken } from "./core.ts";
import {
  closeCodes,
  frameType,
  Malformed,
  maxFrame,
  messageAwareness,
  messageQueryAwareness,
  messageSync,
} from "./messages.ts";
import type { TextsWire } from "./texts.ts";

/** Who came, as the upgrade found out. */
export interface Visitor {
  accountId: string;
  sessionId: string;
  name: string;
}

interface Socket {
  id: number;
  ws: WebSocket;
  textId: string;
  visitor: Visitor;
  person: Person;
  access: TextAccess;
  /** Frames held while the right is being judged anew (R8). */
  held: Buffer[] | undefined;
  /** The judgement that counts: an earlier one may have read what has changed since. */
  judgement: number;
  /** The worker has let it in: others' updates may be sent. */
  entered: boolean;
}

/** A reader this far behind is let go, bytes. */
const maxBacklog = 16 * 1024 * 1024;

export interface Collab {
  /** A socket whose upgrade is done. `visitor` is null when nobody is signed in. */
  come(ws: WebSocket, textId: string, query: URLSearchParams, visitor: Visitor | null): Promise<void>;
  readonly size: number;
  /** Closes every socket with «restarting». */
  stop(): void;
}

/** Opens the endpoint over the texts worker. */
export function openCollab(ground: Ground, wire: TextsWire): Collab {
  const sockets = new Map<number, Socket>();
  const texts = new Map<string, { sockets: Set<Socket>; carets: Carets }>();
  let nextId = 1;
  /** How often rights have changed. */
  let changes = 0;

  const stopListening = [
    wire.listen(deliver),
    wire.onLost(() => closeAll(closeCodes.restarting)),
    ground.events.listen(rejudge),
  ];

  async function come(ws: WebSocket, textId: string, query: URLSearchParams, visitor: Visitor | null): Promise<void> {
    // ws answers a broken frame with a close code by itself.
    ws.on("error", () => {});
    // Frames may come while the right is being asked for: they wait.
    const early: { frame: Buffer; isBinary: boolean }[] = [];
    const hold = (frame: Buffer, isBinary: boolean) => void early.push({ frame, isBinary });
    ws.on("message", hold);
    const refused = await admission(textId, query, visitor);
    ws.off("message", hold);
    if (typeof refused === "number") return ws.close(refused);
    if (ws.readyState !== ws.OPEN) return;
    const socket = enter(ws, textId, visitor!, refused);
    wire.open(socket.id, textId, visitor!.accountId, numberOf(query.get("epoch")), query.get("durable") === "1");
    const others = texts.get(textId)!.carets.all();
    if (others) ws.send(others);
    ws.on("message", (frame: Buffer, isBinary) => hear(socket, frame, isBinary));
    ws.on("close", () => leave(socket));
    for (const { frame, isBinary } of early) hear(socket, frame, isBinary);
  }

  /** The access, or the code to close with. */
  async function admission(
    textId: string,
    query: URLSearchParams,
    visitor: Visitor | null,
  ): Promise<TextAccess | number> {
    if (!visitor) return closeCodes.signedOut;
    // Somebody else has signed in meanwhile: edits must not go on record in his name (R4).
    if ((query.get("user") ?? visitor.accountId) !== visitor.accountId) return closeCodes.signedOut;
    const stated = numberOf(query.get("schema"));
    if (stated !== undefined && stated < schemaVersion) return closeCodes.outdatedEditor;
    const seen = changes;
    const account = await findSessionAccount(ground, visitor.sessionId);
    const access = await findTextAccess(ground, visitor.accountId, textId);
    // The socket is not among those that a change finds, so what changed meanwhile is asked for again.
    if (seen !== changes) return admission(textId, query, visitor);
    if (!account) return closeCodes.signedOut;
    return access ?? closeCodes.noSuchText;
  }

  function enter(ws: WebSocket, textId: string, visitor: Visitor, access: TextAccess): Socket {
    const person = {
      id: visitor.accountId,
      name: visitor.name,
      color: ground.colors.of(access.projectId, visitor.accountId),
    };
    const standing = { held: undefined, judgement: 0, entered: false };
    const socket: Socket = { id: nextId++, ws, textId, visitor, person, access, ...standing };
    sockets.set(socket.id, socket);
    let text = texts.get(textId);
    if (!text) {
      const members = new Set<Socket>();
      text = { sockets: members, carets: new Carets((frame) => members.forEach((member) => send(member, frame))) };
      texts.set(textId, text);
    }
    text.sockets.add(socket);
    return socket;
  }

  function leave(socket: Socket): void {
    if (!sockets.delete(socket.id)) return;
    wire.close(socket.id);
    const text = texts.get(socket.textId)!;
    text.sockets.delete(socket);
    text.carets.leave(socket.id);
    if (text.sockets.size > 0) return;
    text.carets.stop();
    texts.delete(socket.textId);
  }

  function close(socket: Socket, code: number): void {
    leave(socket);
    socket.ws.close(code);
  }

  function hear(socket: Socket, frame: Buffer, isBinary: boolean): void {
    if (!sockets.has(socket.id)) return;
    if (frame.byteLength > maxFrame) return close(socket, closeCodes.tooLarge);
    if (!isBinary) return close(socket, closeCodes.malformed);
    if (socket.held) return void socket.held.push(frame);
    try {
      pass(socket, frame);
    } catch (error) {
      if (!(error instanceof Malformed)) ground.log.error({ err: error }, "frame failed");
      close(socket, closeCodes.malformed);
    }
  }

  function pass(socket: Socket, frame: Uint8Array): void {
    const { carets } = texts.get(socket.textId)!;
    switch (frameType(frame)) {
      case messageSync:
        return wire.frame(socket.id, frame, socket.access.mayWrite, socket.access.locked);
      case messageAwareness:
        return carets.take(socket.id, socket.person, frame);
      case messageQueryAwareness: {
        if (frame.byteLength > 1) throw new Malformed("bytes after the message");
        const all = carets.all();
        if (all) send(socket, all);
        return;
      }
      default:
        throw new Malformed("unknown message");
    }
  }

  function send(socket: Socket, frame: Uint8Array): void {
    if (socket.ws.readyState !== socket.ws.OPEN) return;
    if (socket.ws.bufferedAmount > maxBacklog) return socket.ws.terminate();
    socket.ws.send(frame);
  }

  function deliver(spoken: Spoken): void {
    if (spoken.to === "others") {
      for (const other of texts.get(spoken.text)?.sockets ?? [])
        if (other.entered && other.id !== spoken.except) send(other, spoken.frame);
      return;
    }
    if (spoken.to === "paused" || spoken.to === "derived") return;
    const socket = sockets.get(spoken.socket);
    if (!socket) return;
    if (spoken.to === "close") return close(socket, spoken.code);
    // The first that the worker says to a socket is its state vector: from there on the socket follows the text.
    socket.entered = true;
    send(socket, spoken.frame);
  }

  /** Whose rights may have changed hold their frames until they are judged anew. */
  function rejudge(event: LiveEvent): void {
    changes++;
    for (const socket of sockets.values()) if (concerns(event, socket)) void judgeAnew(socket);
  }

  async function judgeAnew(socket: Socket): Promise<void> {
    socket.held ??= [];
    const judgement = ++socket.judgement;
    const { accountId, sessionId } = socket.visitor;
    try {
      const account = await findSessionAccount(ground, sessionId);
      const access = account && (await findTextAccess(ground, accountId, socket.textId));
      if (!sockets.has(socket.id) || judgement !== socket.judgement) return;
      if (!account) return close(socket, closeCodes.signedOut);
      if (!access) return close(socket, closeCodes.notAllowed);
      socket.access = access;
      const { held } = socket;
      socket.held = undefined;
      for (const frame of held) hear(socket, frame, true);
    } catch (error) {
      ground.log.error({ err: error }, "a right could not be judged");
      close(socket, closeCodes.storageFailing);
    }
  }

  function closeAll(code: number): void {
    for (const socket of [...sockets.values()]) close(socket, code);
  }

  return {
    come,
    get size() {
      return sockets.size;
    },
    stop() {
      for (const stop of stopListening) stop();
      closeAll(closeCodes.restarting);
    },
  };
}

function concerns(event: LiveEvent, socket: Socket): boolean {
  switch (event.kind) {
    case "rights":
      return (
        (event.accountId === undefined || event.accountId === socket.visitor.accountId) &&
        (event.projectId === undefined || event.projectId === socket.access.projectId) &&
        (event.sessionId === undefined || event.sessionId === socket.visitor.sessionId)
      );
    case "members":
    case "change":
    case "section":
      return event.projectId === socket.access.projectId;
    case "block":
      return event.projectId === socket.access.projectId && ["state", "removed", "restored"].includes(event.aspect);
    default:
      return false;
  }
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
