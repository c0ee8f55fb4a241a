/** The texts worker's heart: judges, commits in groups, then speaks. It knows no threads and no sockets. */
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import type { FormBook } from "../../content/schema/html.ts";
import type { Derived } from "../domain/texts.ts";
import { Derivations } from "./derivations.ts";
import { stateOf } from "./documents.ts";
import { Edits } from "./edits.ts";
import { Freezing } from "./freezing.ts";
import { GroupCommit } from "./group-commit.ts";
import { decode, isKnown, refuseEarly, Unacceptable, type Decoded } from "./judge.ts";
import {
  closeCodes,
  Malformed,
  readSync,
  rootName,
  syncStep1,
  syncStep2,
  syncUpdate,
  writeDurable,
  writeSync,
} from "./messages.ts";
import { findOvertaken, putBack, type Overtaken } from "./overtaken.ts";
import { Pauses } from "./pauses.ts";
import { Readings } from "./readings.ts";
import { judgedApply, type Room } from "./room.ts";
import { Rooms } from "./rooms.ts";
import { reasonOf, Troubles } from "./troubles.ts";
import type { LoggedUpdate, UpdateLog } from "./update-log.ts";

/** What the core says, after commit only. */
export type Spoken =
  | { to: "socket"; socket: number; frame: Uint8Array }
  | { to: "others"; text: string; except: number; frame: Uint8Array }
  | { to: "close"; socket: number; code: number }
  | { to: "paused"; text: string }
  | { to: "derived"; text: string; derived: Derived };

export interface CoreOptions {
  log: UpdateLog;
  forms: FormBook;
  now(): Date;
  /** A new random id. */
  id(): string;
  speak(spoken: Spoken[]): void;
  /** Something failed that an operator must know of: the disk, a text that cannot be read. */
  trouble(what: string, error: unknown): void;
  /** How long after the last edit a revision is due, ms. */
  pauseMs: number;
  /** The longest time without a revision while editing goes on, and before one that failed is tried again, ms. */
  longestMs: number;
  /** What follows from a text is told this long after the last edit, ms. */
  deriveMs: number;
  /** And at least this often while editing goes on, ms. */
  deriveLongestMs: number;
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

export class TextsCore {
  readonly edits: Edits;
  readonly readings: Readings;
  private readonly sockets = new Map<number, Socket>();
  private readonly rooms: Rooms;
  private readonly pauses: Pauses;
  private readonly derivations: Derivations;
  private readonly group: GroupCommit<Spoken>;
  private readonly freezing = new Freezing();
  private readonly opening = new Troubles((text, reason) => this.options.trouble(`text ${text}`, reason));

  constructor(private readonly options: CoreOptions) {
    this.rooms = new Rooms(options);
    this.pauses = new Pauses(options);
    this.group = new GroupCommit({
      append: (batch) => options.log.append(batch, options.now().toISOString()),
      committed: (versions) => this.committed(versions),
      failed: (texts, error) => this.failed(texts, error),
      speak: options.speak,
    });
    this.derivations = new Derivations({
      ...options,
      read: (id) => this.rooms.get(id),
      write: (id, update) => this.make(id, "", update),
    });
    const ground = { ...options, rooms: this.rooms, flush: () => void this.flush() };
    this.readings = new Readings({ ...ground, derivations: this.derivations });
    const make = (id: string, user: string, update: Uint8Array) => this.make(id, user, update);
    this.edits = new Edits({ ...ground, freezing: this.freezing, make });
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
    const frame = writeSync(syncStep1, Y.encodeStateVector(room.doc));
    this.group.after(text, () => [{ to: "socket", socket, frame }]);
  }

  close(socket: number): void {
    const gone = this.sockets.get(socket);
    this.sockets.delete(socket);
    if (gone) this.rooms.touch(gone.text);
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
      else if (!this.freezing.hold(from.text, { socket, frame, mayWrite, locked }))
        this.take(room, socket, from, frame, payload, mayWrite, locked);
    } catch (error) {
      this.refuse(room, socket, error);
    }
  }

  /** A frame that could not be taken closes its socket and nothing else. */
  private refuse(room: Room, socket: number, error: unknown): void {
    if (error instanceof Unacceptable || error instanceof Malformed) return this.drop(socket, closeCodes.malformed);
    this.options.trouble(`a frame of text ${room.id}`, error);
    this.flush();
    this.rooms.forget(room.id);
    this.drop(socket, closeCodes.storageFailing);
  }

  private answer(room: Room, socket: number, stateVector: Uint8Array): void {
    let vector: Map<number, number>;
    try {
      vector = Y.decodeStateVector(stateVector);
    } catch {
      throw new Malformed("not a state vector");
    }
    // Encoded now and sent when it is on disk: later the document may hold what is about to be refused.
    const frame = writeSync(syncStep2, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(vector)));
    this.group.after(room.id, () => [{ to: "socket", socket, frame }]);
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
    const decoded = decode(update);
    if (!isKnown(room.doc, decoded)) {
      if (mayWrite && !locked) {
        refuseEarly(room.doc, decoded, from.user, room.clients);
        this.writeBeside(room, socket, from.user, frame, update, decoded);
      } else if (!room.isTidying(update, decoded)) {
        return this.drop(socket, mayWrite ? closeCodes.locked : closeCodes.notAllowed);
      }
    }
    from.received++;
    this.group.after(room.id, () => this.acknowledge(socket));
  }

  /** Writes what somebody sent who may not have known of others' words, and puts those that go with it back (R5). */
  private writeBeside(
    room: Room,
    except: number,
    user: string,
    frame: Uint8Array,
    update: Uint8Array,
    decoded: Decoded,
  ): void {
    const overtaken: Overtaken[] = [];
    this.write(room, except, user, frame, update, (transaction) => {
      try {
        overtaken.push(...findOvertaken(room.fragment, transaction, decoded));
      } catch (error) {
        this.options.trouble(`overtaken words of text ${room.id}`, error);
      }
    });
    for (const words of overtaken) {
      const back = putBack(room.state(), words);
      const writer = room.clients.get(words.client);
      if (back && writer !== undefined) this.write(room, -1, writer, writeSync(syncUpdate, back), back);
    }
  }

  private write(
    room: Room,
    except: number,
    user: string,
    frame: Uint8Array,
    update: Uint8Array,
    look?: (transaction: Y.Transaction) => void,
  ): void {
    let logged: LoggedUpdate | undefined;
    try {
      logged = room.accept(update, user, look);
    } catch (error) {
      this.flush();
      room.reload();
      throw error;
    }
    if (!logged) return;
    this.group.write(logged);
    this.group.after(room.id, () => [{ to: "others", text: room.id, except, frame }]);
  }

  private acknowledge(socket: number): Spoken[] {
    const to = this.sockets.get(socket);
    if (!to?.durable || to.received === to.acknowledged) return [];
    to.acknowledged = to.received;
    return [{ to: "socket", socket, frame: writeDurable(to.received) }];
  }

  /** Commits what has gathered and says it, without waiting for more. */
  flush(): Set<string> {
    return this.group.flush();
  }

  private drop(socket: number, code: number): void {
    this.close(socket);
    this.say({ to: "close", socket, code });
  }

  private say(spoken: Spoken): void {
    this.group.after(undefined, () => [spoken]);
  }

  private committed(versions: Map<string, number>): void {
    const now = this.options.now().getTime();
    for (const [text, version] of versions) {
      const room = this.rooms.loaded(text);
      if (room) room.version = version;
      this.pauses.edited(text);
      this.derivations.edited(text, now);
    }
  }

  /** The disk refused: everybody in these texts starts anew. */
  private failed(texts: Set<string>, error: unknown): Spoken[] {
    this.options.trouble("a commit", error);
    const closing: Spoken[] = [];
    for (const [socket, { text }] of this.sockets) {
      if (!texts.has(text)) continue;
      this.sockets.delete(socket);
      closing.push({ to: "close", socket, code: closeCodes.storageFailing });
    }
    for (const text of texts) this.rooms.forget(text);
    return closing;
  }

  private roomFor(text: string, socket: number): Room | undefined {
    try {
      const room = this.rooms.get(text);
      this.opening.went(text);
      return room;
    } catch (error) {
      this.opening.failed(text, reasonOf(error));
      this.drop(socket, closeCodes.storageFailing);
      return undefined;
    }
  }

  /** Makes texts in one commit. */
  create(texts: { id: string; doc: DocNode }[], user: string): void {
    const made = texts.map(({ id, doc }) => {
      const { state, client } = stateOf(doc);
      return { id, state, user, clients: [[client, user]] as [number, string][] };
    });
    this.options.log.create(made, this.options.now().toISOString());
    const now = this.options.now().getTime();
    for (const { id } of texts) this.derivations.edited(id, now);
  }

  /** Makes text `copy`: another text as it stands, with who wrote what in it. */
  fork(copy: string, source: string): void {
    this.flush();
    this.options.log.fork(copy, source, this.rooms.get(source).state(), this.options.now().toISOString());
  }

  /**
   * Puts another text, with who wrote what in it, in place of this one; whoever has it open must come anew.
   * @param epoch only while the text is in it: done twice, it is done once
   */
  replace(id: string, source: string, epoch: number): boolean {
    this.flush();
    if (this.rooms.get(id).epoch !== epoch) return false;
    const now = this.options.now();
    this.options.log.replace(id, source, this.rooms.get(source).state(), now.toISOString());
    this.rooms.forget(id);
    for (const [socket, { text }] of this.sockets) if (text === id) this.drop(socket, closeCodes.otherEpoch);
    this.derivations.edited(id, now.getTime());
    return true;
  }

  /** From here on edits of the text wait; what had arrived is on disk. @throws Locked when it is frozen already */
  freeze(id: string): void {
    this.flush();
    this.freezing.freeze(id);
  }

  /** Ends a freeze: what waited is judged by what the text is from now on. */
  release(id: string, locked: boolean | undefined): void {
    for (const held of this.freezing.release(id, locked))
      this.frame(held.socket, held.frame, held.mayWrite, held.locked);
  }

  revised(id: string, version: number): void {
    this.pauses.revised(id, version);
  }

  /** Makes a text of edits that were not accepted in another one. @throws Unacceptable */
  keep(copy: string, source: string, update: Uint8Array, epoch: number | undefined, user: string): void {
    this.flush();
    const room = this.rooms.get(source);
    const doc = new Y.Doc();
    doc.getXmlFragment(rootName);
    const sameEpoch = epoch === undefined || epoch === room.epoch;
    if (sameEpoch) Y.applyUpdate(doc, room.state());
    const clients = sameEpoch ? new Map(room.clients) : new Map<number, string>();
    const decoded = decode(update);
    refuseEarly(doc, decoded, user, clients);
    const overtaken: Overtaken[] = [];
    judgedApply(doc, update, user, clients, (transaction) =>
      overtaken.push(...findOvertaken(doc.getXmlFragment(rootName), transaction, decoded)),
    );
    for (const words of overtaken) {
      const back = putBack(Y.encodeStateAsUpdate(doc), words);
      if (!back) continue;
      Y.applyUpdate(doc, back);
      for (const { id } of decode(back).structs) clients.set(id.client, clients.get(words.client) ?? user);
    }
    for (const client of doc.store.clients.keys()) if (!clients.has(client)) clients.set(client, user);
    const made = { id: copy, state: Y.encodeStateAsUpdate(doc), user, clients: [...clients] };
    this.options.log.create([made], this.options.now().toISOString());
  }

  /** Writes an update that was made here. @throws Error when the disk refused it */
  private make(id: string, user: string, update: Uint8Array): void {
    this.write(this.rooms.get(id), -1, user, writeSync(syncUpdate, update), update);
    if (this.flush().has(id)) throw new Error("the disk refused the edit");
  }

  /** Tells what follows from one text whose editing paused. @returns whether there was one: another may be waiting */
  sayDerived(): boolean {
    const next = this.derivations.next(this.options.now().getTime());
    if (next) this.options.speak([{ to: "derived", ...next }]);
    return next !== undefined;
  }

  /** Says which texts paused, compacts long logs and unloads idle texts. Called every few seconds. */
  sweep(): void {
    this.flush();
    const paused = this.pauses.due().map((text): Spoken => ({ to: "paused", text }));
    if (paused.length > 0) this.options.speak(paused);
    this.rooms.tidy(new Set([...this.sockets.values()].map((socket) => socket.text)));
  }

  /** Commits, compacts and closes the log. */
  stop(): void {
    this.flush();
    this.options.log.close();
  }
}
