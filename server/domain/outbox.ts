/** The outbox: letters written in the transaction of the command that causes them, and what an administrator sees. */
import type { Selectable } from "kysely";
import type { Outbox } from "../db/schema.ts";
import type { Ground } from "../ground.ts";
import type { Letter } from "../mail/letter.ts";
import { getAdministrator } from "./accounts/accounts.ts";
import type { Actor, Command } from "./command.ts";

/** Puts a letter into the outbox; it exists when the command is committed, and the sender is woken then. */
export async function post(command: Pick<Command, "q" | "now" | "id" | "announce">, letter: Letter): Promise<void> {
  await command.q
    .insertInto("outbox")
    .values({
      id: command.id(),
      recipient: letter.recipient,
      subject: letter.subject,
      body: letter.body,
      secret: letter.secret ? 1 : 0,
      createdAt: command.now,
      sentAt: null,
      error: null,
      unsubscribe: letter.unsubscribe ?? null,
    })
    .execute();
  command.announce({ kind: "letter" });
}

/** A letter's text with what lets people in blotted out: secrets of links and six-digit codes. */
export function maskSecrets(body: string): string {
  return body.replace(/[A-Za-z0-9_-]{43,}/g, "••••••••").replace(/\b\d{6}\b/g, "••••••");
}

/** The name of the setting that tells when SMTP first delivered a letter. */
export const smtpWorks = "smtp-works-since";

/**
 * The letters of the installation, newest first. Once SMTP has delivered a letter, secrets are masked: the administrator
 * no longer needs to hand them over, and must not be able to sign in as somebody else.
 * @throws Refusal not-found for those who do not administer
 */
export async function listOutbox(ground: Ground, actor: Actor): Promise<Selectable<Outbox>[]> {
  await getAdministrator(ground.facts, actor);
  const works = await ground.facts
    .selectFrom("settings")
    .select("value")
    .where("name", "=", smtpWorks)
    .executeTakeFirst();
  const letters = await ground.facts
    .selectFrom("outbox")
    .selectAll()
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(500)
    .execute();
  const masked = works !== undefined && ground.config.smtpUrl !== undefined;
  return letters.map((letter) =>
    masked && letter.secret === 1 ? { ...letter, body: maskSecrets(letter.body) } : letter,
  );
}
