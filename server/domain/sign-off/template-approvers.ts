/** Who signs a block by default: template roles until a member with such a position is in the group. */
import type { Transaction } from "kysely";
import type { Template, TemplateBlock } from "../../../content/templates/format.ts";
import type { Schema } from "../../db/schema.ts";
import type { Approvers } from "../../db/sign-off-schema.ts";
import type { Command } from "../command.ts";
import { policy } from "../people.ts";

/** Keys of the template's roles that a position names, such as «Генеральный директор» → owner. */
export function recognisedRoles(template: Template, position: string): string[] {
  return Object.entries(template.roles)
    .filter(([, role]) => role.positions.some((words) => isNamed(words, position)))
    .map(([key]) => key);
}

/** Patterns of the positions that templates name; every page of a project asks them. */
const patterns = new Map<string, RegExp>();

/** A position counts only as whole words: «РОП» is not in «Европа», «президент» is not in «вице-президент». */
function isNamed(words: string, position: string): boolean {
  let pattern = patterns.get(words);
  if (!pattern) {
    const plain = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${plain}(?![\\p{L}\\p{N}])`, "iu");
    patterns.set(words, pattern);
  }
  return pattern.test(position);
}

/** The approvers a template names for a block; nobody is named yet. */
export function templateApprovers(
  { id }: Pick<Command, "id">,
  projectId: string,
  blockId: string,
  block: TemplateBlock,
): Approvers[] {
  const { mandatory, advisory } = block.approvers;
  const row = (role: string, isMandatory: 0 | 1): Approvers => ({
    ...{ projectId, id: id(), sectionId: null, blockId, role, memberId: null, mandatory: isMandatory },
    ...{ step: 1, substituteId: null, behalf: "" },
  });
  return [
    ...mandatory.map((role) => row(role, 1)),
    ...advisory.filter((role) => !mandatory.includes(role)).map((role) => row(role, 0)),
  ];
}

/** Names members for the roles that nobody holds yet, by their positions; the longest in the project comes first. */
export async function fillApprovers(
  q: Transaction<Schema>,
  projectId: string,
  template: Template | undefined,
): Promise<void> {
  if (!template) return;
  const members = await q
    .selectFrom("members")
    .select(["id", "position"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .where("role", "in", [...policy["block.hold"]])
    .orderBy("addedAt")
    .orderBy("id")
    .execute();
  const holders = new Map<string, string>();
  for (const member of members)
    for (const role of recognisedRoles(template, member.position)) if (!holders.has(role)) holders.set(role, member.id);
  for (const [role, memberId] of holders)
    await q
      .updateTable("approvers")
      .set({ memberId })
      .where("projectId", "=", projectId)
      .where("role", "=", role)
      .where("memberId", "is", null)
      .execute();
}

/** Takes a member out of what he was to sign: roles stay without a holder, what he was named for by hand ends. */
export async function vacateApprovals(q: Transaction<Schema>, projectId: string, memberId: string): Promise<void> {
  const rows = () => q.updateTable("approvers").where("projectId", "=", projectId);
  await rows().set({ substituteId: null }).where("substituteId", "=", memberId).execute();
  await rows().set({ memberId: null }).where("memberId", "=", memberId).where("role", "<>", "").execute();
  await q.deleteFrom("approvers").where("projectId", "=", projectId).where("memberId", "=", memberId).execute();
}
