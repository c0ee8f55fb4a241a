/** What search answers with. */
import type { Piece } from "../../../content/search/excerpt.ts";

/** What can be found, in the order of groups. */
export const hitKinds = ["block", "requirement", "thread", "question", "change", "interview", "person"] as const;
export type HitKind = (typeof hitKinds)[number];

/** Something that was found, with all the words that were looked for. */
export interface SearchHit {
  kind: HitKind;
  /** Of a requirement its uuid; of a change request its number. */
  id: string;
  /** How it is called for short: «3.4», «ТЗ-INT-003», «ЗИ-7», «В-12», of an interview its number; empty where nothing is. */
  code: string;
  /** Its title, its statement or the name of a person. */
  title: Piece[];
  /** A line in which the words stand. */
  excerpt: Piece[];
  /** The block that it stands in, or that it is. */
  block: { id: string; number: string; title: string } | null;
  /** Of a discussion: the number of the change request that it is about. */
  change: number | null;
}

export interface SearchAnswer {
  /** What was looked for, as it was read. */
  query: string;
  /** How much was found of each kind. */
  counts: Record<HitKind, number>;
  /** Of all kinds, or of the one that was asked for. */
  total: number;
  hits: SearchHit[];
}
