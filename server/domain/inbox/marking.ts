/** What a person has read of his inbox. Bookmarks of his own, so the journal does not tell of them. */
import type { Transaction } from "kysely";
import type { Inboxes } from "../../db/inbox-schema.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { noteIfPossible } from "../bookkeeping.ts";
import { countingCommand, type Actor } from "../command.ts";
import { oneOf } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { inboxKinds, type InboxKind } from "./kinds.ts";
import { findItem, type InboxItem } from "./reading.ts";
import { listWaitingVisas } from "./visas.ts";

/** How many things can be marked at once. */
export const mostMarked = 100;

/** Names one thing of an inbox. */
export interface InboxRef {
  projectId: string;
  kind: string;
  id: string;
}

interface Mark {
  projectId: string;
  kind: InboxKind;
  itemId: string;
  at: string;
}

/** Writes down a person's own choices about his inbox. */
export async function putInbox(
  q: Transaction<Schema>,
  accountId: string,
  choice: Partial<Omit<Inboxes, "accountId">>,
): Promise<void> {
  const usual = { rhythm: "daily", readBefore: "", mailedBefore: "", token: null } as const;
  await q
    .insertInto("inboxes")
    .values({ accountId, ...usual, ...choice })
    .onConflict((on) => on.column("accountId").doUpdateSet(choice))
    .execute();
}

async function putMarks(q: Transaction<Schema>, accountId: string, marks: readonly Mark[]): Promise<void> {
  for (const mark of marks)
    await q
      .insertInto("inboxMarks")
      .values({ accountId, ...mark })
      .onConflict((on) =>
        on
          .columns(["accountId", "projectId", "kind", "itemId"])
          .doUpdateSet({ at: mark.at })
          .where("inboxMarks.at", "<", mark.at),
      )
      .execute();
}

/**
 * Marks things as read, as they are now; those that are no longer in the inbox are passed over.
 * @throws Refusal required, invalid
 */
export async function markItemsRead(ground: Ground, actor: Actor, refs: readonly InboxRef[]): Promise<void> {
  if (refs.length > mostMarked) throw new Refusal("invalid", { fields: "items" }, "items");
  const marks: Mark[] = [];
  for (const { projectId, kind: named, id } of refs) {
    const kind = oneOf("kind", named, inboxKinds);
    const item = await findItem(ground, actor, { projectId, kind, id });
    if (item) marks.push({ projectId, kind, itemId: id, at: item.at });
  }
  await countingCommand(ground, actor, ({ q }) => putMarks(q, actor.accountId, marks));
}

/**
 * Opens one thing: from now on it is read. On a full disk that is left out.
 * @returns undefined when it is no longer there
 * @throws Refusal required, invalid
 */
export async function openItem(ground: Ground, actor: Actor, ref: InboxRef): Promise<InboxItem | undefined> {
  const kind = oneOf("kind", ref.kind, inboxKinds);
  const item = await findItem(ground, actor, { ...ref, kind });
  if (item?.unread) await noteIfPossible(ground, markItemsRead(ground, actor, [ref]));
  return item;
}

/**
 * «Всё прочитано»: what came before a moment is read.
 * @param before what the reader had before his eyes then; now when it is not said, and never later than now
 * @throws Refusal invalid
 */
export async function markAllRead(ground: Ground, actor: Actor, before?: string): Promise<void> {
  if (before !== undefined && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(before))
    throw new Refusal("invalid", { fields: "before" }, "before");
  const visas = (await listWaitingVisas(ground, actor)).filter(({ unread }) => unread);
  await countingCommand(ground, actor, async ({ q, now }) => {
    const until = before !== undefined && before < now ? before : now;
    const { accountId } = actor;
    const known = await q
      .selectFrom("inboxes")
      .select("readBefore")
      .where("accountId", "=", accountId)
      .executeTakeFirst();
    if (until > (known?.readBefore ?? "")) await putInbox(q, accountId, { readBefore: until });
    // Where everything earlier is read, single marks of it say nothing more. Those of visas do: a visa may come to
    // somebody long after it was submitted.
    await q
      .deleteFrom("inboxMarks")
      .where("accountId", "=", accountId)
      .where("kind", "!=", "visa")
      .where("at", "<", until)
      .execute();
    const marks = visas
      .filter(({ submittedAt }) => submittedAt < until)
      .map(({ projectId, blockId, submittedAt: at }) => ({ projectId, kind: "visa" as const, itemId: blockId, at }));
    await putMarks(q, accountId, marks);
  });
}
