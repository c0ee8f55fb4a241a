/** Whom the template asks about which block, and with which questions. */
import type { Template } from "../../../content/templates/format.ts";
import type { Ground } from "../../ground.ts";

export interface AskedRole {
  key: string;
  title: string;
}

function askOf(template: Template | undefined, blockKey: string) {
  const blocks = template?.sections.flatMap((section) => section.blocks) ?? [];
  return blocks.find(({ key }) => key === blockKey)?.ask ?? [];
}

/** All roles of a template in its order. */
export function askedRoles(ground: Ground, template: string): AskedRole[] {
  const roles = ground.templates.get(template)?.roles ?? {};
  return Object.entries(roles).map(([key, { title }]) => ({ key, title }));
}

/** Roles that the template wants to be asked about a block; none for blocks of one's own. */
export function rolesAsked(ground: Ground, template: string, blockKey: string): Set<string> {
  return new Set(askOf(ground.templates.get(template), blockKey).flatMap(({ who }) => who));
}

/** The questions that the template asks a role about a block. */
export function questionsFor(ground: Ground, template: string, blockKey: string, role: string): string[] {
  return askOf(ground.templates.get(template), blockKey)
    .filter(({ who }) => who.includes(role))
    .map(({ question }) => question);
}
