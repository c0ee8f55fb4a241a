/** Quotes of all interviews put together: by tag, by the block they are evidence for, by the role of who said them. */
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { listExcerpts, type ShownExcerpt } from "./excerpt-views.ts";

export const groupings = ["tag", "block", "role"] as const;
export type Grouping = (typeof groupings)[number];

export interface ExcerptGroup {
  /** Empty for quotes that have no tag, or are evidence for nothing. */
  title: string;
  excerpts: ShownExcerpt[];
}

/** Groups by name, what belongs to none at the end; a quote stands in every group it belongs to. @throws Refusal not-found, not-allowed */
export async function groupExcerpts(
  ground: Ground,
  actor: Actor,
  projectId: string,
  by: Grouping,
): Promise<ExcerptGroup[]> {
  const groups = new Map<string, ShownExcerpt[]>();
  for (const excerpt of await listExcerpts(ground, actor, projectId)) {
    const titles = new Set(titlesOf(excerpt, by));
    for (const title of titles.size > 0 ? titles : [""]) groups.set(title, [...(groups.get(title) ?? []), excerpt]);
  }
  return [...groups]
    .map(([title, excerpts]) => ({ title, excerpts }))
    .sort(
      (a, b) =>
        Number(a.title === "") - Number(b.title === "") || a.title.localeCompare(b.title, "ru", { numeric: true }),
    );
}

function titlesOf({ tags, links, respondent }: ShownExcerpt, by: Grouping): string[] {
  switch (by) {
    case "tag":
      return tags;
    case "block":
      return links.flatMap(({ block }) => (block ? [`${block.number} ${block.title}`] : []));
    case "role":
      return [respondent.roleTitle];
  }
}
