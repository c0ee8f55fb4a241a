/** Takes or refuses all changes of a redline. */
import type { DocNode } from "../schema/document.ts";
import type { Content, Kept, Piece, Redline, Run, Shell } from "./shape.ts";

type Side = "before" | "after";

/** The new content, exactly. */
export function acceptAll(redline: Redline): Content {
  return contentAt(redline, "after");
}

/** The old content, exactly. */
export function rejectAll(redline: Redline): Content {
  return contentAt(redline, "before");
}

function contentAt({ title, notRequired, pieces }: Redline, side: Side): Content {
  return {
    title: linesAt(title, side)[0]!
      .map(({ text }) => text)
      .join(""),
    notRequired: notRequired[side],
    doc: filled(
      { type: "doc" },
      pieces.flatMap((piece) => nodesAt(piece, side)),
    ),
  };
}

/** The nodes a piece stands for on one side. */
function nodesAt(piece: Piece, side: Side): DocNode[] {
  switch (piece.kind) {
    case "inserted":
      return side === "after" ? [piece.node] : [];
    case "deleted":
    case "left":
      return side === "before" ? [piece.node] : [];
    case "moved":
      return side === "after" ? keptAt(piece.piece, side) : [];
    default:
      return keptAt(piece, side);
  }
}

function keptAt(piece: Kept, side: Side): DocNode[] {
  if (piece.kind === "same") return [piece.node];
  if (piece.kind === "changed")
    return [
      filled(
        piece[side],
        piece.pieces.flatMap((inner) => nodesAt(inner, side)),
      ),
    ];
  const lines = linesAt(piece.runs, side);
  return piece[side].map((shell, at) => filled(shell, lines[at] ?? []));
}

function filled(shell: Shell, content: DocNode[]): DocNode {
  return content.length > 0 ? { ...shell, content } : { ...shell };
}

/** The lines that runs make on one side. */
export function linesAt(runs: readonly Run[], side: Side): DocNode[][] {
  const lines: DocNode[][] = [[]];
  for (const run of runs) {
    if (run.kind === "break") {
      if ((run.change === "inserted") === (side === "after")) lines.push([]);
    } else for (const node of nodesOfRun(run, side)) joinTo(lines.at(-1)!, node);
  }
  return lines;
}

function nodesOfRun(run: Exclude<Run, { kind: "break" }>, side: Side): DocNode[] {
  if (run.kind === "reformatted") return run[side];
  if (run.kind === "same") return run.nodes;
  return (run.kind === "inserted") === (side === "after") ? run.nodes : [];
}

/** Adds a node to a line; neighbouring texts with the same marks are one text. */
function joinTo(line: DocNode[], node: DocNode): void {
  const last = line.at(-1);
  const joins =
    last?.text !== undefined && node.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(node.marks);
  if (joins) line[line.length - 1] = { ...last, text: last.text! + node.text! };
  else line.push(node);
}
