/** How a project signs: ways of confirming a decision, the usual deadline, what silence leads to. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";

/** Ways of confirming a decision. */
export const confirmationWays = ["password", "code", "passkey"] as const;
export type ConfirmationWay = (typeof confirmationWays)[number];

export interface SignOffTerms {
  /** At least one. */
  confirmations: ConfirmationWay[];
  /** Working days until the usual deadline of a round. */
  deadlineDays: number;
  /** Working days after which an advisory approver's silence is consent by default; null: never. */
  defaultConsentDays: number | null;
  /** Working days after the deadline when the owner is told who is silent. */
  escalationDays: number;
}

const usual: SignOffTerms = {
  confirmations: ["password", "code"],
  deadlineDays: 5,
  defaultConsentDays: null,
  escalationDays: 2,
};

/** The most working days that any of the terms may have. */
export const mostDays = 90;

/** How a project signs, inside any transaction: what it has set, or the usual. */
export async function signOffTerms(q: Facts | Transaction<Schema>, projectId: string): Promise<SignOffTerms> {
  const row = await q.selectFrom("signOffSettings").selectAll().where("projectId", "=", projectId).executeTakeFirst();
  if (!row) return usual;
  const { deadlineDays, defaultConsentDays, escalationDays } = row;
  const confirmations = JSON.parse(row.confirmations) as ConfirmationWay[];
  return { confirmations, deadlineDays, defaultConsentDays, escalationDays };
}

/** After how many working days silence is consent, and since when that is so; null where it never is. */
export async function findConsentTerms(
  q: Facts | Transaction<Schema>,
  projectId: string,
): Promise<{ days: number; since: string } | null> {
  const row = await q
    .selectFrom("signOffSettings")
    .select(["defaultConsentDays as days", "defaultConsentSince as since"])
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return row && row.days !== null && row.since !== null ? { days: row.days, since: row.since } : null;
}

/** How a project signs, for those who sign in it or see that others do. @throws Refusal not-found, not-allowed */
export async function readSignOffTerms(ground: Ground, actor: Actor, projectId: string): Promise<SignOffTerms> {
  await membership(ground, actor, projectId, "project.read");
  return signOffTerms(ground.facts, projectId);
}

/** @throws Refusal confirmation-not-allowed where a project does not take this way of confirming */
export async function mustAllow(
  q: Facts | Transaction<Schema>,
  projectId: string,
  way: ConfirmationWay,
): Promise<void> {
  const { confirmations } = await signOffTerms(q, projectId);
  if (!confirmations.includes(way)) throw new Refusal("confirmation-not-allowed", inWords(confirmations), way);
}

/** The refusal of a decision that nobody has confirmed: it names the ways the project takes. */
export async function askForWay(q: Facts | Transaction<Schema>, projectId: string): Promise<Refusal> {
  const { confirmations } = await signOffTerms(q, projectId);
  return new Refusal("confirmation-required", inWords(confirmations), confirmations[0]);
}

function inWords(ways: readonly ConfirmationWay[]) {
  return { fields: confirmationWays.filter((way) => ways.includes(way)).join(", ") };
}

/** As typed. */
export interface SignOffChoice {
  confirmations: readonly string[];
  deadlineDays: number;
  defaultConsentDays: number | null;
  escalationDays: number;
}

/**
 * Sets how a project signs from now on.
 * @throws Refusal not-found, not-allowed, no-confirmation-left, invalid, bad-days
 */
export function configureSignOff(
  ground: Ground,
  actor: Actor,
  projectId: string,
  choice: SignOffChoice,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "sign-off.configure", async ({ q, now, journal, announce }) => {
    const { defaultConsentDays } = choice;
    const set: SignOffTerms = {
      confirmations: chosenWays(choice.confirmations),
      deadlineDays: days("deadlineDays", choice.deadlineDays, usual.deadlineDays),
      defaultConsentDays: defaultConsentDays === null ? null : days("defaultConsentDays", defaultConsentDays, 10),
      escalationDays: days("escalationDays", choice.escalationDays, usual.escalationDays),
    };
    const before = await findConsentTerms(q, projectId);
    const since = before?.days === set.defaultConsentDays ? before.since : now;
    const row = {
      ...{ ...set, confirmations: JSON.stringify(set.confirmations) },
      defaultConsentSince: set.defaultConsentDays === null ? null : since,
    };
    await q
      .insertInto("signOffSettings")
      .values({ projectId, ...row })
      .onConflict((conflict) => conflict.column("projectId").doUpdateSet(row))
      .execute();
    const digest = rowDigest({ projectId, ...row });
    await journal({ kind: "sign-off.configured", about: projectId, data: { ...set, digest } });
    announce({ kind: "project", projectId });
  });
}

function chosenWays(given: readonly string[]): ConfirmationWay[] {
  if (given.some((way) => !confirmationWays.some((offered) => offered === way)))
    throw new Refusal("invalid", { fields: "confirmations" }, "confirmations");
  if (given.length === 0) throw new Refusal("no-confirmation-left", {}, "confirmations");
  return confirmationWays.filter((way) => given.includes(way));
}

function days(field: string, value: number, example: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= mostDays) return value;
  throw new Refusal("bad-days", { field, max: mostDays, example }, field);
}
