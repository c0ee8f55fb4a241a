/** Compares two contents of a text into a redline. Pure; the work is bounded, and what exceeds it is marked coarsely. */
import type { DocNode } from "../schema/document.ts";
import { schema } from "../schema/schema.ts";
import { compareLines, compareTexts } from "./lines.ts";
import { Facts, isLine, shellOf } from "./facts.ts";
import type { Work } from "./matching.ts";
import type { Content, Kept, Piece, Redline } from "./shape.ts";
import { matchSiblings, type Match } from "./siblings.ts";

/** Steps of comparing that one redline may take: about a quarter of a second. */
const mostWork = 60_000_000;

/** What has changed from one canonical content to another. Both must spell equal things equally, keys of attributes too. */
export function compareContents(before: Content, after: Content): Redline {
  const work: Work = { left: mostWork, coarse: false };
  const facts = new Facts(work);
  const pieces = piecesBetween(before.doc, after.doc, facts);
  const [old, now] = [before.notRequired, after.notRequired];
  return {
    title: compareTexts(before.title, after.title, facts),
    notRequired: { before: old, after: now, runs: compareTexts(old ?? "", now ?? "", facts) },
    pieces,
    coarse: work.coarse,
  };
}

function piecesBetween(before: DocNode, after: DocNode, facts: Facts): Piece[] {
  const [old, now] = [before.content ?? [], after.content ?? []];
  return merged(old, now, matchSiblings(old, now, facts), (a, b) => keptOne(a, b, facts), facts);
}

type Compare = (before: DocNode, after: DocNode) => Kept;

/** Puts both sides into one order of reading: what stood between two standing neighbours, then what stands there now. */
function merged(before: DocNode[], after: DocNode[], matches: Match[], compare: Compare, facts: Facts): Piece[] {
  const pieces: Piece[] = [];
  const moves = new Map(matches.filter(({ moved }) => moved).map((match, number) => [match, number + 1]));
  const ofOld = new Map(matches.flatMap((match) => match.before.map((i) => [i, match] as const)));
  const ofNew = new Map(matches.flatMap((match) => match.after.map((j) => [j, match] as const)));
  const kept = (match: Match): Kept => {
    const lines = { before: match.before.map((i) => before[i]!), after: match.after.map((j) => after[j]!) };
    const single = lines.before.length === 1 && lines.after.length === 1;
    return single ? compare(lines.before[0]!, lines.after[0]!) : rewritten(lines.before, lines.after, facts);
  };
  let [i, j] = [0, 0];
  const standing = (match: Match | undefined) => match !== undefined && !match.moved;
  while (i < before.length || j < after.length) {
    const [old, now] = [ofOld.get(i), ofNew.get(j)];
    if (i < before.length && !standing(old)) {
      const node = before[i++]!;
      pieces.push(old ? { kind: "left", move: moves.get(old)!, node } : { kind: "deleted", node });
    } else if (j < after.length && !standing(now)) {
      const node = after[j++]!;
      if (!now) pieces.push({ kind: "inserted", node });
      else if (now.after[0] === j - 1) pieces.push({ kind: "moved", move: moves.get(now)!, piece: kept(now) });
    } else {
      pieces.push(kept(now!));
      i = now!.before.at(-1)! + 1;
      j = now!.after.at(-1)! + 1;
    }
  }
  return pieces;
}

function keptOne(before: DocNode, after: DocNode, facts: Facts): Kept {
  if (facts.of(before).id === facts.of(after).id) return { kind: "same", node: after };
  if (isLine(before) && isLine(after)) return rewritten([before], [after], facts);
  const pieces = isTable(before) ? piecesOfTable(before, after, facts) : piecesBetween(before, after, facts);
  return { kind: "changed", before: shellOf(before), after: shellOf(after), pieces };
}

function rewritten(before: DocNode[], after: DocNode[], facts: Facts): Kept {
  const inner = (nodes: DocNode[]) => nodes.map(({ content }) => content ?? []);
  const runs = compareLines(inner(before), inner(after), facts);
  return { kind: "rewritten", before: before.map(shellOf), after: after.map(shellOf), runs };
}

function isTable({ type }: DocNode): boolean {
  return schema.nodes[type]?.spec.tableRole === "table";
}

/** Rows by their words; the cells of a row by columns, which are matched once for the whole table. */
function piecesOfTable(before: DocNode, after: DocNode, facts: Facts): Piece[] {
  const [old, now] = [before.content ?? [], after.content ?? []];
  const columns = [columnsOf(old), columnsOf(now)] as const;
  if (!columns[0] || !columns[1]) return piecesBetween(before, after, facts);
  const cells = matchSiblings(columns[0], columns[1], facts);
  const compareRows: Compare = (a, b) => {
    if (facts.of(a).id === facts.of(b).id) return { kind: "same", node: b };
    const pieces = merged(a.content ?? [], b.content ?? [], cells, (x, y) => keptOne(x, y, facts), facts);
    return { kind: "changed", before: shellOf(a), after: shellOf(b), pieces };
  };
  return merged(old, now, matchSiblings(old, now, facts), compareRows, facts);
}

/** The columns of a table, or undefined when it has none: rows of different lengths, or cells over several. */
function columnsOf(rows: DocNode[]): DocNode[] | undefined {
  const width = rows[0]?.content?.length ?? 0;
  const isPlain = ({ attrs }: DocNode) => (attrs?.colspan ?? 1) === 1 && (attrs?.rowspan ?? 1) === 1;
  const regular = width > 0 && rows.every(({ content = [] }) => content.length === width && content.every(isPlain));
  if (!regular) return undefined;
  return Array.from({ length: width }, (_, at) => ({ type: "column", content: rows.map((row) => row.content![at]!) }));
}
