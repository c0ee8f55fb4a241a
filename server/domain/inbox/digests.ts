/**
 * Letters with what is new in a person's inbox. Each thing is mailed at most once: a letter and how far it went are written
 * in one transaction. What he has read by then is not mailed, nor what is of a project he has left.
 */
import type { Language } from "../../db/schema.ts";
import type { Inboxes } from "../../db/inbox-schema.ts";
import type { Ground } from "../../ground.ts";
import { digestLetter } from "../../mail/digest-letter.ts";
import { links } from "../../mail/letter.ts";
import type { Clockwork } from "../clockwork.ts";
import { dueCommand, type Command } from "../command.ts";
import { installationChain } from "../journal.ts";
import { post } from "../outbox.ts";
import { insideRoles } from "../people.ts";
import { listAwaited } from "../sign-off/awaiting.ts";
import { gatheredUntil, gatherMs } from "./digest-times.ts";
import { putInbox } from "./marking.ts";
import { listUnreadBetween, type InboxItem } from "./reading.ts";
import { subscriptionToken } from "./rhythm.ts";
import { livingMemberships, type Reader } from "./source.ts";

/** Where no project tells the time. */
const homeTimeZone = "Europe/Moscow";

interface Subscriber {
  accountId: string;
  email: string;
  language: Language;
  rhythm: Exclude<Inboxes["rhythm"], "never">;
  mailedBefore: string;
}

/** Looks once in half a minute: «at once» is within a few minutes. */
export const digestClock: Clockwork = { name: "the digest of the inbox", every: 30_000, run: sendDigests };

/** Sends every letter that is due. One that fails does not keep the others. @throws AggregateError of failures */
export async function sendDigests(ground: Ground): Promise<void> {
  const failures: unknown[] = [];
  for (const { accountId } of await subscribers(ground.facts))
    await sendIfDue(ground, accountId).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "not all digests were written");
}

/** Those of the inside who want letters. */
async function subscribers(q: Reader, accountId?: string): Promise<Subscriber[]> {
  const rows = await q
    .selectFrom("accounts")
    .leftJoin("inboxes", "inboxes.accountId", "accounts.id")
    .select(["accounts.id as accountId", "accounts.email", "accounts.language"])
    .select(["inboxes.rhythm", "inboxes.mailedBefore"])
    .where("accounts.deactivatedAt", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("members")
          .select("members.id")
          .whereRef("members.accountId", "=", "accounts.id")
          .where("members.removedAt", "is", null)
          .where("members.role", "in", [...insideRoles]),
      ),
    )
    .$if(accountId !== undefined, (accounts) => accounts.where("accounts.id", "=", accountId!))
    .execute();
  return rows.flatMap(({ rhythm, mailedBefore, ...account }) =>
    rhythm === "never" ? [] : [{ ...account, rhythm: rhythm ?? "daily", mailedBefore: mailedBefore ?? "" }],
  );
}

/** The time most of his projects keep. */
async function timeZoneOf(q: Reader, accountId: string): Promise<string> {
  const zone = await livingMemberships(q, accountId)
    .select((eb) => ["home.timeZone", eb.fn.countAll<number>().as("projects")])
    .groupBy("home.timeZone")
    .orderBy("projects", "desc")
    .orderBy("home.timeZone")
    .executeTakeFirst();
  return zone?.timeZone ?? homeTimeZone;
}

/** What is due to be mailed to him, and up to which moment it was gathered. */
async function dueOf(
  ground: Ground,
  q: Reader,
  subscriber: Subscriber,
): Promise<{ items: InboxItem[]; until: string }> {
  const { accountId, rhythm, mailedBefore } = subscriber;
  const now = ground.clock.now();
  const until = gatheredUntil(rhythm, now, await timeZoneOf(q, accountId));
  const items = await listUnreadBetween(q, accountId, mailedBefore, until);
  const ripe = new Date(now.getTime() - gatherMs).toISOString();
  const isRipe = rhythm !== "at-once" || (items[0]?.at ?? "") <= ripe;
  return { items: isRipe ? items : [], until };
}

async function sendIfDue(ground: Ground, accountId: string): Promise<void> {
  const [subscriber] = await subscribers(ground.facts, accountId);
  if (!subscriber || (await dueOf(ground, ground.facts, subscriber)).items.length === 0) return;
  const waiting = (await listAwaited(ground, { accountId })).length;
  await dueCommand(ground, installationChain, async (command) => {
    // Another look: he may have read it meanwhile, or ended the letters.
    const [still] = await subscribers(command.q, accountId);
    if (!still) return;
    const { items, until } = await dueOf(ground, command.q, still);
    if (items.length === 0) return;
    await send(ground, command, still, { items, waiting });
    await putInbox(command.q, accountId, { mailedBefore: until });
  });
}

/** Visas have letters of their own, sent when somebody's turn comes: here they are only counted. */
async function send(
  ground: Ground,
  command: Command,
  { accountId, email, language, rhythm }: Subscriber,
  { items, waiting }: { items: InboxItem[]; waiting: number },
): Promise<void> {
  const origin = ground.config.origins[0] ?? "";
  const token = await subscriptionToken(ground, command, accountId);
  const told = items.map(({ by, ...item }) => ({ ...item, by: by?.name ?? "", link: links.inboxItem(origin, item) }));
  const places = { inbox: links.inbox(origin), signing: links.awaited(origin), profile: links.rhythm(origin) };
  const unsubscribe = links.unsubscribe(origin, token);
  await post(command, digestLetter({ email, language }, { items: told, rhythm, waiting, ...places, unsubscribe }));
}
