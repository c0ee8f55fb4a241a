/** What is said of an approver, as typed: who, mandatory or advisory, his turn, who stands in for him, on whose behalf. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Flag, Schema } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { Command } from "../command.ts";
import { limits, optionalText } from "../fields.ts";
import { livingMember } from "../members/member-list.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";

/** The last of the steps in which approvers decide one after another. */
export const lastStep = 99;

/** As typed; what is not given stays. */
export interface ApproverChanges {
  /** Null leaves a role of the template without a holder. */
  memberId?: string | null;
  mandatory?: boolean;
  step?: number;
  /** Null or empty: nobody stands in for him. */
  substituteId?: string | null;
  behalf?: string;
}

/** The columns of an approver that people choose. */
export type ApproverFields = Pick<Approvers, "memberId" | "mandatory" | "step" | "substituteId" | "behalf">;

/** How somebody is named without further words. */
export const asUsual: ApproverFields = { memberId: null, mandatory: 1, step: 1, substituteId: null, behalf: "" };

/**
 * Reads what was typed over what stands.
 * @throws Refusal no-such-member, may-not-sign, bad-step, substitute-is-approver, too-long
 */
export async function readApproverFields(
  { q }: Pick<Command, "q">,
  projectId: string,
  changes: ApproverChanges,
  now: ApproverFields,
): Promise<ApproverFields> {
  const memberId = changes.memberId === undefined ? now.memberId : changes.memberId || null;
  const substituteId = changes.substituteId === undefined ? now.substituteId : changes.substituteId || null;
  const step = changes.step ?? now.step;
  if (!Number.isInteger(step) || step < 1 || step > lastStep) throw new Refusal("bad-step", { max: lastStep }, "step");
  if (memberId !== null && memberId !== now.memberId) await mustSign(q, projectId, memberId, "member");
  if (substituteId !== null && substituteId !== now.substituteId)
    await mustSign(q, projectId, substituteId, "substitute");
  if (memberId !== null && memberId === substituteId) throw new Refusal("substitute-is-approver", {}, "substitute");
  const mandatory: Flag = (changes.mandatory ?? now.mandatory === 1) ? 1 : 0;
  const behalf = optionalText("behalf", changes.behalf ?? now.behalf, limits.position);
  return { memberId, mandatory, step, substituteId, behalf };
}

/** A member of the project whose role lets him sign. @throws Refusal no-such-member, may-not-sign */
export async function mustSign(
  q: Facts | Transaction<Schema>,
  projectId: string,
  memberId: string,
  field: "member" | "substitute" | "approvers",
): Promise<void> {
  const member = await livingMember(q, projectId, memberId).catch(() => {
    throw new Refusal("no-such-member", {}, field);
  });
  if (!may(member.role, "sign-off.give")) throw new Refusal("may-not-sign", {}, field);
}
