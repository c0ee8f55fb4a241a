/** What the template says about a block: what to describe and why, examples, and whom to ask what. */
import type { TemplateBlock } from "../../content/templates/format.ts";
import type { Ground } from "../ground.ts";

export interface Guidance {
  what: string;
  why: string;
  good: string;
  bad: string;
  /** Questions with the titles of the roles to ask. */
  ask: { who: string[]; question: string }[];
}

/** The guidance of a template block, Markdown; undefined for blocks of one's own. */
export function findGuidance(ground: Ground, templateKey: string, blockKey: string): Guidance | undefined {
  const template = ground.templates.get(templateKey);
  const block: TemplateBlock | undefined = template?.sections
    .flatMap((section) => section.blocks)
    .find(({ key }) => key === blockKey);
  if (!template || !block) return undefined;
  const ask = block.ask.map(({ who, question }) => ({
    who: who.map((role) => template.roles[role]?.title ?? role),
    question,
  }));
  return { ...block.guidance, ask };
}
