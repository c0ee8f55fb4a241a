/** How often news of the inbox is mailed to a person; he chooses it, and the link in each letter ends it. */
import type { Inboxes, Rhythm } from "../../db/inbox-schema.ts";
import type { Ground } from "../../ground.ts";
import { accountCommand } from "../accounts/accounts.ts";
import { installationCommand, type Actor, type Command } from "../command.ts";
import { oneOf } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { putInbox } from "./marking.ts";
import type { Reader } from "./source.ts";

export const rhythms: readonly Rhythm[] = ["at-once", "hourly", "daily", "never"];

const usual: Rhythm = "daily";

function inboxOf(q: Reader, accountId: string) {
  return q.selectFrom("inboxes").selectAll().where("accountId", "=", accountId).executeTakeFirst();
}

export async function readRhythm({ facts }: Ground, { accountId }: Actor): Promise<Rhythm> {
  return (await inboxOf(facts, accountId))?.rhythm ?? usual;
}

/** What came while nothing was to be mailed stays unmailed. */
async function put({ q, now, journal }: Command, accountId: string, rhythm: Rhythm): Promise<void> {
  const before = (await inboxOf(q, accountId))?.rhythm ?? usual;
  await putInbox(q, accountId, { rhythm, ...(before === "never" && rhythm !== "never" && { mailedBefore: now }) });
  await journal({ kind: "digest.changed", about: accountId, data: { rhythm } });
}

/** @throws Refusal required, invalid, signed-out */
export async function changeRhythm(ground: Ground, actor: Actor, typed: string): Promise<Rhythm> {
  const rhythm = oneOf("rhythm", typed, rhythms);
  await accountCommand(ground, actor, (command) => put(command, actor.accountId, rhythm));
  return rhythm;
}

/** Whose letters an unsubscribe link ends, and how often they come; undefined for what is no such link. */
export async function findSubscription({ facts }: Ground, token: string): Promise<Inboxes | undefined> {
  if (token === "") return undefined;
  return facts.selectFrom("inboxes").selectAll().where("token", "=", token).executeTakeFirst();
}

/**
 * Ends the letters, by whoever has one: mail programs do it without signing in. Done twice, it is done.
 * @throws Refusal unknown-unsubscription
 */
export async function unsubscribe(ground: Ground, token: string): Promise<void> {
  const subscription = await findSubscription(ground, token);
  if (!subscription) throw new Refusal("unknown-unsubscription");
  const { accountId, rhythm } = subscription;
  if (rhythm !== "never") await installationCommand(ground, "", (command) => put(command, accountId, "never"));
}

/** What the unsubscribe link of a person's letters carries: one for all of them, so that old letters keep theirs. */
export async function subscriptionToken(ground: Ground, { q }: Pick<Command, "q">, accountId: string): Promise<string> {
  const known = (await inboxOf(q, accountId))?.token;
  if (known) return known;
  const token = ground.random.secret();
  await putInbox(q, accountId, { token });
  return token;
}
