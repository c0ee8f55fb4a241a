/** The texts worker's heart: judges, commits in groups, then speaks. It knows no threads and no sockets. */
import * as Y from "yjs";
import { countWords, type DocNode } from "../../content/schema/document.ts";
import { renderDocument, type FormBook } from "../../content/schema/html.ts";
import type { Language } from "../db/schema.ts";
import type { TextHtml, TextReading } from "../domain/texts.ts";
import { readDocument, stateOf, updateTowards } from "./documents.ts";
import { rootName, Unacceptable } from "./judge.ts";
import { closeCodes, Malformed, readSync, syncStep1, syncStep2, writeDurable, writeSync } from "./messages.ts";
import { judgedApply, Room } from "./room.ts";
import type { LoggedUpdate, UpdateLog } from "./update-log.ts";

/** What the core says, after commit only. */
export type Spoken =
  | { to: "socket"; socket: number; frame: Uint8Array }
  | { to: "others"; text: string; except: number; frame: Uint8Array }
  | { to: "close"; socket: number; code: number }
  | { to: "paused"; text: string };

export interface CoreOptions {
  log: UpdateLog;
  forms: FormBook;
  now(): Date;
  speak(spoken: Spoken[]): void;
  /** How long after the last edit a revision is due, ms. */
  pauseMs: number;
  /** The longest time without a revision while editing goes on, ms. */
  longestMs: number;
  /** How long a text without readers stays in memory, ms. */
  idleMs: number;
}

interface Socket {
  text: string;
  user: string;
  epoch: number;
  durable: boolean;
  /** Sync messages of sub-type 1 and 2 received. */
  received: number;
  acknowledged: number;
}

/** How many updates make a compaction worth while. */
const compactAfter = 2000;

export class TextsCore {
  private readonly rooms = new Map<string, Room>();
  private readonly sockets = new Map<number, Socket>();
  private readonly html = new Map<string, TextHtml>();
  private readonly unrevised = new Map<string, { first: number; last: number; said: boolean }>();
  private batch: LoggedUpdate[] = [];
  private after: (() => Spoken[])[] = [];
  private flushing = false;

  constructor(private readonly options: CoreOptions) {
    const now = options.now().getTime();
    for (const text of options.log.unrevised()) this.unrevised.set(text, { first: now, last: now, said: false });
  }

  /** A socket has come to a text. It hears the server's state vector at once. */
  open(socket: number, text: string, user: string, epoch: number | undefined, durable: boolean): void {
    const room = this.roomFor(text, socket);
    if (!room) return;
    if (epoch !== undefined && epoch !== room.epoch) {
      this.say({ to: "close", socket, code: closeCodes.otherEpoch });
      return;
    }
    this.sockets.set(socket, { text, user, epoch: room.epoch, durable, received: 0, acknowledged: 0 });
    this.afterCommit(() => [
      { to: "socket", socket, frame: writeSync(syncStep1, Y.encodeStateVector(room.doc)) },
    ]);
  }

  close(socket: number): void {
    const gone = this.sockets.get(socket);
    this.sockets.delete(socket);
    const room = gone && this.rooms.get(gone.text);
    if (room) room.idleSince = this.options.now().getTime();
  }

  /** A sync frame of a socket; `mayWrite` is its right at the moment the frame came (R8). */
  frame(socket: number, frame: Uint8Array, mayWrite: boolean, locked: boolean): void {
    const from = this.sockets.get(socket);
    if (!from) return;
    const room = this.roomFor(from.text, socket);
    if (!room) return;
    try {
      const { step, payload } = readSync(frame);
      if (step === syncStep1) this.answer(room, socket, payload);
      else this.take(room, socket, from, frame, payload, mayWrite, locked);
    } catch (error) {
      if (!(error instanceof Unacceptable || error instanceof Malformed)) throw error;
      this.drop(socket, closeCodes.malformed);
    }
  }

  private answer(room: Room, socket: number, stateVector: Uint8Array): void {
    let vector: Map<number, number>;
    try {
      vector = Y.decodeStateVector(stateVector);
    } catch {
      throw new Malformed("not a state vector");
    }
    this.afterCommit(() => [
      { to: "socket", socket, frame: writeSync(syncStep2, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(vector))) },
    ]);
  }

  private take(
    room: Room,
    socket: number,
    from: Socket,
    frame: Uint8Array,
    update: Uint8Array,
    mayWrite: boolean,
    locked: boolean,
  ): void {
    const known = room.knows(update);
    if (!known && (!mayWrite || locked)) {
      this.drop(socket, mayWrite ? closeCodes.locked : closeCodes.notAllowed);
      return;
    }
    if (!known) this.write(room, socket, from.user, frame, update);
    from.received++;
    this.afterCommit(() => this.acknowledge(socket));
  }

  private write(room: Room, except: number, user: string, frame: Uint8Array, update: Uint8Array): void {
    let logged: LoggedUpdate | undefined;
    try {
      logged = room.accept(update, user);
    } catch (error) {
      this.flush();
      room.reload();
      throw error;
    }
    if (!logged) return;
    this.batch.push(logged);
    this.afterCommit(() => [{ to: "others", text: room.id, except, frame }]);
  }

  private acknowledge(socket: number): Spoken[] {
    const to = this.sockets.get(socket);
    if (!to?.durable || to.received === to.acknowledged) return [];
    to.acknowledged = to.received;
    return [{ to: "socket", socket, frame: writeDurable(to.received) }];
  }

  private drop(socket: number, code: number): void {
    this.close(socket);
    this.say({ to: "close", socket, code });
  }

  private say(spoken: Spoken): void {
    this.afterCommit(() => [spoken]);
  }

  private afterCommit(speak: () => Spoken[]): void {
    this.after.push(speak);
    if (this.flushing) return;
    this.flushing = true;
    setImmediate(() => this.flush());
  }

  /** Commits what has gathered, then speaks. Whatever arrives while the disk works joins the next group. */
  flush(): void {
    this.flushing = false;
    const batch = this.batch;
    const after = this.after;
    this.batch = [];
    this.after = [];
    if (batch.length > 0 && !this.commit(batch)) return;
    const spoken = after.flatMap((speak) => speak());
    if (spoken.length > 0) this.options.speak(spoken);
  }

  private commit(batch: LoggedUpdate[]): boolean {
    const now = this.options.now();
    try {
      for (const [text, version] of this.options.log.append(batch, now.toISOString())) {
        const room = this.rooms.get(text)!;
        room.version = version;
        const since = this.unrevised.get(text);
        this.unrevised.set(text, { first: since?.first ?? now.getTime(), last: now.getTime(), said: false });
      }
      return true;
    } catch {
      this.failStorage(new Set(batch.map((update) => update.text)));
      return false;
    }
  }

  /** The disk refused: nothing of the batch happened; everybody in these texts starts anew. */
  private failStorage(texts: Set<string>): void {
    const closing: Spoken[] = [];
    for (const [socket, { text }] of this.sockets) {
      if (!texts.has(text)) continue;
      this.sockets.delete(socket);
      closing.push({ to: "close", socket, code: closeCodes.storageFailing });
    }
    for (const text of texts) this.rooms.delete(text);
    this.options.speak(closing);
  }

  private roomFor(text: string, socket: number): Room | undefined {
    try {
      return this.room(text);
    } catch {
      this.drop(socket, closeCodes.storageFailing);
      return undefined;
    }
  }

  private room(id: string): Room {
    let room = this.rooms.get(id);
    if (!room) {
      room = Room.load(id, this.options.log);
      this.rooms.set(id, room);
    }
    room.idleSince = this.options.now().getTime();
    return room;
  }

  /** Makes texts in one commit. */
  create(texts: { id: string; doc: DocNode }[], user: string): void {
    const made = texts.map(({ id, doc }) => {
      const { state, client } = stateOf(doc);
      return { id, state, user, clients: [[client, user]] as [number, string][] };
    });
    this.options.log.create(made, this.options.now().toISOString());
  }

  read(id: string): TextReading {
    this.flush();
    const room = this.room(id);
    return {
      id,
      epoch: room.epoch,
      version: room.version,
      doc: readDocument(room.fragment),
      authors: this.options.log.authorsSince(id),
    };
  }

  /** HTML of those of the texts whose version differs from the one the asker has; unreadable ones are left out (R9). */
  render(asked: { id: string; have: number }[], language: Language): { rendered: TextHtml[]; unreadable: string[] } {
    this.flush();
    const rendered: TextHtml[] = [];
    const unreadable: string[] = [];
    for (const { id, have } of asked) {
      try {
        const made = this.renderOne(id, language);
        if (made.version !== have) rendered.push(made);
      } catch {
        unreadable.push(id);
      }
    }
    return { rendered, unreadable };
  }

  private renderOne(id: string, language: Language): TextHtml {
    const room = this.room(id);
    const key = `${language}:${id}`;
    const cached = this.html.get(key);
    if (cached?.version === room.version) return cached;
    const doc = readDocument(room.fragment);
    const made: TextHtml = {
      id,
      version: room.version,
      epoch: room.epoch,
      html: renderDocument(doc, this.options.forms, language),
      words: countWords(doc),
    };
    this.html.set(key, made);
    return made;
  }

  revised(id: string, version: number): void {
    this.options.log.revised(id, version);
    if (this.options.log.authorsSince(id).length === 0) this.unrevised.delete(id);
  }

  /** Makes a text of edits that were not accepted in another one. @throws Unacceptable */
  keep(copy: string, source: string, update: Uint8Array, epoch: number | undefined, user: string): void {
    this.flush();
    const room = this.room(source);
    const doc = new Y.Doc();
    doc.getXmlFragment(rootName);
    const sameEpoch = epoch === undefined || epoch === room.epoch;
    if (sameEpoch) Y.applyUpdate(doc, room.state());
    const clients = sameEpoch ? new Map(room.clients) : new Map<number, string>();
    judgedApply(doc, update, user, clients);
    for (const client of doc.store.clients.keys()) if (!clients.has(client)) clients.set(client, user);
    const made = { id: copy, state: Y.encodeStateAsUpdate(doc), user, clients: [...clients] };
    this.options.log.create([made], this.options.now().toISOString());
  }

  /** Turns a text into a document, as new edits of an account; everyone in the text sees them. */
  edit(id: string, doc: DocNode, user: string): void {
    const room = this.room(id);
    const update = updateTowards(room.state(), doc);
    const frame = writeSync(2, update);
    this.write(room, -1, user, frame, update);
    this.flush();
  }

  writes(id: string) {
    return this.options.log.writes(id);
  }

  /** Says which texts paused, compacts long logs and unloads idle texts. Called every few seconds. */
  sweep(): void {
    this.flush();
    const now = this.options.now().getTime();
    const paused: Spoken[] = [];
    for (const [text, since] of this.unrevised) {
      const due = now - since.last >= this.options.pauseMs || now - since.first >= this.options.longestMs;
      if (!due || since.said) continue;
      since.said = true;
      paused.push({ to: "paused", text });
    }
    if (paused.length > 0) this.options.speak(paused);
    const busy = new Set([...this.sockets.values()].map((socket) => socket.text));
    for (const [id, room] of this.rooms) {
      const idle = !busy.has(id) && now - room.idleSince >= this.options.idleMs;
      const tail = this.options.log.tailLength(id);
      if (tail >= compactAfter || (idle && tail > 0)) this.options.log.compact(id, room.state());
      if (idle) this.unload(id, room);
    }
  }

  private unload(id: string, room: Room): void {
    this.rooms.delete(id);
    room.doc.destroy();
  }

  /** Commits, compacts and closes the log. */
  stop(): void {
    this.flush();
    this.options.log.close();
  }
}
