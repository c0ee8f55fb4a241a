/**
 * What integrators receive of publications: no shape here has a field that tells who of the inside did something, or
 * anything of another company. Ids are the reader's own (`OutsideReader.opaque`). tests/architecture holds it to that.
 */
import type { Secrecy } from "../publications.ts";

/** The door itself: whose ТЗ it is, and as whom one reads. */
export interface OutsideDoor {
  project: string;
  customer: string;
  /** The reader's own company. */
  ownCompany: string;
  /** The reader's company has been chosen as the contractor. */
  isContractor: boolean;
  timeZone: string;
  /** Гриф as it is now; each publication carries its own. */
  secrecy: Secrecy;
  /** What has to be accepted before anything is shown; null once it is. */
  terms: OutsideTerms | null;
}

export interface OutsideTerms {
  /** Markdown. */
  text: string;
  /** What an acceptance covers. */
  digest: string;
}

export interface OutsideSummary {
  id: string;
  number: number;
  name: string;
  /** SHA-256 of the publication, hex: printed on it, so that two people can tell that they read the same. */
  digest: string;
  publishedAt: string;
  /** The approved version it is, or null: then it is a «Проект» as a whole. */
  version: string | null;
}

export interface OutsideBlock {
  id: string;
  /** Section and place in it: «2.3». */
  number: string;
  title: string;
  /** It is not agreed: «Проект». */
  isDraft: boolean;
  /** «Требований нет»: why, or null. */
  notRequired: string | null;
  /** Codes of its requirements in the order of the text. */
  requirements: string[];
}

export interface OutsideSection {
  id: string;
  number: number;
  title: string;
  blocks: OutsideBlock[];
}

export interface OutsidePublication extends OutsideSummary {
  secrecy: Secrecy;
  /** It is the one in force; another is kept to read on. */
  isLatest: boolean;
  sections: OutsideSection[];
}

/** The words of a block. */
export interface OutsideText {
  id: string;
  html: string;
}

/** A piece of text around what was found. */
export interface OutsideSnippet {
  before: string;
  match: string;
  after: string;
}

export interface OutsideHit {
  id: string;
  number: string;
  title: string;
  /** How often the words stand in the block. */
  count: number;
  snippets: OutsideSnippet[];
}

/** What became of a block between two publications. */
export interface OutsideChange {
  /** Of the later publication; of the earlier one for a block that is gone. */
  id: string;
  number: string;
  title: string;
  change: "added" | "removed" | "changed" | "agreed";
  /** Codes of requirements that are new, gone or worded otherwise. */
  added: string[];
  removed: string[];
  changed: string[];
  redline: OutsideRedline | null;
}

export interface OutsideRedline {
  changes: number;
  coarse: boolean;
  html: string;
}

export interface OutsideChanges {
  from: OutsideSummary;
  to: OutsideSummary;
  blocks: OutsideChange[];
  /** Blocks that read the same in both. */
  unchanged: number;
}
