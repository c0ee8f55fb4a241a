/**
 * Three-way comparison of a document: what two people made of the same base. Where only one of them changed something, that
 * stands; where both did, a person chooses. Nothing is merged inside of a line: «10 минут» made «15» by one and «30» by the
 * other is never «35».
 */
import { canonicalJson } from "../schema/canonical.ts";
import { plainText, type DocNode } from "../schema/document.ts";
import { isLine, nameOf } from "./facts.ts";
import { pairEqual } from "./matching.ts";

export const sides = ["mine", "theirs", "base"] as const;
export type Side = (typeof sides)[number];

/** A place that both have changed, each in his own way. */
export interface Conflict extends Record<Side, DocNode[]> {
  kind: "conflict";
}

type Part = { kind: "settled"; nodes: DocNode[] } | Conflict | { kind: "inside"; shell: DocNode; parts: Part[] };

/** What three documents make: what is settled, and the places where somebody must choose. */
export interface ThreeWay {
  parts: Part[];
  /** In the order of reading. */
  conflicts: Conflict[];
}

/** Compares two documents with the one they were made from. */
export function compareThree(base: DocNode, mine: DocNode, theirs: DocNode): ThreeWay {
  const parts = partsOf(base.content ?? [], mine.content ?? [], theirs.content ?? []);
  return { parts, conflicts: conflictsIn(parts) };
}

/** The document that follows when every conflict is chosen. @returns undefined when one is not */
export function chooseSides({ parts }: ThreeWay, chosen: readonly (Side | undefined)[]): DocNode | undefined {
  let at = 0;
  let isWhole = true;
  const built = (of: Part[]): DocNode[] =>
    of.flatMap((part) => {
      if (part.kind === "settled") return part.nodes;
      if (part.kind === "inside") return [{ ...part.shell, content: built(part.parts) }];
      const side = chosen[at++];
      if (side === undefined) isWhole = false;
      return part[side ?? "base"];
    });
  const content = built(parts);
  return isWhole ? { type: "doc", content } : undefined;
}

/** One side of a conflict in plain words, a line a node. */
export function wordsOfSide(nodes: readonly DocNode[]): string {
  return nodes.map(plainText).join("\n");
}

function conflictsIn(parts: Part[]): Conflict[] {
  return parts.flatMap((part) =>
    part.kind === "conflict" ? [part] : part.kind === "inside" ? conflictsIn(part.parts) : [],
  );
}

type Three = Record<Side, DocNode[]>;

const isSame = (a: DocNode[], b: DocNode[]) =>
  a.length === b.length && a.every((node, at) => canonicalJson(node) === canonicalJson(b[at]!));

/** Between the nodes that all three have kept stand the stretches that somebody has changed. */
function partsOf(base: DocNode[], mine: DocNode[], theirs: DocNode[]): Part[] {
  const [inMine, inTheirs] = [placesIn(base, mine), placesIn(base, theirs)];
  const parts: Part[] = [];
  let [from, fromMine, fromTheirs] = [0, 0, 0];
  for (let at = 0; at <= base.length; at++) {
    const isEnd = at === base.length;
    const [atMine, atTheirs] = isEnd ? [mine.length, theirs.length] : [inMine[at]!, inTheirs[at]!];
    if (atMine < fromMine || atTheirs < fromTheirs) continue;
    const stretch = {
      base: base.slice(from, at),
      mine: mine.slice(fromMine, atMine),
      theirs: theirs.slice(fromTheirs, atTheirs),
    };
    parts.push(...settle(stretch));
    if (!isEnd) parts.push({ kind: "settled", nodes: [base[at]!] });
    [from, fromMine, fromTheirs] = [at + 1, atMine + 1, atTheirs + 1];
  }
  return parts;
}

/** For each node of a list the place of its equal in another one, in order; -1 for none. */
function placesIn(from: DocNode[], to: DocNode[]): Int32Array {
  const known = new Map<string, number>();
  const idOf = (node: DocNode) => {
    const json = canonicalJson(node);
    const id = known.get(json) ?? known.size;
    known.set(json, id);
    return id;
  };
  return pairEqual(from.map(idOf), to.map(idOf), { left: 10_000_000, coarse: false });
}

function settle({ base, mine, theirs }: Three): Part[] {
  if (isSame(mine, theirs) || isSame(theirs, base)) return settled(mine);
  if (isSame(mine, base)) return settled(theirs);
  const each = base.map((node, at): Three => ({ base: [node], mine: [mine[at]!], theirs: [theirs[at]!] }));
  const fits = base.length === mine.length && base.length === theirs.length;
  if (fits && each.every(isClear)) return each.flatMap(settleOne);
  return [{ kind: "conflict", base, mine, theirs }];
}

const settled = (nodes: DocNode[]): Part[] => (nodes.length === 0 ? [] : [{ kind: "settled", nodes }]);

/** Nodes at one place that belong together: one side left it alone, or it bears a name, as rows and cells do. */
function isClear({ base, mine, theirs }: Three): boolean {
  if (isSame(mine, base) || isSame(theirs, base) || isSame(mine, theirs)) return true;
  return isNamed(base[0]!, mine[0]!) && isNamed(base[0]!, theirs[0]!);
}

function isNamed(a: DocNode, b: DocNode): boolean {
  const name = nameOf(a);
  return name !== undefined && a.type === b.type && name === nameOf(b) && a.text === undefined;
}

function settleOne(three: Three): Part[] {
  const { base, mine, theirs } = three;
  if (isSame(mine, theirs) || isSame(theirs, base)) return settled(mine);
  if (isSame(mine, base)) return settled(theirs);
  const [old, own, other] = [base[0]!, mine[0]!, theirs[0]!];
  const shell = shellOf(old, own, other);
  // Inside of a line nothing is merged.
  if (!shell || isLine(old)) return [{ kind: "conflict", ...three }];
  return [{ kind: "inside", shell, parts: partsOf(old.content ?? [], own.content ?? [], other.content ?? []) }];
}

/** The node without what is inside it, as whoever changed it has it; undefined when both did. */
function shellOf(base: DocNode, mine: DocNode, theirs: DocNode): DocNode | undefined {
  const bare = ({ type, attrs, marks }: DocNode) => canonicalJson({ type, attrs: attrs ?? {}, marks: marks ?? [] });
  if (bare(mine) === bare(theirs) || bare(theirs) === bare(base)) return mine;
  return bare(mine) === bare(base) ? theirs : undefined;
}
