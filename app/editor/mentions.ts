/** Who refers to a requirement: a list that is fetched when somebody opens it, in editors and in texts to read. */
import { blockAnchor, requirementAnchor } from "../../content/schema/names.ts";
import type { Backlink } from "../../server/domain/requirements/backlinks.ts";
import type { Desk } from "./desk.ts";
import { element } from "./forms/elements.ts";
import { leads } from "./leading.ts";

function lineOf({ block, requirement, context }: Backlink): HTMLElement {
  const anchor = requirement ? requirementAnchor(requirement.uuid) : blockAnchor(block.id);
  const place = `${block.number} ${block.title}`;
  const link = element("a", "", { href: `#${anchor}` }, requirement ? `${requirement.code}, ${place}` : place);
  leads(link);
  return element("li", "", {}, link, ...(context ? [element("small", "", {}, context)] : []));
}

async function fill(details: HTMLDetailsElement, ask: Desk["ask"]): Promise<void> {
  const uuid = details.dataset.mentions ?? "";
  const links = await ask<Backlink[]>(`mentions?requirement=${encodeURIComponent(uuid)}`);
  if (!links) return;
  details.querySelector("ul")?.remove();
  details.append(element("ul", "", {}, ...links.map(lineOf)));
}

/** Fills the list of these details whenever they are opened. */
export function mentionsOf(details: HTMLDetailsElement, ask: Desk["ask"]): void {
  details.addEventListener("toggle", () => details.open && void fill(details, ask));
}

/** The same for all the lists inside of a text to read, those of later renderings too. */
export function mentionsWithin(text: HTMLElement, ask: Desk["ask"]): () => void {
  const open = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement && target.open && target.dataset.mentions) void fill(target, ask);
  };
  text.addEventListener("toggle", open, true);
  return () => text.removeEventListener("toggle", open, true);
}
