/** Who signs one block, by name: those named for it and for its section, roles without a holder included. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readMembers } from "../members/member-list.ts";
import { roleTitlesOf } from "./approver-matrix.ts";
import { effectiveApprovers } from "./effective-approvers.ts";

export interface ApproverOverview {
  /** Titles of the template's roles he stands for; empty for one named by hand. */
  roles: string[];
  mandatory: boolean;
  /** Name of the member who signs, or null while nobody in the group has the position. */
  name: string | null;
  /** What he is in the company. */
  position: string;
  /** On whose behalf he signs; mostly empty. */
  behalf: string;
}

/** @throws Refusal not-found, not-allowed */
export async function listApprovers(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<ApproverOverview[]> {
  await membership(ground, actor, projectId, "project.read");
  const titles = await roleTitlesOf(ground, projectId);
  const members = new Map((await readMembers(ground.facts, projectId)).map((member) => [member.id, member]));
  const approvers = (await effectiveApprovers(ground.facts, projectId, [blockId])).get(blockId)!;
  return approvers.map(({ memberId, roles, mandatory, behalf }) => {
    const member = memberId === null ? undefined : members.get(memberId);
    return {
      roles: roles.map((role) => titles[role] ?? role),
      ...{ mandatory, behalf, name: member?.name ?? null, position: member?.position ?? "" },
    };
  });
}
