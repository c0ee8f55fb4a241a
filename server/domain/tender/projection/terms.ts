/** Terms of confidentiality: what an integrator accepts before the first view, recorded with how he was called then. */
import type { Transaction } from "kysely";
import type { Facts } from "../../../db/open.ts";
import type { Schema } from "../../../db/schema.ts";
import type { TermsAcceptances } from "../../../db/tender-schema.ts";
import type { Ground } from "../../../ground.ts";
import { projectCommand, type Actor } from "../../command.ts";
import { rowDigest } from "../../journal.ts";
import { Refusal } from "../../refusal.ts";
import { identityOf } from "../../sign-off/deciding.ts";
import { outsideReader, type OutsideReader } from "../outside-reader.ts";

/** Has this integrator accepted the terms in force? Where there are none, there is nothing to accept. */
export async function hasAcceptedTerms(
  { facts }: { facts: Facts | Transaction<Schema> },
  { project, member, settings }: Pick<OutsideReader, "project" | "member" | "settings">,
): Promise<boolean> {
  if (settings.termsHash === "") return true;
  const row = await facts
    .selectFrom("termsAcceptances")
    .select("at")
    .where("projectId", "=", project.id)
    .where("memberId", "=", member.id)
    .where("termsHash", "=", settings.termsHash)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The integrator who asks, once he has accepted the terms in force: whatever goes through the door begins here.
 * @throws Refusal not-found, terms-not-accepted
 */
export async function admittedReader(ground: Ground, actor: Actor, projectId: string): Promise<OutsideReader> {
  const reader = await outsideReader(ground, actor, projectId);
  if (!(await hasAcceptedTerms(ground, reader))) throw new Refusal("terms-not-accepted");
  return reader;
}

/** Ends a transaction that found the acceptance made: a button was pressed twice. */
class AcceptedAlready extends Error {}

/**
 * Accepts the terms that were read; accepting them twice is one acceptance.
 * @param hash of the terms he has read @throws Refusal not-found, terms-changed
 */
export async function acceptTerms(ground: Ground, actor: Actor, projectId: string, hash: string): Promise<void> {
  const reader = await outsideReader(ground, actor, projectId);
  if (reader.settings.termsHash !== hash) throw new Refusal("terms-changed");
  await projectCommand(ground, actor, projectId, "tender.enter", async (command) => {
    const { q, now, member } = command;
    if (await hasAcceptedTerms({ facts: q }, reader)) throw new AcceptedAlready();
    const row: TermsAcceptances = {
      ...{ projectId, memberId: member.id, termsHash: hash },
      ...{ identity: await identityOf(ground, command), at: now },
    };
    await q.insertInto("termsAcceptances").values(row).execute();
    await command.journal({
      kind: "terms.accepted",
      about: member.id,
      data: { terms: hash, identity: row.identity, digest: rowDigest(row) },
    });
    command.announce({ kind: "tender", projectId });
  }).catch((error: unknown) => {
    if (!(error instanceof AcceptedAlready)) throw error;
  });
}
