/** Roles of the template over the whole project: who holds each, and giving one to somebody at once in all its blocks. */
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { mustSign } from "./approver-fields.ts";

/** Who takes a role over, and from whom: null is nobody. */
export interface RoleHandover {
  memberId: string | null;
  insteadOf: string | null;
}

/**
 * Gives a role of the template to a member in every block where `insteadOf` holds it. Where he was the substitute of
 * the one before him, nobody stands in for him now.
 * @returns in how many blocks
 * @throws Refusal not-found, not-allowed, no-such-member, may-not-sign, approver-named-already; unknown-version when
 *   `insteadOf` holds the role nowhere
 */
export function handRole(
  ground: Ground,
  actor: Actor,
  projectId: string,
  role: string,
  { memberId, insteadOf }: RoleHandover,
): Promise<number> {
  return projectCommand(ground, actor, projectId, "approver.change", async (command) => {
    const { q } = command;
    const rows = await q
      .selectFrom("approvers")
      .select(["id", "memberId", "substituteId"])
      .where("projectId", "=", projectId)
      .where("role", "=", role)
      .where("role", "<>", "")
      .execute();
    if (rows.length === 0) throw new Refusal("not-found");
    if (memberId !== null) await mustSign(q, projectId, memberId, "member");
    if (memberId === insteadOf) throw new Refusal("approver-named-already", {}, "member");
    const held = rows.filter((row) => row.memberId === insteadOf);
    if (held.length === 0) throw new Refusal("unknown-version");
    for (const { id, substituteId } of held)
      await q
        .updateTable("approvers")
        .set({ memberId, substituteId: substituteId === memberId ? null : substituteId })
        .where("projectId", "=", projectId)
        .where("id", "=", id)
        .execute();
    const data = { role, member: memberId ?? "", insteadOf: insteadOf ?? "", blocks: held.length };
    await command.journal({ kind: "approver.changed", about: projectId, data });
    command.announce({ kind: "project", projectId });
    return held.length;
  });
}
