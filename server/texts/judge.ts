/** Judges what an applied update changed in a text: only schema content, only under its author's own client ids. */
import type { MarkType, NodeType } from "prosemirror-model";
import * as Y from "yjs";
import { maxDepth } from "../../content/schema/version.ts";
import { schema } from "../../content/schema/schema.ts";
import { rootName } from "./messages.ts";

/** Why an update is not accepted. */
export class Unacceptable extends Error {}

/** Client ids and clock ranges of the structs that a transaction added. */
export function newStructs(transaction: Y.Transaction): { client: number; from: number; to: number }[] {
  const added: { client: number; from: number; to: number }[] = [];
  for (const [client, to] of transaction.afterState) {
    const from = transaction.beforeState.get(client) ?? 0;
    if (to > from) added.push({ client, from, to });
  }
  return added;
}

/** Whether a transaction changed anything: new structs or new deletions. */
export function changedSomething(transaction: Y.Transaction): boolean {
  return transaction.deleteSet.clients.size > 0 || newStructs(transaction).length > 0;
}

/**
 * Checks a transaction that has been applied to the document.
 * @throws Unacceptable with the reason; the document must then be reloaded
 */
export function judge(doc: Y.Doc, transaction: Y.Transaction, user: string, clients: Map<number, string>): void {
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Unacceptable("gap in clocks");
  for (const { client } of newStructs(transaction)) {
    const owner = clients.get(client);
    if (owner !== undefined && owner !== user) throw new Unacceptable("client id of another account");
  }
  for (const name of doc.share.keys()) if (name !== rootName) throw new Unacceptable("foreign root");
  for (const [type, keys] of transaction.changed) judgeChange(type as Y.AbstractType<unknown>, keys, transaction);
}

/** The children of a type that are alive, as items. */
function* liveItems(type: { _start: Y.Item | null }): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) yield item;
}

function depthOf(type: Y.AbstractType<unknown>): number {
  let depth = 0;
  for (let item = type._item; item !== null; item = (item.parent as Y.AbstractType<unknown>)._item) depth++;
  return depth;
}

function judgeChange(type: Y.AbstractType<unknown>, keys: Set<string | null>, transaction: Y.Transaction): void {
  const isNew = (item: Y.Item) => item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
  const depth = depthOf(type);
  if (type instanceof Y.XmlText) {
    judgeText(type, keys, isNew);
    return;
  }
  if (!(type instanceof Y.XmlFragment)) throw new Unacceptable("foreign type");
  const node = nodeTypeOf(type);
  for (const key of keys) if (key !== null) judgeAttribute(type, node, key);
  for (const item of liveItems(type)) if (isNew(item)) judgeChild(node, item, depth + 1);
}

function nodeTypeOf(type: Y.XmlFragment): NodeType {
  if (!(type instanceof Y.XmlElement)) return schema.topNodeType;
  const node = schema.nodes[type.nodeName];
  if (!node || node === schema.topNodeType || node.isText) throw new Unacceptable(`unknown node ${type.nodeName}`);
  return node;
}

function judgeChild(parent: NodeType, item: Y.Item, depth: number): void {
  if (depth > maxDepth) throw new Unacceptable("nested too deep");
  if (!(item.content instanceof Y.ContentType)) throw new Unacceptable("foreign content");
  const child = item.content.type as Y.AbstractType<unknown>;
  if (child instanceof Y.XmlText) {
    if (!parent.inlineContent) throw new Unacceptable("text outside a text block");
    judgeText(child, new Set(), () => true);
    return;
  }
  if (child instanceof Y.XmlHook || !(child instanceof Y.XmlElement)) throw new Unacceptable("foreign type");
  const node = nodeTypeOf(child);
  if (!parent.contentMatch.matchType(node)) throw new Unacceptable(`${node.name} inside ${parent.name}`);
  for (const key of child._map.keys()) judgeAttribute(child, node, key);
  for (const grandchild of liveItems(child)) judgeChild(node, grandchild, depth + 1);
}

function judgeAttribute(element: Y.XmlFragment, node: NodeType, name: string): void {
  const item = element._map.get(name);
  if (!item || item.deleted) return;
  const rule = node.spec.attrs?.[name];
  if (!rule) throw new Unacceptable(`unknown attribute ${name}`);
  if (!(item.content instanceof Y.ContentAny)) throw new Unacceptable("foreign attribute value");
  checkValue(rule.validate, item.content.arr[item.content.arr.length - 1], name);
}

function checkValue(validate: unknown, value: unknown, name: string): void {
  if (typeof validate !== "function") throw new Unacceptable(`attribute ${name} takes no value`);
  try {
    (validate as (value: unknown) => void)(value);
  } catch {
    throw new Unacceptable(`wrong value of ${name}`);
  }
}

function judgeText(text: Y.XmlText, keys: Set<string | null>, isNew: (item: Y.Item) => boolean): void {
  for (const key of keys) if (key !== null) throw new Unacceptable("attribute on text");
  if (text._map.size > 0) throw new Unacceptable("attribute on text");
  for (const item of liveItems(text)) {
    if (!isNew(item)) continue;
    if (item.content instanceof Y.ContentString) continue;
    if (!(item.content instanceof Y.ContentFormat)) throw new Unacceptable("foreign content in text");
    judgeMark(item.content.key, item.content.value as unknown);
  }
}

function judgeMark(name: string, value: unknown): void {
  const mark: MarkType | undefined = schema.marks[name];
  if (!mark) throw new Unacceptable(`unknown mark ${name}`);
  if (value === null) return;
  if (typeof value !== "object" || Array.isArray(value)) throw new Unacceptable(`wrong value of ${name}`);
  for (const [key, given] of Object.entries(value)) {
    const rule = mark.spec.attrs?.[key];
    if (!rule) throw new Unacceptable(`unknown attribute ${key} of ${name}`);
    checkValue(rule.validate, given, key);
  }
}

/** An update of the V1 encoding, decoded. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Clocks stay below this: far more than anybody types, and what every client can count. */
const maxClock = 2 ** 31;

/**
 * Decodes an update of the V1 encoding; what is left over, counts nothing or counts too far is no update.
 * @throws Unacceptable
 */
export function decode(update: Uint8Array): Decoded {
  let left: { pos: number } | undefined;
  class Decoder extends Y.UpdateDecoderV1 {
    constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
      super(decoder);
      left = decoder;
    }
  }
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdateV2(update, Decoder);
  } catch {
    throw new Unacceptable("not an update");
  }
  if (left?.pos !== update.byteLength) throw new Unacceptable("bytes after the update");
  for (const { id, length } of decoded.structs) {
    if (!(length > 0) || id.clock + length > maxClock) throw new Unacceptable("wrong length");
  }
  return decoded;
}

/** Whether everything in an update is known to the document already; such an update is no change, accepted from anyone. */
export function isKnown(doc: Y.Doc, decoded: Decoded): boolean {
  return hasNoNewStructs(doc, decoded) && everyDeleted(doc, decoded, (struct) => struct.deleted);
}

/** Whether an update deletes nothing but marks and adds nothing. */
export function deletesOnlyMarks(doc: Y.Doc, decoded: Decoded): boolean {
  const isMark = (struct: Y.Item | Y.GC) => struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
  return hasNoNewStructs(doc, decoded) && everyDeleted(doc, decoded, (struct) => struct.deleted || isMark(struct));
}

function hasNoNewStructs(doc: Y.Doc, { structs }: Decoded): boolean {
  return structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client));
}

/**
 * Cheap checks before an update is applied, which spare a reload for most bad ones.
 * @throws Unacceptable
 */
export function refuseEarly(doc: Y.Doc, { structs }: Decoded, user: string, clients: Map<number, string>): void {
  const state = new Map<number, number>();
  for (const { id, length } of structs) {
    const known = state.get(id.client) ?? Y.getState(doc.store, id.client);
    const end = id.clock + length;
    if (id.clock > known) throw new Unacceptable("gap in clocks");
    if (end <= known) continue;
    const owner = clients.get(id.client);
    if (owner !== undefined && owner !== user) throw new Unacceptable("client id of another account");
    state.set(id.client, end);
  }
}

/** Whether what an update deletes is in the document and every struct of it fits. */
function everyDeleted(doc: Y.Doc, { ds }: Decoded, fits: (struct: Y.Item | Y.GC) => boolean): boolean {
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (clock + len > Y.getState(doc.store, client)) return false;
      for (const struct of structsBetween(doc.store.clients.get(client) ?? [], clock, clock + len))
        if (!fits(struct)) return false;
    }
  }
  return true;
}

/** The structs of one client that overlap a range of clocks. */
function* structsBetween(structs: (Y.Item | Y.GC)[], from: number, to: number): Generator<Y.Item | Y.GC> {
  let low = 0;
  let high = structs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (structs[middle]!.id.clock + structs[middle]!.length > from) high = middle;
    else low = middle + 1;
  }
  for (let i = low; i < structs.length && structs[i]!.id.clock < to; i++) yield structs[i]!;
}
