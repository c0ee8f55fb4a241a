/** What the template says about a block: what to describe and why, examples, and whom to ask what. */
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { Ground } from "../../ground.ts";

export interface Guidance {
  /** What the section as a whole is for. */
  section: string;
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
  const section = template?.sections.find(({ blocks }) => blocks.some(({ key }) => key === blockKey));
  const block = section?.blocks.find(({ key }) => key === blockKey);
  if (!template || !section || !block) return undefined;
  const ask = block.ask.map(({ who, question }) => ({
    who: who.map((role) => roleTitle(template, role)),
    question,
  }));
  return { ...block.guidance, ask, section: section.intro };
}
