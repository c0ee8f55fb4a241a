/** Which messages a page needs before it wakes: those of the frame and of the document come with all, others by rooms. */
import type { Language } from "../../server/db/schema.ts";

export type MessageTable = Record<string, string>;

/** What pages of one room say; `later` is what all pages but the document's may say. */
const rooms = ["later", "records", "interviews", "tender", "changes", "search"] as const;
export type Room = (typeof rooms)[number];

const paths: readonly [Room, RegExp][] = [
  [
    "records",
    /^\/projects\/[^/]+\/(journal|approvers|sign-off-sheet|overview|change-log|churn|evidence|(blocks|interviews)\/[^/]+\/)/,
  ],
  [
    "interviews",
    /^\/(projects\/[^/]+\/(interviews|questionnaires|evidence|synthesis|requirements|kept-edits|blocks\/[^/]+\/answers)|interview-confirmation|questionnaire)\b/,
  ],
  ["tender", /^\/(projects\/[^/]+\/(questions|tender)|tender|expert-answer|inbox)\b/],
  ["changes", /^\/(projects\/[^/]+\/(changes|change-log|churn|versions|kept-edits|journal)|tender\/[^/]+\/requests)\b/],
  ["search", /^\/projects\/[^/]+\/search\b/],
];

/** The rooms whose messages the page of an address needs. The largest page, the document's, needs none. */
export function roomsOf(pathname: string): Room[] {
  if (/^\/projects\/[^/]+\/?$/.test(pathname)) return [];
  return ["later", ...paths.flatMap(([room, path]) => (path.test(pathname) ? [room] : []))];
}

/** Those of all other rooms: whoever goes on from the page waits for them. */
export function otherRooms(pathname: string): Room[] {
  const here = roomsOf(pathname);
  return rooms.filter((room) => !here.includes(room));
}

const tables: Record<Language, Record<Room | "first", () => Promise<MessageTable>>> = {
  ru: {
    first: async () => (await import("./ru-first.ts")).ruFirst,
    later: async () => (await import("./ru-later.ts")).ruLater,
    records: async () => (await import("./ru-records.ts")).ruRecords,
    interviews: async () => (await import("./ru-interviews.ts")).ruInterviews,
    tender: async () => (await import("./ru-tender.ts")).ruTender,
    changes: async () => (await import("./ru-changes.ts")).ruChanges,
    search: async () => (await import("./ru-search.ts")).ruSearch,
  },
  en: {
    first: async () => (await import("./en-first.ts")).enFirst,
    later: async () => (await import("./en-later.ts")).enLater,
    records: async () => (await import("./en-records.ts")).enRecords,
    interviews: async () => (await import("./en-interviews.ts")).enInterviews,
    tender: async () => (await import("./en-tender.ts")).enTender,
    changes: async () => (await import("./en-changes.ts")).enChanges,
    search: async () => (await import("./en-search.ts")).enSearch,
  },
};

/** The messages of these rooms in one table. */
export async function messagesOf(language: Language, which: readonly (Room | "first")[]): Promise<MessageTable> {
  const loaded = await Promise.all(which.map((room) => tables[language][room]()));
  return Object.assign({}, ...loaded) as MessageTable;
}
