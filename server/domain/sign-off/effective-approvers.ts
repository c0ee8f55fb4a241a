/** Who signs a block: those named for it and for its section, each member once. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";

export interface EffectiveApprover {
  /** Null while nobody in the group has the position of the role. */
  memberId: string | null;
  /** Keys of the template's roles he stands for; empty for one named by hand. */
  roles: string[];
  mandatory: boolean;
  step: number;
  substituteId: string | null;
  behalf: string;
}

type Named = Pick<Approvers, "role" | "memberId" | "mandatory" | "step" | "substituteId" | "behalf">;

/** Approvers of each of the blocks, by block id: mandatory ones first. Those named for a block come before its section's. */
export async function effectiveApprovers(
  q: Facts | Transaction<Schema>,
  projectId: string,
  blockIds: readonly string[],
): Promise<Map<string, EffectiveApprover[]>> {
  if (blockIds.length === 0) return new Map();
  const rows = await q
    .selectFrom("blocks")
    .innerJoin("approvers", (join) =>
      join
        .onRef("approvers.projectId", "=", "blocks.projectId")
        .on(({ or, eb, ref }) =>
          or([eb("approvers.blockId", "=", ref("blocks.id")), eb("approvers.sectionId", "=", ref("blocks.sectionId"))]),
        ),
    )
    .select(["blocks.id as ofBlock", "approvers.role", "approvers.memberId", "approvers.mandatory", "approvers.step"])
    .select(["approvers.substituteId", "approvers.behalf"])
    .where("blocks.projectId", "=", projectId)
    .where("blocks.id", "in", [...blockIds])
    .orderBy((eb) => eb("approvers.blockId", "is", null))
    .orderBy("approvers.mandatory", "desc")
    .orderBy("approvers.role")
    .orderBy("approvers.id")
    .execute();
  const found = new Map<string, EffectiveApprover[]>(blockIds.map((id) => [id, []]));
  for (const { ofBlock, ...named } of rows) join(found.get(ofBlock)!, named);
  return found;
}

/** A member who stands for several roles signs once: mandatory if any of them is, at the earliest of their steps. */
function join(approvers: EffectiveApprover[], named: Named): void {
  const known = named.memberId === null ? undefined : approvers.find(({ memberId }) => memberId === named.memberId);
  const { memberId, substituteId, behalf, step } = named;
  const roles = named.role === "" ? [] : [named.role];
  if (!known)
    return void approvers.push({ memberId, roles, mandatory: named.mandatory === 1, step, substituteId, behalf });
  known.roles.push(...roles.filter((role) => !known.roles.includes(role)));
  known.mandatory ||= named.mandatory === 1;
  known.step = Math.min(known.step, step);
  known.substituteId ??= substituteId;
  known.behalf ||= behalf;
}
