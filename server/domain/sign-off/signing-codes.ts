/** One-time codes that confirm a decision: sent by mail with what is being signed, stored hashed, used once. */
import type { Transaction } from "kysely";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { signingCodeLetter } from "../../mail/signing-letters.ts";
import { sha256 } from "../../random.ts";
import { getActiveAccount } from "../accounts/accounts.ts";
import { projectCommand, type Actor, type Command, type ProjectCommand } from "../command.ts";
import { post } from "../outbox.ts";
import { Refusal } from "../refusal.ts";
import { mustAllow } from "./settings.ts";

/** How long a mailed code confirms, in minutes. */
export const codeMinutes = 15;
/** How many tries a code takes. */
export const codeTries = 5;
/** How many blocks one signature may cover. */
export const mostBlocks = 500;

/** What a code is asked for: blocks to sign, by id, or the version of the whole document. */
export type SigningSubject = { blocks: readonly string[] } | { version: true };

function inMinutes(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

/**
 * Mails a code to the one who signs; an earlier code of his in this project stops working.
 * @returns when it stops working by itself
 * @throws Refusal not-found, not-allowed, confirmation-not-allowed, too-many-attempts; required, invalid for the blocks
 */
export async function sendSigningCode(
  ground: Ground,
  actor: Actor,
  projectId: string,
  what: SigningSubject,
): Promise<{ expiresAt: string }> {
  return projectCommand(ground, actor, projectId, "sign-off.give", async (command) => {
    await mustAllow(command.q, projectId, "code");
    const titles = "blocks" in what ? await titlesOf(command, what.blocks) : [];
    const account = await getActiveAccount(command.q, actor.accountId);
    // The last thing that may refuse: only a letter that goes out is counted.
    ground.attempts.take([["signing-code.account", actor.accountId]]);
    const code = ground.random.code();
    const expiresAt = await replaceCode(command, code);
    await post(
      command,
      signingCodeLetter(account, { project: command.project.name, titles, code, minutes: codeMinutes }),
    );
    await command.journal({ kind: "signing-code.sent", about: actor.accountId, data: { blocks: titles.length } });
    return { expiresAt };
  });
}

/** Titles of blocks in the order asked for. */
async function titlesOf({ q, projectId }: ProjectCommand, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) throw new Refusal("required", { field: "blocks" }, "blocks");
  if (ids.length > mostBlocks) throw new Refusal("invalid", { fields: "blocks" }, "blocks");
  const rows = await q
    .selectFrom("blocks")
    .select(["id", "title"])
    .where("projectId", "=", projectId)
    .where("id", "in", [...ids])
    .where("removedAt", "is", null)
    .execute();
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return [...new Set(ids)].map((id) => {
    const title = titles.get(id);
    if (title === undefined) throw new Refusal("not-found");
    return title;
  });
}

async function replaceCode({ q, now, id: newId, actorId, projectId }: ProjectCommand, code: string): Promise<string> {
  await q
    .deleteFrom("signingCodes")
    .where("expiresAt", "<", inMinutes(now, -24 * 60))
    .execute();
  await living(q, { now, actorId, projectId }).set({ usedAt: now }).execute();
  const [id, expiresAt] = [newId(), inMinutes(now, codeMinutes)];
  await q
    .insertInto("signingCodes")
    .values({
      ...{ id, accountId: actorId, projectId, codeHash: codeHash(id, code) },
      ...{ createdAt: now, expiresAt, usedAt: null },
    })
    .execute();
  return expiresAt;
}

function codeHash(id: string, code: string): string {
  return sha256(`${id}:${code}`);
}

/** The codes of a person that may still confirm something in a project. */
function living(q: Transaction<Schema>, of: { now: string; actorId: string; projectId: string }) {
  return q
    .updateTable("signingCodes")
    .where("accountId", "=", of.actorId)
    .where("projectId", "=", of.projectId)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", of.now)
    .where("attempts", "<", codeTries);
}

/**
 * Tries a code in one transaction, which must be committed whatever comes out, since each try counts. A code that fits
 * is spent: of two who bring it at the same moment, one is told that there is none.
 */
export async function useSigningCode(
  { q, now, actorId }: Pick<Command, "q" | "now" | "actorId">,
  projectId: string,
  code: string,
): Promise<"used" | "wrong" | "none"> {
  const tried = await living(q, { now, actorId, projectId })
    .set(({ eb }) => ({ attempts: eb("attempts", "+", 1) }))
    .returning(["id", "codeHash"])
    .execute();
  const match = tried.find((one) => one.codeHash === codeHash(one.id, code.replace(/\s/g, "")));
  if (!match) return tried.length > 0 ? "wrong" : "none";
  await q.updateTable("signingCodes").set({ usedAt: now }).where("id", "=", match.id).execute();
  return "used";
}
