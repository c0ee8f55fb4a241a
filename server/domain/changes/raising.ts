/** «Предложить изменение»: a request on locked blocks, each forked into a text of its own. */
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor, type ProjectCommand } from "../command.ts";
import { livingMember } from "../members/member-list.ts";
import { insideRoles } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { changeCommand, mustTakeChanges, tell, type Reader } from "./change-rows.ts";
import { readFields, type ChangeFields } from "./fields.ts";
import { fork, insertTarget, type Fork } from "./forks.ts";
import { asUsual } from "./names.ts";
import { linkedRequirements } from "./touched.ts";

export interface NewChange extends ChangeFields {
  blocks: readonly string[];
}

/** A wish of the contractor that becomes a request. */
export interface OutsideWish {
  companyId: string;
  /** Who of the company asked. */
  accountId: string;
  /** Called inside the transaction. */
  taken(command: ProjectCommand, request: ChangeRequests): Promise<void>;
}

/** The most blocks of one request. */
export const mostBlocks = 30;

/**
 * @throws Refusal not-found, not-allowed, in-bin, change-project-closed, change-needs-block, change-not-locked,
 *   change-bad-initiator, text-unavailable and those of fields
 */
export async function raiseChange(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { blocks, ...given }: NewChange,
  wish?: OutsideWish,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  mustTakeChanges(
    await ground.facts.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirstOrThrow(),
  );
  const chosen = [...new Set(blocks)];
  if (chosen.length === 0) throw new Refusal("change-needs-block", {}, "blocks");
  if (chosen.length > mostBlocks) throw new Refusal("invalid", { fields: "blocks" }, "blocks");
  readFields(given, asUsual);
  const forks: Fork[] = [];
  for (const blockId of chosen) forks.push(await fork(ground, projectId, blockId));
  return changeCommand(ground, actor, projectId, "change.write", async (command) => {
    const { q, now, member } = command;
    const row: ChangeRequests = {
      ...{ projectId, id: command.id(), number: await nextNumber(q, projectId), ...readFields(given, asUsual) },
      initiatorId: wish ? await askerOf(command, wish) : await initiatorOf(command, given.initiatorId || member.id),
      ...{
        companyId: wish?.companyId ?? null,
        raisedBy: actor.accountId,
        raisedAt: now,
        days: null,
        money: null,
        currency: "",
        risk: "",
        stages: "",
        estimatedBy: null,
      },
      ...{ estimatedAt: null, state: "draft", submission: 0, submittedAt: null, decidedAt: null, closedAt: null },
    };
    await q.insertInto("changeRequests").values(row).execute();
    for (const [position, made] of forks.entries()) await insertTarget(command, row.id, made, position);
    await linkedRequirements(command, row.id);
    await tell(command, "change.raised", row, { block: forks[0]!.block.id });
    await wish?.taken(command, row);
    return row;
  });
}

async function nextNumber(q: Reader, projectId: string): Promise<number> {
  const last = await q
    .selectFrom("changeRequests")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  return Number(last?.number ?? 0) + 1;
}

/** @throws Refusal change-bad-initiator */
export async function initiatorOf({ q, projectId }: ProjectCommand, memberId: string): Promise<string> {
  const member = await livingMember(q, projectId, memberId).catch(() => undefined);
  if (!member || !insideRoles.includes(member.role)) throw new Refusal("change-bad-initiator", {}, "initiator");
  return member.id;
}

/** The membership from which a wish came, also of somebody who has left meanwhile. */
async function askerOf({ q, projectId }: ProjectCommand, { companyId, accountId }: OutsideWish): Promise<string> {
  const { id } = await q
    .selectFrom("members")
    .select("id")
    .where("projectId", "=", projectId)
    .where("accountId", "=", accountId)
    .where("companyId", "=", companyId)
    .orderBy("addedAt", "desc")
    .executeTakeFirstOrThrow();
  return id;
}
