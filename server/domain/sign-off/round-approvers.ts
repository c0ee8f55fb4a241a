/** Who decides in one round: fixed when it begins, whatever is assigned afterwards. */
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { RoundApprovers, Rounds } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import type { ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { mustSign } from "./approver-fields.ts";
import { effectiveApprovers, type EffectiveApprover } from "./effective-approvers.ts";
import { countingSignOffs } from "./standing.ts";

/** An approver named for one round. */
export interface NamedApprover {
  memberId: string;
  mandatory: boolean;
}

type Chosen = EffectiveApprover & { memberId: string };

/** Those named for the round, else those assigned. @throws Refusal no-approvers, approver-missing, no-such-member, may-not-sign, approver-named-already */
export async function chooseApprovers(
  ground: Ground,
  command: ProjectCommand,
  blockId: string,
  named: NamedApprover[] | undefined,
): Promise<Chosen[]> {
  const { q, projectId, project } = command;
  const assigned = (await effectiveApprovers(q, projectId, [blockId])).get(blockId)!;
  if (named) return namedFor(command, named, assigned);
  const vacant = assigned.filter(({ memberId, mandatory }) => memberId === null && mandatory);
  if (vacant.length > 0) {
    const template = ground.templates.get(project.template);
    const roles = vacant.flatMap(({ roles }) => roles).map((role) => roleTitle(template, role));
    throw new Refusal("approver-missing", { roles: roles.join(", ") });
  }
  const chosen = assigned.filter((approver): approver is Chosen => approver.memberId !== null);
  if (chosen.length === 0) throw new Refusal("no-approvers");
  return chosen;
}

async function namedFor(
  { q, projectId }: ProjectCommand,
  named: NamedApprover[],
  assigned: EffectiveApprover[],
): Promise<Chosen[]> {
  if (named.length === 0) throw new Refusal("no-approvers");
  if (new Set(named.map(({ memberId }) => memberId)).size < named.length)
    throw new Refusal("approver-named-already", {}, "approvers");
  const usual = { roles: [], step: 1, substituteId: null, behalf: "" };
  for (const { memberId } of named) await mustSign(q, projectId, memberId, "approvers");
  return named.map((one) => ({ ...(assigned.find(({ memberId }) => memberId === one.memberId) ?? usual), ...one }));
}

/** Writes down who decides, each with the revision of his last visa: he is shown the difference from it. */
export async function nameRoundApprovers(
  command: ProjectCommand,
  round: Rounds,
  chosen: Chosen[],
): Promise<RoundApprovers[]> {
  const { q, projectId } = command;
  const before = await countingSignOffs(q, projectId)
    .innerJoin("roundApprovers", (join) =>
      join
        .onRef("roundApprovers.projectId", "=", "signOffs.projectId")
        .onRef("roundApprovers.id", "=", "signOffs.approverId"),
    )
    .select("roundApprovers.memberId")
    .where("signOffs.blockId", "=", round.blockId)
    .where("signOffs.decision", "in", ["agreed", "agreed-with-remarks"])
    .execute();
  const signed = new Map(before.map(({ memberId, revisionId }) => [memberId, revisionId]));
  const rows = chosen.map((approver): RoundApprovers => ({
    ...{ projectId, id: command.id(), roundId: round.id, memberId: approver.memberId },
    ...{ roles: JSON.stringify(approver.roles), mandatory: approver.mandatory ? 1 : 0, step: approver.step },
    ...{ behalf: approver.behalf, substituteId: approver.substituteId, delegateId: null, delegationReason: "" },
    ...{ signedBefore: signed.get(approver.memberId) ?? null },
  }));
  await q.insertInto("roundApprovers").values(rows).execute();
  return rows;
}
