/** «Мои блоки»: what one person answers for, in all his projects. */
import type { BlockState } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { dayIn, isOverdue } from "./due-days.ts";
import { policy } from "../people.ts";

export interface MyBlock {
  projectId: string;
  projectName: string;
  sectionTitle: string;
  id: string;
  title: string;
  state: BlockState;
  textId: string;
  mandatory: boolean;
  notRequired: string | null;
  due: string | null;
  /** The due day has ended in the project's time zone and the block is still a draft. */
  overdue: boolean;
}

/** Blocks the account is responsible for, the nearest due date first, those without one last. */
export async function listMyBlocks(ground: Ground, actor: Actor): Promise<MyBlock[]> {
  const rows = await ground.facts
    .selectFrom("members")
    .innerJoin("projects", "projects.id", "members.projectId")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "members.projectId").onRef("blocks.responsibleId", "=", "members.id"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["projects.id as projectId", "projects.name as projectName", "projects.timeZone"])
    .select(["sections.title as sectionTitle", "blocks.id", "blocks.title", "blocks.state", "blocks.textId"])
    .select(["blocks.mandatory", "blocks.notRequired", "blocks.due"])
    .where("members.accountId", "=", actor.accountId)
    .where("members.removedAt", "is", null)
    .where("members.role", "in", [...policy["project.read"]])
    .where("projects.archivedAt", "is", null)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null)
    .orderBy("projects.name")
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .execute();
  const now = ground.clock.now();
  return rows
    .map(({ timeZone, ...row }) => ({
      ...row,
      mandatory: row.mandatory === 1,
      overdue: isOverdue(row, dayIn(timeZone, now)),
    }))
    .sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}
