/** What the wizard's preview needs: the template's contents, and for each choice what becomes of each block. */
import { depths, projectGoals, projectKinds, type Template } from "../../../content/templates/format.ts";
import { chooseBlocks, type Chosen } from "../../../server/domain/projects/block-choice.ts";
import { choiceKey, seedingMarks, type PreviewSection } from "./preview.tsx";

/** Sections and block titles, in the template's order. */
export function contentsOf(template: Template): PreviewSection[] {
  return template.sections.map(({ key, title, blocks }) => ({
    key,
    title,
    blocks: blocks.map((block) => block.title),
  }));
}

function markOf({ offered, because }: Chosen): string {
  if (offered) return seedingMarks.offered;
  return because === "goal" || because === "kind" ? seedingMarks.byChoice : seedingMarks.seeded;
}

/** By choice, a mark for each block in the template's order; small enough to be sent for every choice at once. */
export function seedings(template: Template): Record<string, string> {
  const choices = projectKinds.flatMap((kind) =>
    projectGoals.flatMap((goal) => depths.map((depth) => ({ kind, goal, depth }))),
  );
  return Object.fromEntries(
    choices.map((choice) => [choiceKey(choice), chooseBlocks(template, choice).map(markOf).join("")]),
  );
}
