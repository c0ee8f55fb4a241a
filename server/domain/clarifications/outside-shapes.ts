/** The shapes of what integrators receive of questions: no field of them can name anybody, or tell what goes on inside (R6). */
import type { AskedPlace } from "./places.ts";

/** A place as everybody who reads the publication finds it. */
export interface OutsidePlace {
  /** By the company's own id. */
  block: string;
  title: string;
  /** Null for the whole block. */
  words: AskedPlace | null;
}

/** How far one's own question is, in words that tell nothing of the inside or of others. */
export const ownStandings = ["received", "in-work", "answered", "withdrawn"] as const;
export type OwnStanding = (typeof ownStandings)[number];

/** A question of the reader's own company. */
export interface OwnQuestion {
  id: string;
  /** From 1 among the company's own. */
  number: number;
  text: string;
  /** Null for a question in general. */
  where: OutsidePlace | null;
  publication: number | null;
  /** A newer publication stood when it was asked. */
  aboutOld: boolean;
  askedAt: string;
  /** YYYY-MM-DD: until when it is to be answered; null when it is settled. */
  due: string | null;
  late: boolean;
  standing: OwnStanding;
  /** The number of the published answer. */
  answer: number | null;
  /** The reader asked it himself, and may withdraw it. */
  mayWithdraw: boolean;
}

/** A published question with its answer: the same words for everybody. */
export interface PublishedQuestion {
  id: string;
  number: number;
  question: string;
  answer: string;
  where: OutsidePlace | null;
  category: string;
  /** The answer changes the specification. */
  changesSpec: boolean;
  publishedAt: string;
  /** The reader follows it. */
  followed: boolean;
}

export interface OutsideQuestions {
  own: OwnQuestion[];
  published: PublishedQuestion[];
  /** How many published ones match. */
  total: number;
  page: number;
  pages: number;
  /** What is asked about: the newest publication, or an earlier one that the reader named; null before the first. */
  publication: { id: string; number: number; isLatest: boolean } | null;
  /** Blocks of that publication, which may be asked about; with `asked` those a published question speaks of. */
  blocks: { id: string; title: string; section: string; asked: boolean }[];
  /** YYYY-MM-DD; null for no deadline. */
  questionsUntil: string | null;
  /** The deadline for questions has passed: what is asked now is late. */
  late: boolean;
  /** Until when a question asked today is to be answered, YYYY-MM-DD. */
  due: string;
  timeZone: string;
}

/** What an asker is told at once. */
export interface Receipt {
  /** It came after the deadline for questions. */
  late: boolean;
  /** YYYY-MM-DD. */
  due: string;
}
