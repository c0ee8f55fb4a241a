/** The inbox of a person: what is new to him or waits for him in all his living projects, and what of it is unread. */
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import type { AwaitedDecision } from "../sign-off/awaiting.ts";
import { inboxKinds, type InboxKind } from "./kinds.ts";
import type { Reader } from "./source.ts";
import { itemRows, type Wanted } from "./sources.ts";
import { listWaitingVisas, type WaitingVisa } from "./visas.ts";

/** How much of a comment is shown, characters. */
const shownWords = 240;
const pageSize = 50;

export interface InboxItem {
  kind: InboxKind;
  projectId: string;
  projectName: string;
  /** Of the project. */
  timeZone: string;
  id: string;
  at: string;
  unread: boolean;
  /** Who did it; null where it is nobody's single deed. */
  by: { accountId: string; name: string } | null;
  blockId: string | null;
  blockTitle: string;
  /** Of an integrator's question in the register; null for other things. */
  question: number | null;
  /** Number of the change request that a discussion is about, or that was decided on; null for other things. */
  change: number | null;
  /** Number of the interview whose respondent has answered; null for other things. */
  interview: number | null;
  threadId: string | null;
  /** The words the discussion stands at; empty for other places. */
  quote: string;
  /** The beginning of the comment; empty where it is about none. */
  words: string;
  /** YYYY-MM-DD. */
  due: string | null;
  state: ItemState | null;
}

/** What has become of a thing, where its kind has several outcomes. */
export const itemStates = ["resolved", "reopened", "right", "corrected"] as const;
export type ItemState = (typeof itemStates)[number];

export interface InboxFilter {
  kind?: string;
  unread?: boolean;
  /** From 1. */
  page?: number;
}

export interface InboxPage {
  /** What is unread comes first, the latest of it at the top. */
  items: InboxItem[];
  /** There is another page. */
  more: boolean;
  /** How much is unread in the whole inbox, whatever the filter. */
  unread: number;
}

/** How much of the inbox is unread. @param awaited see `listWaitingVisas` */
export async function countUnread(ground: Ground, actor: Actor, awaited?: readonly AwaitedDecision[]): Promise<number> {
  const { count } = await ground.facts
    .selectFrom(itemRows(ground.facts, actor.accountId, { onlyUnseen: true })!.as("item"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("item.isUnread", "=", 1)
    .executeTakeFirstOrThrow();
  const visas = await listWaitingVisas(ground, actor, awaited);
  return Number(count) + visas.filter(({ unread }) => unread).length;
}

/** @throws Refusal invalid for a kind that is none */
export async function listInbox(ground: Ground, actor: Actor, filter: InboxFilter = {}): Promise<InboxPage> {
  const kind = filter.kind ? oneOf("kind", filter.kind, inboxKinds) : undefined;
  const page = Math.max(1, Math.floor(filter.page ?? 1) || 1);
  const visas = await listWaitingVisas(ground, actor);
  // There are few of them, and they wait: they are on the first page, beside what the queries find.
  const here = page === 1 && (kind === undefined || kind === "visa") ? visas : [];
  const shown = here.filter(({ unread }) => unread || !filter.unread).map(itemOfVisa);
  const rows = await readItems(ground.facts, actor.accountId, kind, { unread: filter.unread ?? false, page });
  return {
    items: [...shown, ...rows.slice(0, pageSize)].sort(newestFirst),
    more: rows.length > pageSize,
    unread: await countUnread(ground, actor, visas),
  };
}

/** What of the person's inbox came in a stretch of time and is unread, the earliest first. */
export async function listUnreadBetween(
  q: Reader,
  accountId: string,
  from: string,
  until: string,
): Promise<InboxItem[]> {
  const rows = await detailed(q, accountId, { onlyUnseen: true })!
    .where("item.isUnread", "=", 1)
    // Whoever is left a question has a letter about it already.
    .where("item.kind", "!=", "question")
    .where("item.at", ">=", from)
    .where("item.at", "<", until)
    .orderBy("item.at")
    .orderBy("item.kind")
    .orderBy("item.id")
    .execute();
  return rows.map(itemOfRow);
}

/** One thing of a person's inbox, if it is there. */
export async function findItem(
  ground: Ground,
  actor: Actor,
  { kind, projectId, id }: Pick<InboxItem, "kind" | "projectId" | "id">,
): Promise<InboxItem | undefined> {
  if (kind === "visa") {
    const visas = await listWaitingVisas(ground, actor);
    const visa = visas.find((one) => one.projectId === projectId && one.blockId === id);
    return visa && itemOfVisa(visa);
  }
  const row = await detailed(ground.facts, actor.accountId, { kind })
    ?.where("item.projectId", "=", projectId)
    .where("item.id", "=", id)
    .executeTakeFirst();
  return row && itemOfRow(row);
}

async function readItems(
  q: Reader,
  accountId: string,
  kind: InboxKind | undefined,
  { unread, page }: { unread: boolean; page: number },
): Promise<InboxItem[]> {
  const rows = await detailed(q, accountId, { kind, onlyUnseen: unread })
    ?.$if(unread, (items) => items.where("item.isUnread", "=", 1))
    .orderBy("item.isUnread", "desc")
    .orderBy("item.at", "desc")
    .orderBy("item.kind")
    .orderBy("item.id")
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  return (rows ?? []).map(itemOfRow);
}

/** Rows with what a page or a letter shows of them. */
function detailed(q: Reader, accountId: string, wanted: Wanted) {
  return itemRows(q, accountId, wanted)
    ?.$call((rows) => q.selectFrom(rows.as("item")))
    .innerJoin("projects", "projects.id", "item.projectId")
    .leftJoin("accounts", "accounts.id", "item.byId")
    .leftJoin("threads", (join) =>
      join.onRef("threads.projectId", "=", "item.projectId").onRef("threads.id", "=", "item.threadId"),
    )
    .leftJoin("changeRequests as request", (join) =>
      join.onRef("request.projectId", "=", "threads.projectId").onRef("request.id", "=", "threads.changeId"),
    )
    .leftJoin("comments", (join) =>
      join.onRef("comments.projectId", "=", "item.projectId").onRef("comments.id", "=", "item.commentId"),
    )
    .leftJoin("clarifications as asked", (join) =>
      join
        .onRef("asked.projectId", "=", "item.projectId")
        .onRef("asked.id", "=", "item.id")
        .on("item.kind", "in", ["question", "answer"]),
    )
    .leftJoin("interviews", (join) =>
      join
        .onRef("interviews.projectId", "=", "item.projectId")
        .onRef("interviews.id", "=", "item.id")
        .on("item.kind", "=", "confirmation"),
    )
    .selectAll("item")
    .select(["asked.number as question", "request.number as change", "interviews.number as interview"])
    .select(["projects.name as projectName", "projects.timeZone", "accounts.name as byName"])
    .select(["threads.quote", "comments.body"]);
}

type Row = Awaited<ReturnType<NonNullable<ReturnType<typeof detailed>>["execute"]>>[number];

function itemOfRow(row: Row): InboxItem {
  const { kind, projectId, projectName, timeZone, id, at, blockId, threadId, due, state } = row;
  return {
    ...{ kind, projectId, projectName, timeZone, id, at, blockId, threadId, due },
    ...{ unread: Boolean(row.isUnread), blockTitle: row.blockTitle ?? "", quote: row.quote ?? "" },
    ...{ question: row.question, change: kind === "change" ? Number(id) : row.change },
    interview: row.interview,
    state: itemStates.find((one) => one === state) ?? null,
    by: row.byId === null ? null : { accountId: row.byId, name: row.byName ?? "" },
    words: beginning(row.body ?? ""),
  };
}

function itemOfVisa(visa: WaitingVisa): InboxItem {
  const { projectId, projectName, timeZone, blockId, blockTitle, submittedAt, deadline, unread } = visa;
  return {
    ...{ kind: "visa", projectId, projectName, timeZone, id: blockId, at: submittedAt, unread, by: null },
    ...{
      blockId,
      blockTitle,
      question: null,
      change: null,
      interview: null,
      threadId: null,
      quote: "",
      words: "",
      due: deadline,
      state: null,
    },
  };
}

function beginning(body: string): string {
  const words = [...body.replace(/\s+/g, " ").trim()];
  return words.length > shownWords ? `${words.slice(0, shownWords).join("")}…` : words.join("");
}

function newestFirst(a: InboxItem, b: InboxItem): number {
  if (a.unread !== b.unread) return a.unread ? -1 : 1;
  return a.at === b.at ? 0 : a.at < b.at ? 1 : -1;
}
