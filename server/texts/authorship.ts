/** Who wrote each stretch of a live text: the structs of its Yjs document beside the accounts that delivered them (R4). */
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { inShownOrder } from "../../content/schema/row-order.ts";
import { readStanding } from "./documents.ts";
import type { Writer } from "../domain/texts.ts";
import type { Authorship } from "./update-log.ts";

/** A stretch of letters in the order of reading. */
interface Stretch {
  length: number;
  writer: number;
}

/** Writes of one account within this time, in ms, are told as one. */
const sittingMs = 30 * 60_000;

/**
 * The document with every text marked `written` by the number of its writer.
 * @param ranges what was delivered when, sorted by client and clock
 * @param clients whose client ids the others are
 */
export function authoredDocument(
  fragment: Y.XmlFragment,
  ranges: readonly Authorship[],
  clients: ReadonlyMap<number, string>,
): { doc: DocNode; writers: Writer[] } {
  const book = new WriterBook(ranges, clients);
  const stretches = joined(stretchesOf(fragment, book));
  // Letters are counted where they stand; only then are moved rows shown where they were moved to.
  return { doc: inShownOrder(marked(readStanding(fragment), new Reel(stretches))), writers: book.writers };
}

class WriterBook {
  readonly writers: Writer[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly byClient = new Map<number, Authorship[]>();

  constructor(
    ranges: readonly Authorship[],
    private readonly clients: ReadonlyMap<number, string>,
  ) {
    for (const range of ranges) this.byClient.set(range.client, [...(this.byClient.get(range.client) ?? []), range]);
  }

  /** Cuts a struct where its letters were delivered at different times. */
  *stretches(client: number, clock: number, length: number): Iterable<Stretch> {
    const end = clock + length;
    for (const { from, to, user, at } of this.byClient.get(client) ?? []) {
      if (to <= clock || from >= end) continue;
      if (from > clock) yield { length: from - clock, writer: this.numberOf(this.clients.get(client) ?? "", null) };
      const until = Math.min(to, end);
      yield { length: until - Math.max(from, clock), writer: this.numberOf(user, at) };
      clock = until;
    }
    if (clock < end) yield { length: end - clock, writer: this.numberOf(this.clients.get(client) ?? "", null) };
  }

  private numberOf(accountId: string, at: string | null): number {
    const sitting = at === null ? "" : Math.floor(Date.parse(at) / sittingMs);
    const key = `${accountId} ${sitting}`;
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.writers.push({ accountId, at }) - 1));
    return number;
  }
}

function* stretchesOf(node: Y.XmlFragment | Y.XmlElement, book: WriterBook): Iterable<Stretch> {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) yield* stretchesOfText(child, book);
    else if (child instanceof Y.XmlElement) yield* stretchesOf(child, book);
  }
}

function* stretchesOfText(text: Y.XmlText, book: WriterBook): Iterable<Stretch> {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    yield* book.stretches(item.id.client, item.id.clock, item.length);
  }
}

function joined(stretches: Iterable<Stretch>): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.writer === stretch.writer) last.length += stretch.length;
    else all.push({ ...stretch });
  }
  return all;
}

/** Stretches as they are used up, letter by letter. */
class Reel {
  private at = 0;

  constructor(private readonly stretches: Stretch[]) {}

  /** The next letters of one writer, at most so many. */
  take(most: number): Stretch {
    const stretch = this.stretches[this.at];
    if (!stretch) throw new Error("a text holds letters that nobody wrote");
    const length = Math.min(most, stretch.length);
    stretch.length -= length;
    if (stretch.length === 0) this.at++;
    return { length, writer: stretch.writer };
  }
}

function marked(node: DocNode, reel: Reel): DocNode {
  const content = node.content?.flatMap((child) =>
    child.text === undefined ? [marked(child, reel)] : cut(child, reel),
  );
  return content ? { ...node, content } : node;
}

function cut(node: DocNode, reel: Reel): DocNode[] {
  const pieces: DocNode[] = [];
  for (let from = 0; from < node.text!.length;) {
    const { length, writer } = reel.take(node.text!.length - from);
    const marks = [{ type: "written", attrs: { writer } }, ...(node.marks ?? [])];
    pieces.push({ ...node, text: node.text!.slice(from, from + length), marks });
    from += length;
  }
  return pieces;
}
