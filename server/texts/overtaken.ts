/**
 * Words that somebody typed in a line while another person, who did not have them yet, turned it into something else (a
 * heading, an item of a list, a line elsewhere) or removed it. Yjs would let them go with the line they stood in. Here they
 * are put where the line went, or, where it went nowhere, into a line of their own in its place; what comes later still, from
 * whoever was offline, at the end (R5).
 */
import * as Y from "yjs";
import { schema } from "../../content/schema/schema.ts";
import { changeOf } from "./requirement-cards.ts";
import type { Decoded } from "./judge.ts";

/** Words of one writer that a deletion took along without knowing them. */
export interface Overtaken {
  /** The client that typed them. */
  client: number;
  words: string;
  /** Where they belong: in a text, or as a line among the children of an element. */
  place: Y.RelativePosition;
  into: "text" | "line";
}

type Parent = Y.XmlElement | Y.XmlFragment;

/** The children of a type as items, the deleted ones too. */
function* itemsOf(type: { _start: Y.Item | null }): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item;
}

const typeOf = (item: Y.Item) => (item.content instanceof Y.ContentType ? item.content.type : undefined);
const wordsOf = (item: Y.Item) => (item.content instanceof Y.ContentString ? item.content.str : "");

/** Whether an update says itself that it deletes a struct. */
function names({ ds }: Decoded, { id }: Y.Item): boolean {
  return (ds.clients.get(id.client) ?? []).some(({ clock, len }) => clock <= id.clock && id.clock < clock + len);
}

/** Texts in which letters were deleted that the update does not name. */
function overtakenTexts(transaction: Y.Transaction, decoded: Decoded): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || wordsOf(struct) === "" || names(decoded, struct)) return;
    const text = struct.parent;
    if (text instanceof Y.XmlText && text._item?.deleted) texts.add(text);
  });
  return texts;
}

/** The letters of a text that has just been deleted, as whoever deleted it knew them, and what he did not know. */
function readOvertaken(text: Y.XmlText, transaction: Y.Transaction, decoded: Decoded) {
  let known = "";
  const lost: { client: number; at: number; words: string }[] = [];
  for (const item of itemsOf(text)) {
    const words = wordsOf(item);
    if (words === "" || !Y.isDeleted(transaction.deleteSet, item.id)) continue;
    if (names(decoded, item)) known += words;
    else lost.push({ client: item.id.client, at: known.length, words });
  }
  return { known, lost };
}

/** The texts of a line, deleted ones in a deleted line and living ones in a living line. */
function textsOf(line: Parent, isDeleted: boolean): Y.XmlText[] {
  const found: Y.XmlText[] = [];
  for (const item of itemsOf(line)) {
    const type = typeOf(item);
    if (type instanceof Y.XmlText && item.deleted === isDeleted) found.push(type);
  }
  return found;
}

const lettersOf = (text: Y.XmlText) => [...itemsOf(text)].map((item) => (item.deleted ? "" : wordsOf(item))).join("");

/** Living lines that a transaction brought, in the order of the document. */
function* newLines(parent: Parent, transaction: Y.Transaction): Generator<Y.XmlElement> {
  for (const item of itemsOf(parent)) {
    const type = typeOf(item);
    if (item.deleted || !(type instanceof Y.XmlElement)) continue;
    const isNew = item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
    if (isNew && schema.nodes[type.nodeName]?.inlineContent) yield type;
    yield* newLines(type, transaction);
  }
}

/** The text that the same transaction brought in place of a deleted one: of a line that reads as the deleted one did. */
function successor(
  root: Y.XmlFragment,
  text: Y.XmlText,
  transaction: Y.Transaction,
  decoded: Decoded,
): Y.XmlText | undefined {
  const line = text.parent as Parent;
  const texts = textsOf(line, true);
  const wanted = texts.map((one) => readOvertaken(one, transaction, decoded).known);
  for (const candidate of newLines(root, transaction)) {
    const standing = textsOf(candidate, false);
    if (standing.length === wanted.length && standing.every((one, at) => lettersOf(one) === wanted[at]))
      return standing[texts.indexOf(text)];
  }
  return undefined;
}

/** Where a line of its own may stand instead: beside the deleted one, or beside what was deleted around it. */
function placeBeside(text: Y.XmlText): Y.RelativePosition {
  let item = text._item!;
  for (;;) {
    const parent = item.parent as Parent;
    const type = parent instanceof Y.XmlElement ? schema.nodes[parent.nodeName] : schema.topNodeType;
    const stands = parent._item === null || !parent._item.deleted;
    if (stands && type?.contentMatch.matchType(schema.nodes.paragraph!)) {
      let index = 0;
      for (const child of itemsOf(parent)) {
        if (child === item) break;
        if (!child.deleted && child.countable) index += child.length;
      }
      return Y.createRelativePositionFromTypeIndex(parent, index);
    }
    item = parent._item!;
  }
}

/**
 * Words that came when what they stand in was long gone, and with it the place where it stood: they are put at the end. What
 * was typed at one go is one line.
 */
function findLate(root: Y.XmlFragment, transaction: Y.Transaction, decoded: Decoded): Overtaken[] {
  const late: Overtaken[] = [];
  let next = NaN;
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { client, clock } = struct.id;
    const known = (transaction.beforeState.get(client) ?? 0) - clock;
    const words = wordsOf(struct).slice(Math.max(0, known));
    if (words === "" || names(decoded, struct) || !(Y.getItem(transaction.doc.store, struct.id) instanceof Y.GC))
      continue;
    const before = late.at(-1);
    if (before?.client === client) before.words += (clock === next ? "" : " ") + words;
    else late.push({ client, words, into: "line", place: Y.createRelativePositionFromTypeIndex(root, root.length) });
    next = clock + struct.length;
  }
  return late;
}

/** What a transaction that has just been applied took along unknowingly, and what came too late. */
export function findOvertaken(root: Y.XmlFragment, transaction: Y.Transaction, decoded: Decoded): Overtaken[] {
  return [...findTaken(root, transaction, decoded), ...findLate(root, transaction, decoded)];
}

function findTaken(root: Y.XmlFragment, transaction: Y.Transaction, decoded: Decoded): Overtaken[] {
  if (transaction.deleteSet.clients.size === 0) return [];
  return [...overtakenTexts(transaction, decoded)].flatMap((text) => {
    const { lost } = readOvertaken(text, transaction, decoded);
    const heir = successor(root, text, transaction, decoded);
    if (heir)
      return lost.map(({ client, at, words }): Overtaken => {
        return { client, words, into: "text", place: Y.createRelativePositionFromTypeIndex(heir, at) };
      });
    const writers = [...new Set(lost.map(({ client }) => client))];
    return writers.map((client): Overtaken => {
      const own = lost.filter((one) => one.client === client).map(({ words }) => words);
      return { client, words: own.join(""), into: "line", place: placeBeside(text) };
    });
  });
}

/** The update that puts overtaken words where they belong; undefined where that is gone as well. */
export function putBack(state: Uint8Array, { place, into, words }: Overtaken): Uint8Array | undefined {
  return changeOf(state, (fragment) => {
    const at = Y.createAbsolutePositionFromRelativePosition(place, fragment.doc!);
    if (!at) return;
    if (into === "text") return (at.type as Y.XmlText).insert(at.index, words);
    const line = new Y.XmlElement("paragraph");
    (at.type as Y.XmlElement).insert(at.index, [line]);
    line.insert(0, [new Y.XmlText(words)]);
  });
}
