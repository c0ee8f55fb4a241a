/** What a journal can be looked through by: everybody who is or was in the group, and every block there is or was. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import type { Thing } from "./entry-names.ts";

export interface JournalChoices {
  /** Accounts, by name. */
  people: { id: string; name: string; left: boolean }[];
  /** In the order of the document. */
  blocks: Thing[];
}

/** @throws Refusal not-found, not-allowed */
export async function readChoices(ground: Ground, actor: Actor, projectId: string): Promise<JournalChoices> {
  await membership(ground, actor, projectId, "journal.read");
  const members = await ground.facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["accounts.id", "accounts.name", "members.removedAt"])
    .where("members.projectId", "=", projectId)
    .execute();
  const blocks = await ground.facts
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.id", "blocks.title", "blocks.removedAt", "sections.removedAt as sectionRemovedAt"])
    .where("blocks.projectId", "=", projectId)
    .orderBy("sections.position")
    .orderBy("blocks.position")
    .execute();
  const people = new Map<string, JournalChoices["people"][number]>();
  // Whoever came back is in the group.
  for (const { id, name, removedAt } of members)
    if (removedAt === null || !people.has(id)) people.set(id, { id, name, left: removedAt !== null });
  return {
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    blocks: blocks.map(({ id, title, removedAt, sectionRemovedAt }) => ({
      ...{ id, title, removed: (removedAt ?? sectionRemovedAt) !== null },
    })),
  };
}
