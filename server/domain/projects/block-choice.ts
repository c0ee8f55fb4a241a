/** What the wizard's choice takes from a template: which blocks a project begins with and which are mandatory. */
import type {
  Depth,
  ProjectGoal,
  ProjectKind,
  Template,
  TemplateBlock,
  TemplateSection,
} from "../../../content/templates/format.ts";

export interface Choice {
  kind: ProjectKind;
  goal: ProjectGoal;
  depth: Depth;
}

/** What becomes of one block of the template under a choice. */
export interface Chosen {
  section: TemplateSection;
  block: TemplateBlock;
  mandatory: boolean;
  /** Not in the project at first: it can be added later. */
  offered: boolean;
  /** Why it is mandatory; `depth` when it is not, and only the depth decides. */
  because: "always" | "goal" | "kind" | "depth";
}

/** Decides on every block of the template, in order; those the goal or kind asks for come at any depth. */
export function chooseBlocks(template: Template, { kind, goal, depth }: Choice): Chosen[] {
  return template.sections.flatMap((section) =>
    section.blocks.map((block) => {
      const because = reason(block, kind, goal);
      const seeded = depth === "full" || block.depth === "short" || because === "goal" || because === "kind";
      return { section, block, mandatory: because !== "depth", offered: !seeded, because };
    }),
  );
}

function reason({ mandatory }: TemplateBlock, kind: ProjectKind, goal: ProjectGoal): Chosen["because"] {
  if (mandatory === "always") return "always";
  if (mandatory?.goals?.includes(goal)) return "goal";
  if (mandatory?.kinds?.includes(kind)) return "kind";
  return "depth";
}
