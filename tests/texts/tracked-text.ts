/**
 * A live text edited as people edit it, with an oracle that knows nothing of anchors: beside the text stands a shadow
 * document in which every letter of the beginning bears its number. Each edit is made in the shadow and put into the Yjs
 * document as the editor puts it there, so that the numbers tell where a letter went when the shared text only knows
 * that it was deleted and written anew: splitting, moving, undo, restoring.
 */
import { getSchema, Mark } from "@tiptap/core";
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import type { Node } from "prosemirror-model";
import { canJoin, Transform } from "prosemirror-transform";
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { documentExtensions, schema } from "../../content/schema/schema.ts";
import { writeText } from "../../content/schema/writing/text-writing.ts";
import { evenRanks, inShownOrder, withRanks } from "../../content/schema/row-order.ts";
import { readDocument, stateOf, updateTowards } from "../../server/texts/documents.ts";
import { isLine } from "../../content/schema/placed-lines.ts";
import { replicaOf } from "../app/editor/documents.ts";

const Numbered = Mark.create({ name: "numbered", excludes: "", addAttributes: () => ({ as: { default: "" } }) });
const shadowSchema = getSchema([...documentExtensions, Numbered]);

/** What may be said of a letter: its number; «|» between two that cannot be told apart; «c» before the number of a copy. */
export interface Numbers {
  text: string;
  numbers: string[];
}

export interface Deed {
  kind:
    | "type"
    | "erase"
    | "split"
    | "join"
    | "cut"
    | "drag"
    | "carry"
    | "copy"
    | "remove"
    | "rank"
    | "bold"
    | "undo"
    | "redo"
    | "restore"
    | "leave";
  /** Choose a place, whatever the text is at the moment. */
  at: number;
  to: number;
  words: string;
}

interface Line {
  pos: number;
  node: Node;
}

export class TrackedText {
  /** What the server has. */
  readonly server: Y.Doc;
  private writer: Y.Doc;
  private undoing: Y.UndoManager;
  private shadow: Node;
  private past: Node[] = [];
  private future: Node[] = [];
  private readonly revisions: Node[] = [];

  constructor(content: DocNode[]) {
    const { state } = stateOf({ type: "doc", content });
    this.server = replicaOf(state);
    this.writer = replicaOf(state);
    this.undoing = this.begin();
    let number = 0;
    const numbered = (node: DocNode): DocNode[] =>
      node.text === undefined
        ? [{ ...node, ...(node.content ? { content: node.content.flatMap(numbered) } : {}) }]
        : [...node.text].map((text) => ({
            ...{ type: "text", text },
            marks: [...(node.marks ?? []), { type: "numbered", attrs: { as: String(number++) } }],
          }));
    this.shadow = twinned(shadowSchema.nodeFromJSON(numbered(withRanks({ type: "doc", content }))[0]));
    this.revisions.push(this.shadow);
    this.mustAgree();
  }

  get fragment(): Y.XmlFragment {
    return this.server.getXmlFragment("default");
  }

  /** The letters in the order of reading with their numbers, line by line. */
  lines(): Numbers[] {
    const lines: Numbers[] = [];
    const visit = (node: DocNode) => {
      if (!isLine(node.type)) return (node.content ?? []).forEach(visit);
      const pieces = node.content ?? [];
      const numbers = pieces.flatMap(({ text, marks }) =>
        [...(text ?? "\uFFFC")].map(() => String(marks?.find(({ type }) => type === "numbered")?.attrs?.as ?? "")),
      );
      lines.push({ text: pieces.map(({ text }) => text ?? "\uFFFC").join(""), numbers });
    };
    visit(inShownOrder(this.shadow.toJSON() as DocNode));
    return lines;
  }

  /** Makes a deed, if it can be done. */
  do(deed: Deed): void {
    const { kind } = deed;
    if (kind === "undo" || kind === "redo") this.turnBack(kind);
    else if (kind === "leave") this.comeAnew();
    else if (kind === "restore") this.restore(deed);
    else for (const next of this.edited(deed)) this.write(twinned(next));
    this.mustAgree();
  }

  private begin(): Y.UndoManager {
    this.writer.on("update", (update: Uint8Array) => Y.applyUpdate(this.server, update));
    const fragment = this.writer.getXmlFragment("default");
    return new Y.UndoManager(fragment, { captureTimeout: 0, trackedOrigins: new Set(["typing"]) });
  }

  /** Another browser, which has nothing to undo. */
  private comeAnew(): void {
    this.writer = replicaOf(Y.encodeStateAsUpdate(this.server));
    this.undoing = this.begin();
    this.past = [];
    this.future = [];
    this.revisions.push(this.shadow);
  }

  private turnBack(kind: "undo" | "redo"): void {
    const [from, to] = kind === "undo" ? [this.past, this.future] : [this.future, this.past];
    const shadow = from.pop();
    if (!shadow) return;
    to.push(this.shadow);
    this.undoing[kind]();
    this.shadow = shadow;
  }

  /** As the server restores a revision. */
  private restore({ at }: Deed): void {
    const revision = this.revisions[Math.floor(at * this.revisions.length * 0.999)]!;
    const update = updateTowards(Y.encodeStateAsUpdate(this.server), inShownOrder(plain(revision)));
    Y.applyUpdate(this.server, update);
    // The server gives rows their ranks.
    const standing = readStandingShape(this.server);
    this.shadow = twinned(shadowSchema.nodeFromJSON(withNumbersOf(standing, revision)));
    this.comeAnew();
  }

  private write(next: Node): void {
    if (next.eq(this.shadow)) return;
    const fragment = this.writer.getXmlFragment("default");
    const { meta } = initProseMirrorDoc(fragment, schema);
    const wanted = schema.nodeFromJSON(plain(next));
    const had = JSON.stringify(plain(this.shadow));
    this.writer.transact(() => writeText(fragment, wanted, meta.mapping), "typing");
    if (had !== JSON.stringify(plain(next))) {
      this.past.push(this.shadow);
      this.future = [];
    }
    this.shadow = next;
  }

  private textLines(): Line[] {
    const lines: Line[] = [];
    this.shadow.descendants((node, pos) => {
      if (node.isTextblock) lines.push({ pos, node });
    });
    return lines;
  }

  /** What the text becomes, edit by edit. */
  private edited({ kind, at, to, words }: Deed): Node[] {
    const tr = new Transform(this.shadow);
    const lines = this.textLines();
    const line = pick(lines, at);
    const inside = line ? line.pos + 1 + Math.round(to * line.node.content.size) : 0;
    const top = this.shadow.childCount > 0 ? pick(tops(this.shadow), at)! : undefined;
    switch (kind) {
      case "type":
        if (line) tr.insert(inside, shadowSchema.text(words));
        return line ? [slid(this.shadow, tr.doc, line)] : [];
      case "erase": {
        const end = line && Math.min(line.pos + 1 + line.node.content.size, inside + 1 + words.length);
        if (line && end! > inside) tr.delete(inside, end!);
        return line ? [slid(this.shadow, tr.doc, line)] : [];
      }
      case "split":
        if (line?.node.type.name === "paragraph") tr.split(inside);
        return [tr.doc];
      case "join":
        if (top && canBecomeOne(tr.doc, top.pos)) tr.join(top.pos);
        return [tr.doc];
      case "bold":
        if (line) tr.addMark(inside, Math.min(line.pos + 1 + line.node.content.size, inside + 6), bold());
        return [tr.doc];
      case "remove": {
        const found = pick(movables(this.shadow), at);
        if (found) tr.delete(found.pos, found.pos + found.node.nodeSize);
        return [tr.doc];
      }
      case "rank": {
        const row = pick(rowsOf(this.shadow), at);
        if (row) tr.setNodeMarkup(row.pos, null, { ...row.node.attrs, rank: pick(evenRanks(7), to)! });
        return [tr.doc];
      }
      case "copy": {
        // Forms and requirements stand in a text once.
        const found = pick(
          movables(this.shadow).filter(({ node }) => !/form|requirement/.test(node.type.name)),
          at,
        );
        if (!found) return [];
        const $pos = tr.doc.resolve(found.pos);
        const attrs =
          found.node.type.name === "row"
            ? { ...found.node.attrs, id: `k${words.length}${at}`.slice(0, 20).replace(".", "") }
            : found.node.attrs;
        const copied = shadowSchema.nodeFromJSON({ ...copyOf(found.node.toJSON() as DocNode), attrs });
        tr.insert($pos.posAtIndex(Math.round(to * $pos.parent.childCount)), copied);
        return [tr.doc];
      }
      case "cut":
      case "drag": {
        if (!top) return [];
        tr.delete(top.pos, top.pos + top.node.nodeSize);
        const cut = tr.doc;
        const ends = [0, ...tops(cut).map(({ pos, node }) => pos + node.nodeSize)];
        tr.insert(pick(ends, to)!, top.node);
        return kind === "cut" ? [cut, tr.doc] : [tr.doc];
      }
      case "carry": {
        // Words are cut out of one line and put into another.
        if (!line) return [];
        const end = Math.min(line.pos + 1 + line.node.content.size, inside + 3 * words.length);
        const slice = tr.doc.slice(inside, end);
        tr.delete(inside, end);
        const cut = slid(this.shadow, tr.doc, line);
        const target = pick(textLinesOf(cut), (at * 7.3) % 1);
        if (!target) return [cut];
        const into = target.pos + 1 + Math.round(((to * 3.1) % 1) * target.node.content.size);
        const put = new Transform(cut).insert(into, slice.content).doc;
        return [cut, slid(cut, put, target)];
      }
      default:
        return [];
    }
  }

  private mustAgree(): void {
    const live = JSON.stringify(readDocument(this.fragment));
    const shown = JSON.stringify(inShownOrder(schema.nodeFromJSON(plain(this.shadow)).toJSON() as DocNode));
    if (live !== shown) throw new Error(`the shadow left the text:\n${live}\n${shown}`);
  }
}

/** An empty line is taken for one that a form may swallow; no key does that. */
function canBecomeOne(doc: Node, pos: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(pos);
  return canJoin(doc, pos) && nodeBefore?.isTextblock === nodeAfter?.isTextblock;
}

const bold = () => shadowSchema.mark("bold");

function pick<T>(all: readonly T[], at: number): T | undefined {
  return all[Math.min(all.length - 1, Math.floor(at * all.length))];
}

function tops(doc: Node): Line[] {
  const all: Line[] = [];
  doc.forEach((node, pos) => all.push({ node, pos }));
  return all;
}

function textLinesOf(doc: Node): Line[] {
  const lines: Line[] = [];
  doc.descendants((node, pos) => void (node.isTextblock && lines.push({ node, pos })));
  return lines;
}

function rowsOf(doc: Node): Line[] {
  const rows: Line[] = [];
  doc.descendants((node, pos) => void (node.type.name === "row" && rows.push({ node, pos })));
  return rows;
}

const movables = (doc: Node) => [...tops(doc), ...rowsOf(doc)];

/** The document without numbers. */
function plain(node: Node): DocNode {
  const strip = ({ marks, content, ...rest }: DocNode): DocNode => {
    const kept = (marks ?? []).filter(({ type }) => type !== "numbered");
    return {
      ...rest,
      ...(kept.length > 0 ? { marks: kept } : {}),
      ...(content ? { content: content.map(strip) } : {}),
    };
  };
  return schema.nodeFromJSON(joined(strip(node.toJSON() as DocNode))).toJSON() as DocNode;
}

/** Neighbouring equal texts as one. */
function joined(node: DocNode): DocNode {
  if (!node.content) return node;
  const content: DocNode[] = [];
  for (const child of node.content.map(joined)) {
    const last = content.at(-1);
    const isSame = last?.text !== undefined && child.text !== undefined;
    if (isSame && JSON.stringify(last.marks) === JSON.stringify(child.marks)) last.text! += child.text!;
    else content.push({ ...child });
  }
  return { ...node, content };
}

/** A copy's letters are told from those of the original. */
function copyOf(node: DocNode): DocNode {
  const marks = node.marks?.map((mark) => {
    if (mark.type !== "numbered" || !mark.attrs?.as) return mark;
    const readings = String(mark.attrs.as).split("|");
    return { ...mark, attrs: { as: readings.map((one) => (one.startsWith("c") ? one : `c${one}`)).join("|") } };
  });
  const content = node.content?.map(copyOf);
  return { ...node, ...(marks ? { marks } : {}), ...(content ? { content } : {}) };
}

/** Of two equal neighbours nobody can say which came first: their letters get the numbers of both. */
function twinned(doc: Node): Node {
  const tr = new Transform(doc);
  const all = tops(doc);
  const pairs = all.slice(1).map((next, i) => [all[i]!, next] as const);
  // There and back, so that of several in a row each gets the numbers of all.
  [...pairs, ...pairs.toReversed()].forEach(([before, next]) => {
    if (JSON.stringify(plain(before.node)) !== JSON.stringify(plain(next.node))) return;
    const [one, other] = [lettersAt(tr.doc, before.pos), lettersAt(tr.doc, next.pos)];
    one.forEach((letter, at) => [letter, other[at]!].forEach((each) => renumber(tr, each, [letter.as, other[at]!.as])));
  });
  return tr.doc;
}

function renumber(tr: Transform, { pos, text, as }: Letter, readings: string[]): void {
  const numbers = [...new Set(readings.flatMap((one) => one.split("|")))].join("|");
  if (numbers === as || text === "\uFFFC") return;
  tr.removeMark(pos, pos + 1, shadowSchema.marks.numbered);
  tr.addMark(pos, pos + 1, shadowSchema.mark("numbered", { as: numbers }));
}

/** A document of the server's shape with the letters of a revision. */
function withNumbersOf(standing: DocNode, revision: Node): DocNode {
  const ranks = new Map<unknown, unknown>();
  const places: unknown[] = [];
  const look = (node: DocNode) => {
    if (node.type === "row") {
      ranks.set(node.attrs?.id, node.attrs?.rank);
      places.push(node.attrs?.id);
    }
    (node.content ?? []).forEach(look);
  };
  look(standing);
  const give = (node: DocNode): DocNode => {
    const content = node.content?.map(give);
    if (node.type === "form") content?.sort((a, b) => places.indexOf(a.attrs?.id) - places.indexOf(b.attrs?.id));
    const attrs = node.type === "row" ? { ...node.attrs, rank: ranks.get(node.attrs?.id) ?? "" } : node.attrs;
    return { ...node, ...(attrs ? { attrs } : {}), ...(content ? { content } : {}) };
  };
  return give(revision.toJSON() as DocNode);
}

function readStandingShape(doc: Y.Doc): DocNode {
  return initProseMirrorDoc(doc.getXmlFragment("default"), schema).doc.toJSON() as DocNode;
}

/**
 * Within one line, which of several equal letters was deleted or stood behind the new ones cannot be told from the
 * words: such letters get the numbers of both readings.
 */
function slid(before: Node, after: Node, { pos }: Line): Node {
  const old = lettersAt(before, pos);
  const now = lettersAt(after, pos);
  const delta = now.length - old.length;
  const same = (a: number, b: number) => a >= 0 && b >= 0 && old[a]?.text === now[b]?.text && old[a] !== undefined;
  let head = 0;
  while (head < now.length && same(head, head)) head++;
  let tail = 0;
  while (tail < now.length && same(old.length - 1 - tail, now.length - 1 - tail)) tail++;
  const tr = new Transform(after);
  now.forEach((letter, i) => {
    const isTail = i >= now.length - tail;
    renumber(tr, letter, [letter.as, ...(i < head ? [old[i]!.as] : []), ...(isTail ? [old[i - delta]!.as] : [])]);
  });
  return tr.doc;
}

interface Letter {
  text: string;
  as: string;
  pos: number;
}

function lettersAt(doc: Node, pos: number): Letter[] {
  const letters: Letter[] = [];
  doc.nodeAt(pos)?.forEach((child, offset) => {
    const as = String(child.marks.find(({ type }) => type.name === "numbered")?.attrs.as ?? "");
    for (let i = 0; i < child.nodeSize; i++)
      letters.push({ text: child.text?.[i] ?? "\uFFFC", as, pos: pos + 1 + offset + i });
  });
  return letters;
}
