/** What a project could still take: template blocks it lacks, with the reason they matter. */
import type { Ground } from "../ground.ts";
import { chooseBlocks } from "./block-choice.ts";
import { membership, type Actor } from "./command.ts";

export interface OfferedBlock {
  key: string;
  title: string;
  /** Key and title of the template's section, where it fits best. */
  sectionKey: string;
  sectionTitle: string;
  mandatory: boolean;
}

/** Template blocks that are neither in the project nor in its bin. @throws Refusal not-found, not-allowed */
export async function offeredBlocks(ground: Ground, actor: Actor, projectId: string): Promise<OfferedBlock[]> {
  await membership(ground, actor, projectId, "block.add");
  const project = await ground.facts
    .selectFrom("projects")
    .selectAll()
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const template = ground.templates.get(project.template);
  if (!template) return [];
  const taken = await ground.facts.selectFrom("blocks").select("key").where("projectId", "=", projectId).execute();
  const keys = new Set(taken.map(({ key }) => key));
  return chooseBlocks(template, project)
    .filter(({ block }) => !keys.has(block.key))
    .map(({ section, block, mandatory }) => ({
      ...{ key: block.key, title: block.title, mandatory },
      ...{ sectionKey: section.key, sectionTitle: section.title },
    }));
}
