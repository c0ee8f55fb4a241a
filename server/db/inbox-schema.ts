/** The rows of the inbox in facts.db: only what a person has read of it and how he wants it mailed; the rest is derived. */

/** How often news is mailed to a person. */
export type Rhythm = "at-once" | "hourly" | "daily" | "never";

/** A person's own choices about his inbox; without a row nothing is read, and news is mailed daily. */
export interface Inboxes {
  accountId: string;
  rhythm: Rhythm;
  /** «Всё прочитано»: what came before this moment counts as read. */
  readBefore: string;
  /** What came before this moment is not mailed any more: it was, or it was not wanted then. */
  mailedBefore: string;
  /** What the unsubscribe link of his letters carries; it can do nothing else. Null until the first letter. */
  token: string | null;
}

/** One thing of the inbox that was read by itself. A bookmark of his own, so the journal does not tell of it. */
export interface InboxMarks {
  accountId: string;
  projectId: string;
  kind: string;
  itemId: string;
  /** When what he has read had come: when the same thing happens once more, that is news. */
  at: string;
}

export interface InboxSchema {
  inboxes: Inboxes;
  inboxMarks: InboxMarks;
}
