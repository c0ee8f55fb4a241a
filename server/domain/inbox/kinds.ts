/** What an inbox can hold. */
export const inboxKinds = [
  "visa",
  "mention",
  "reply",
  "assignment",
  "settling",
  "duty",
  "question",
  "answer",
  "change",
  "confirmation",
] as const;

export type InboxKind = (typeof inboxKinds)[number];
