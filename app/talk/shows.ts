/** Which discussions a list shows: one word of its address. */
import type { ThreadFilter } from "../../server/domain/discussion/thread-list.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const shows = ["open", "unread", "assigned", "mine", "mentioned", "lost", "resolved"] as const;
export type Show = (typeof shows)[number];

export const showWords = {
  open: "talk.show.open",
  unread: "talk.show.unread",
  assigned: "talk.show.assigned",
  mine: "talk.show.mine",
  mentioned: "talk.show.mentioned",
  lost: "talk.show.lost",
  resolved: "talk.show.resolved",
} as const satisfies Record<Show, SimpleKey>;

/** What a list says when nothing answers. */
export const nothingWords = {
  open: "talk.none.open",
  unread: "talk.none.unread",
  assigned: "talk.none.assigned",
  mine: "talk.none.mine",
  mentioned: "talk.none.mentioned",
  lost: "talk.none.lost",
  resolved: "talk.none.resolved",
} as const satisfies Record<Show, SimpleKey>;

/** What nobody knows is as if nothing had been asked. */
export function showOf(asked: string | null): Show {
  return shows.find((show) => show === asked) ?? "open";
}

export const showFilters: Record<Show, ThreadFilter> = {
  open: { state: "open" },
  unread: { state: "all", unread: true },
  assigned: { state: "open", assigned: true },
  mine: { state: "all", mine: true },
  mentioned: { state: "all", mentioned: true },
  lost: { state: "open", lost: true },
  resolved: { state: "resolved" },
};
