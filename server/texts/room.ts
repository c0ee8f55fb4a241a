/** One active text in the texts worker: its Y.Doc, whose clients write in it, and what has not been committed yet. */
import * as Y from "yjs";
import { TextSteps } from "../../content/schema/text-steps.ts";
import { readDocument } from "./documents.ts";
import { changedSomething, deletesOnlyMarks, judge, newStructs, Unacceptable, type Decoded } from "./judge.ts";
import { rootName } from "./messages.ts";
import type { LoggedUpdate, StoredText, UpdateLog } from "./update-log.ts";

export class Room {
  doc: Y.Doc;
  readonly epoch: number;
  readonly clients: Map<number, string>;
  version: number;
  /** How many updates its log holds since the last snapshot. */
  tail: number;
  /** Makers of requirement cards by uuid, as of the last look: what tells a card from its copy. */
  readonly cards = new Map<string, string>();
  private watched: TextSteps | undefined;
  /** When the last socket or reader left it, ms. */
  idleSince = 0;

  private constructor(
    readonly id: string,
    stored: StoredText,
    private readonly log: UpdateLog,
  ) {
    this.doc = docOf(stored);
    this.epoch = stored.epoch;
    this.clients = stored.clients;
    this.version = stored.version;
    this.tail = stored.tail.length;
  }

  /** @throws Error when the text is absent or its bytes cannot be read; never an empty document (R9) */
  static load(id: string, log: UpdateLog): Room {
    const stored = log.load(id);
    if (!stored) throw new Error(`no text ${id}`);
    return new Room(id, stored, log);
  }

  /** What threads are followed by; a text is watched from when somebody asks for one, so that others cost nothing. */
  get steps(): TextSteps {
    return (this.watched ??= new TextSteps(this.doc, this.fragment));
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(rootName);
  }

  /**
   * Applies an update delivered by an account.
   * @param look is shown the transaction once it is judged, while what it deleted can still be read
   * @returns what to log, or undefined when it changes nothing
   * @throws Unacceptable; then the caller commits what came before and calls `reload`
   */
  accept(update: Uint8Array, user: string, look?: (transaction: Y.Transaction) => void): LoggedUpdate | undefined {
    const judged = judgedApply(this.doc, update, user, this.clients, look);
    if (!judged) return undefined;
    for (const { client } of judged) this.clients.set(client, user);
    this.tail++;
    return { text: this.id, bytes: update, user, writes: judged };
  }

  /**
   * Whether an update only deletes superfluous marks, so that the document reads the same. Every copy does so by itself
   * when it merges formatting, readers' copies too, and not always as the server's does.
   */
  isTidying(update: Uint8Array, decoded: Decoded): boolean {
    if (!deletesOnlyMarks(this.doc, decoded)) return false;
    const copy = new Y.Doc();
    copy.getXmlFragment(rootName);
    Y.applyUpdate(copy, this.state());
    Y.applyUpdate(copy, update);
    const read = (doc: Y.Doc) => JSON.stringify(readDocument(doc.getXmlFragment(rootName)));
    const same = read(copy) === read(this.doc);
    copy.destroy();
    return same;
  }

  /** Brings the document back to what is on disk, after a refused update or a failed commit. */
  reload(): void {
    const stored = this.log.load(this.id);
    if (!stored) throw new Error(`no text ${this.id}`);
    this.doc.destroy();
    this.doc = docOf(stored);
    if (this.watched) this.watched = new TextSteps(this.doc, this.fragment);
    this.version = stored.version;
    this.tail = stored.tail.length;
    this.clients.clear();
    for (const [client, user] of stored.clients) this.clients.set(client, user);
  }

  /** Puts what the log led to in place of it. */
  compact(): void {
    this.log.compact(this.id, this.state());
    this.tail = 0;
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }
}

function docOf(stored: StoredText): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(rootName);
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
  doc.transact(() => {
    for (const update of stored.tail) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("stored text has gaps");
  return doc;
}

/**
 * Applies an update and judges it within its transaction.
 * @returns the new structs' ranges, or undefined when nothing changed
 * @throws Unacceptable
 */
export function judgedApply(
  doc: Y.Doc,
  update: Uint8Array,
  user: string,
  clients: Map<number, string>,
  look?: (transaction: Y.Transaction) => void,
): LoggedUpdate["writes"] | undefined {
  let verdict: { refused?: unknown; writes?: LoggedUpdate["writes"] } = {};
  const judgeIt = (transaction: Y.Transaction) => {
    try {
      judge(doc, transaction, user, clients);
      if (changedSomething(transaction)) verdict.writes = newStructs(transaction);
      look?.(transaction);
    } catch (error) {
      verdict = { refused: error };
    }
  };
  doc.once("afterTransaction", judgeIt);
  try {
    Y.applyUpdate(doc, update, user);
  } catch (error) {
    throw new Unacceptable(error instanceof Error ? error.message : "cannot be applied");
  } finally {
    doc.off("afterTransaction", judgeIt);
  }
  if (verdict.refused) throw verdict.refused instanceof Unacceptable ? verdict.refused : new Unacceptable("unreadable");
  return verdict.writes;
}
