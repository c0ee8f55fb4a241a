/** The rows of discussion in facts.db: threads at places of texts, their comments, what each person has read. */
import type { AnchorKind } from "../../content/schema/anchors.ts";

/** A thread (обсуждение) at a place of a block's text. Where that place is now is derived: `threadPlaces`. */
export interface Threads {
  projectId: string;
  id: string;
  blockId: string;
  kind: AnchorKind;
  /** The words it was opened at, with what stood around as far as it was told; empty for other kinds. */
  quote: string;
  prefix: string;
  suffix: string;
  form: string;
  row: string;
  column: string;
  requirement: string;
  /** The change request that it is about: its place is in the fork of its block then, or it is the whole request. */
  changeId: string | null;
  /** JSON: `Mark` of content/schema/anchors.ts; empty for other kinds than `quote`. */
  mark: string;
  openedBy: string;
  openedAt: string;
  resolvedBy: string | null;
  resolvedAt: string | null;
  /** Who opened it again last. */
  reopenedBy: string | null;
  reopenedAt: string | null;
  /** The member it is left to. */
  assigneeId: string | null;
  assignedBy: string | null;
  assignedAt: string | null;
  /** YYYY-MM-DD. */
  due: string | null;
}

/** Where a thread's place is in its text as of a version of it; derived, absent until first told. */
export interface ThreadPlaces {
  projectId: string;
  threadId: string;
  version: number;
  /** JSON: `Place` of content/schema/anchors.ts; null when the place is lost. */
  place: string | null;
  /** The latest mark of the words, by which they are found next. */
  mark: string;
}

/** What somebody said in a thread; the first one opened it. */
export interface Comments {
  projectId: string;
  id: string;
  threadId: string;
  /** From 1 in each thread. */
  number: number;
  accountId: string;
  /** What the sender calls it: the same said twice is one comment. */
  clientKey: string | null;
  /** Plain text; empty when it was deleted. */
  body: string;
  at: string;
  editedAt: string | null;
  deletedAt: string | null;
}

/** What a comment said before it was edited or deleted. */
export interface CommentTraces {
  projectId: string;
  commentId: string;
  /** From 1. */
  number: number;
  body: string;
  /** When it gave way. */
  at: string;
}

/** A member whom a comment calls by name. */
export interface CommentMentions {
  projectId: string;
  commentId: string;
  memberId: string;
  /** When he was called: by the comment, or by an edit of it. */
  at: string;
}

/** A block or a requirement that a comment speaks of. */
export interface CommentReferences {
  projectId: string;
  commentId: string;
  /** As it stands in the words of the comment. */
  said: string;
  kind: "block" | "requirement";
  target: string;
}

/** How much of a thread somebody has read. A bookmark of his own, so the journal does not tell of it. */
export interface ThreadReads {
  projectId: string;
  threadId: string;
  accountId: string;
  /** The number of the last comment he has had before him. */
  seen: number;
}

export interface DiscussionSchema {
  threads: Threads;
  threadPlaces: ThreadPlaces;
  comments: Comments;
  commentTraces: CommentTraces;
  commentMentions: CommentMentions;
  commentReferences: CommentReferences;
  threadReads: ThreadReads;
}
