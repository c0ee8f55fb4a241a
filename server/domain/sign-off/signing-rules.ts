/** The company's own rules of simple electronic signature (63-ФЗ ст. 9): their wordings, and who has accepted which. */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { RulesAcceptances, SigningRules } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, requiredDate, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";

type Reading = Facts | Transaction<Schema>;

/** What a wording consists of, and what its hash covers. */
export type RulesWords = Pick<SigningRules, "body" | "orderNumber" | "orderDate">;

/** SHA-256 of the canonical JSON of body, order number and order date. */
export function rulesHash({ body, orderNumber, orderDate }: RulesWords): string {
  return sha256(canonicalJson({ body, orderNumber, orderDate }));
}

/** The wording in force, or undefined where none is kept. */
export function currentRules(q: Reading, projectId: string): Promise<SigningRules | undefined> {
  return q
    .selectFrom("signingRules")
    .selectAll()
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Has this person accepted this very wording? */
export async function hasAccepted(q: Reading, projectId: string, rulesId: string, accountId: string): Promise<boolean> {
  const acceptance = await q
    .selectFrom("rulesAcceptances")
    .select("acceptedAt")
    .where("projectId", "=", projectId)
    .where("rulesId", "=", rulesId)
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return acceptance !== undefined;
}

/** Writes down, inside the signing transaction, that the signer accepts this wording. */
export async function acceptRules(
  { q, projectId, actorId, now, journal }: Pick<ProjectCommand, "q" | "projectId" | "actorId" | "now" | "journal">,
  rules: Pick<SigningRules, "id" | "hash">,
): Promise<void> {
  const row: RulesAcceptances = { projectId, rulesId: rules.id, accountId: actorId, acceptedAt: now };
  await q.insertInto("rulesAcceptances").values(row).execute();
  await journal({
    kind: "signing-rules.accepted",
    about: rules.id,
    data: { hash: rules.hash, digest: rowDigest(row) },
  });
}

/**
 * Sees to it that the signer has accepted the rules in force, once for each wording.
 * @param accepting he accepts them with this signature: the hash of the wording he has read, or true for the one in force
 * @returns their hash for the visa; empty where the project keeps no rules
 * @throws Refusal rules-not-accepted; rules-changed when he has read an earlier wording
 */
export async function mustHaveAccepted(command: ProjectCommand, accepting?: string | boolean): Promise<string> {
  const { q, projectId, actorId } = command;
  const rules = await currentRules(q, projectId);
  if (!rules) return "";
  if (await hasAccepted(q, projectId, rules.id, actorId)) return rules.hash;
  if (!accepting) throw new Refusal("rules-not-accepted", {}, "acceptRules");
  if (accepting !== true && accepting !== rules.hash) throw new Refusal("rules-changed", {}, "acceptRules");
  await acceptRules(command, rules);
  return rules.hash;
}

/** The words as they are kept: one kind of line break, so that a form and the API come to the same hash. */
export function rulesWords(typed: RulesWords): RulesWords {
  return {
    body: requiredText("body", typed.body.replace(/\r\n?/g, "\n"), limits.rules),
    orderNumber: requiredText("orderNumber", typed.orderNumber, limits.order),
    orderDate: requiredDate("orderDate", typed.orderDate),
  };
}

/**
 * Puts a new wording in force; the earlier ones stay, and everybody accepts the new one before his next signature.
 * @throws Refusal not-found, not-allowed, required, too-long, bad-date, rules-unchanged
 */
export function changeSigningRules(ground: Ground, actor: Actor, projectId: string, typed: RulesWords): Promise<void> {
  return projectCommand(ground, actor, projectId, "sign-off.configure", async (command) => {
    const { q, id, now, actorId, journal, announce } = command;
    const words = rulesWords(typed);
    const hash = rulesHash(words);
    const current = await currentRules(q, projectId);
    if (current?.hash === hash) throw new Refusal("rules-unchanged");
    const rules: SigningRules = {
      ...{ projectId, id: id(), number: (current?.number ?? 0) + 1, ...words, hash },
      ...{ createdBy: actorId, createdAt: now },
    };
    await q.insertInto("signingRules").values(rules).execute();
    await journal({
      kind: "signing-rules.changed",
      about: rules.id,
      data: { hash, number: rules.number, digest: rowDigest(rules) },
    });
    announce({ kind: "project", projectId });
  });
}

export interface Wording extends RulesWords {
  id: string;
  number: number;
  hash: string;
  createdAt: string;
  /** How many people have accepted it. */
  acceptances: number;
}

export interface WordingsReading {
  /** The newest first: the first is in force. */
  wordings: Wording[];
  /** The reader has accepted the one in force. */
  accepted: boolean;
}

/** All wordings of a project's rules, for everybody who may sign or see signatures. @throws Refusal not-found */
export async function listSigningRules(ground: Ground, actor: Actor, projectId: string): Promise<WordingsReading> {
  await membership(ground, actor, projectId, "project.read");
  const rows = await ground.facts
    .selectFrom("signingRules")
    .select(["id", "number", "body", "orderNumber", "orderDate", "hash", "createdAt"])
    .select(({ selectFrom, fn }) =>
      selectFrom("rulesAcceptances")
        .select(fn.countAll<number>().as("count"))
        .whereRef("rulesAcceptances.projectId", "=", "signingRules.projectId")
        .whereRef("rulesAcceptances.rulesId", "=", "signingRules.id")
        .as("acceptances"),
    )
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  const wordings = rows.map((row) => ({ ...row, acceptances: row.acceptances ?? 0 }));
  const [current] = wordings;
  const accepted = !!current && (await hasAccepted(ground.facts, projectId, current.id, actor.accountId));
  return { wordings, accepted };
}
