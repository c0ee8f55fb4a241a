/** What the page of the inbox shows: its lines in groups, what is unread before what is read. */
import type { InboxFilter, InboxItem } from "../../../server/domain/inbox/reading.ts";
import { listInbox } from "../../../server/domain/inbox/reading.ts";
import { clockTime, dayAndTime, isPast, plainDay, relativeDay } from "../../i18n/format.ts";
import { calendarOf, homeTimeZone, type SignedInVisit } from "../../request.ts";

export const groupings = ["day", "project"] as const;
type Grouping = (typeof groupings)[number];

export type Line = ReturnType<typeof lineOf>;

interface Group {
  key: string;
  title: string;
  lines: Line[];
}

function lineOf(item: InboxItem, by: Grouping, context: SignedInVisit["context"]) {
  const calendar = calendarOf(context, item.timeZone);
  const { at, due, ...rest } = item;
  return {
    ...rest,
    at,
    by: item.by?.name ?? null,
    when: by === "day" ? clockTime(at, calendar) : dayAndTime(at, calendar),
    due: due && plainDay(due, calendar),
    late: due !== null && isPast(due, calendar),
    open: `/inbox/open?${new URLSearchParams({ project: item.projectId, kind: item.kind, id: item.id }).toString()}`,
  };
}

/** In the order in which the first line of each stands. */
function grouped(items: readonly InboxItem[], by: Grouping, context: SignedInVisit["context"]): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const day = relativeDay(item.at, calendarOf(context, homeTimeZone));
    const [key, title] = by === "day" ? [day, day] : [item.projectId, item.projectName];
    const group = groups.get(key) ?? { key, title, lines: [] };
    group.lines.push(lineOf(item, by, context));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @throws Refusal invalid */
export async function readInboxPage({ ground, actor, context, request }: SignedInVisit) {
  const asked = new URL(request.url).searchParams;
  const by = groupings.find((one) => one === asked.get("by")) ?? "day";
  const page = Number(asked.get("page")) || 1;
  const filter: InboxFilter = { kind: asked.get("kind") ?? undefined, unread: asked.has("unread"), page };
  const now = ground.clock.now().toISOString();
  const { items, more, unread } = await listInbox(ground, actor, filter);
  return {
    ...{ now, by, page, more, unread, kind: filter.kind ?? null, onlyUnread: filter.unread ?? false },
    fresh: grouped(
      items.filter((item) => item.unread),
      by,
      context,
    ),
    read: grouped(
      items.filter((item) => !item.unread),
      by,
      context,
    ),
  };
}

export type InboxPageData = Awaited<ReturnType<typeof readInboxPage>>;
