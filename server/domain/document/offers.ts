/** What a project could still take: template blocks it lacks, with the reason they matter. */
import type { Template } from "../../../content/templates/format.ts";
import type { Ground } from "../../ground.ts";
import { chooseBlocks, type Chosen } from "../projects/block-choice.ts";
import { membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";

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
  const chosen = (await choiceOf(ground, projectId))?.chosen ?? [];
  const taken = await ground.facts.selectFrom("blocks").select("key").where("projectId", "=", projectId).execute();
  const keys = new Set(taken.map(({ key }) => key));
  return chosen
    .filter(({ block }) => !keys.has(block.key))
    .map(({ section, block, mandatory }) => ({
      ...{ key: block.key, title: block.title, mandatory },
      ...{ sectionKey: section.key, sectionTitle: section.title },
    }));
}

/** A block of the template that somebody asks for. */
export interface Offer extends Pick<Chosen, "section" | "block" | "mandatory"> {
  template: Template;
}

/** @throws Refusal invalid when the project's template has no such block */
export async function findOffer(ground: Ground, projectId: string, key: string): Promise<Offer> {
  const choice = await choiceOf(ground, projectId);
  const found = choice?.chosen.find(({ block }) => block.key === key);
  if (!choice || !found) throw new Refusal("invalid", { fields: "key" }, "key");
  return { ...found, template: choice.template };
}

/** Where a block of the template fits among blocks with these keys: behind the last of those that precede it there. */
export function placeInTemplate({ section, block }: Pick<Offer, "section" | "block">, keys: string[]): number {
  const order = section.blocks.map(({ key }) => key);
  const earlier = new Set(order.slice(0, order.indexOf(block.key)));
  const behind = keys.findLastIndex((key) => earlier.has(key));
  if (behind >= 0) return behind + 1;
  return keys.some((key) => order.includes(key)) ? 0 : Infinity;
}

async function choiceOf(ground: Ground, projectId: string) {
  const projects = ground.facts.selectFrom("projects").selectAll().where("id", "=", projectId);
  const project = await projects.executeTakeFirstOrThrow();
  const template = ground.templates.get(project.template);
  return template && { template, chosen: chooseBlocks(template, project) };
}
