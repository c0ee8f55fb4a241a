/**
 * The shape of a redline: what has become of each place between two contents of a text. It is plain JSON, and it holds
 * both contents whole: taking every change gives the new one exactly, refusing every change the old one.
 */
import type { DocNode } from "../schema/document.ts";

/** A content of a block's text, as revisions store it. */
export interface Content {
  title: string;
  /** «Требований нет»: the reason, or null. */
  notRequired: string | null;
  doc: DocNode;
}

/** A node without what is inside it. */
export type Shell = Omit<DocNode, "content" | "text">;

/** A stretch of a line. Words are never cut: one letter changed is one word deleted and one inserted. */
export type Run =
  | { kind: "same" | "inserted" | "deleted"; nodes: DocNode[] }
  /** The same words with other marks. */
  | { kind: "reformatted"; before: DocNode[]; after: DocNode[] }
  /** Where one line was split in two, or two were joined. */
  | { kind: "break"; change: "inserted" | "deleted" };

/** A node that was there and still is. */
export type Kept =
  | { kind: "same"; node: DocNode }
  /** A node of nodes: its own attributes, its type, or something inside it. */
  | { kind: "changed"; before: Shell; after: Shell; pieces: Piece[] }
  /** A line of text: one that became one, one that was split into several, or several that were joined into one. */
  | { kind: "rewritten"; before: Shell[]; after: Shell[]; runs: Run[] };

/** What has become of one node among its siblings; pieces stand in the order of reading. */
export type Piece =
  | Kept
  | { kind: "inserted"; node: DocNode }
  | { kind: "deleted"; node: DocNode }
  /** It stood here; the piece with the same number stands where it stands now. */
  | { kind: "left"; move: number; node: DocNode }
  /** It stands here now, the same or changed. */
  | { kind: "moved"; move: number; piece: Kept };

export interface Redline {
  title: Run[];
  notRequired: { before: string | null; after: string | null; runs: Run[] };
  pieces: Piece[];
  /** The texts are too large to compare word by word everywhere: some places are marked as replaced whole. */
  coarse: boolean;
}
