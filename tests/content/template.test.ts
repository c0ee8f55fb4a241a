import { describe, expect, test } from "vitest";
import { projectGoals, projectKinds, type ProjectGoal } from "../../content/templates/format.ts";
import { chooseBlocks } from "../../server/domain/projects/block-choice.ts";
import { blocks, demo, template } from "./real.ts";

/** Points of the source checklist that a ТЗ must answer («Т») or that say how to write it («П»). */
const points = [
  ...[2, 3, 10, 12, 13, 14, 15, 26, 27, 28, 35, 36, 37, 38, 39, 40, 41, 42, 43],
  ...[46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74],
  ...[76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 97, 98],
  ...[100, 101, 102, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117],
];

describe("the CRM template", () => {
  test("covers every point of the checklist that a ТЗ must answer", () => {
    const covered = new Set(blocks.flatMap(({ block }) => block.covers));
    expect(points.filter((point) => !covered.has(point))).toEqual([]);
  });

  test("has thirteen sections with prefixes of their own, none of them empty", () => {
    expect(template.sections).toHaveLength(13);
    expect(new Set(template.sections.map((section) => section.prefix)).size).toBe(13);
    expect(template.sections.filter((section) => section.blocks.length === 0)).toEqual([]);
  });

  test("names at most two mandatory approvers a block", () => {
    expect(blocks.filter(({ block }) => block.approvers.mandatory.length > 2)).toEqual([]);
  });

  test("asks the general director to sign only goals, criteria, scope, team and stages", () => {
    const sections = ["goals", "project-team", "stages"];
    const asked = blocks.filter(({ block }) => {
      const { mandatory, advisory } = block.approvers;
      return [...mandatory, ...advisory].includes("owner");
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(
      asked.filter(({ section, block }) => !sections.includes(section.key) && block.key !== "scope").map(key),
    ).toEqual([]);
  });

  test("gives every table three to eight examples with the required cells filled", () => {
    const tables = blocks.flatMap(({ block }) => block.forms.filter((form) => form.kind === "table"));
    expect(tables.length).toBeGreaterThan(40);
    for (const table of tables) {
      expect(table.examples.length, table.key).toBeGreaterThanOrEqual(3);
      expect(table.examples.length, table.key).toBeLessThanOrEqual(8);
      const required = table.columns.filter((column) => column.required).map((column) => column.key);
      for (const example of table.examples)
        expect(Object.keys(example), table.key).toEqual(expect.arrayContaining(required));
    }
  });

  test("lists in the responsibility matrix exactly its own blocks", () => {
    const raci = blocks.find(({ block }) => block.key === "raci")!.block.forms.find((form) => form.kind === "matrix")!;
    expect(new Set(raci.rows.map((row) => row.key))).toEqual(new Set(blocks.map(key)));
  });

  test("has the five goals that a wizard offers, each with its words", () => {
    expect(template.goals.map((goal) => goal.key).toSorted()).toEqual([...projectGoals].toSorted());
  });
});

describe("the choice of a goal", () => {
  const due: Record<ProjectGoal, string[]> = {
    analytics: ["indicators", "reports", "data-collection"],
    transparency: ["process-map", "adjacent-departments"],
    marketing: ["marketing-funnel", "ideal-lead", "sales-channels"],
    loyalty: ["service-funnel", "contact-control"],
    own: [],
  };

  test.each(projectGoals)("%s makes its blocks mandatory (L1)", (goal) => {
    const chosen = chooseBlocks(template, { kind: "first", goal, depth: "full" });
    const mandatory = chosen.filter((choice) => choice.mandatory).map(key);
    expect(mandatory).toEqual(expect.arrayContaining(due[goal]));
  });

  test("changes what a short project begins with: no two goals begin alike", () => {
    const beginnings = projectGoals.map((goal) => begun("first", goal).join());
    expect(new Set(beginnings).size).toBe(projectGoals.length);
  });

  test("asks for the present system where there is one", () => {
    expect(begun("improve", "own")).toContain("current-state");
    expect(begun("switch", "own")).toContain("current-state");
    expect(begun("first", "own")).not.toContain("current-state");
  });
});

describe("the depth", () => {
  const combinations = projectKinds.flatMap((kind) => projectGoals.map((goal) => [kind, goal] as const));

  test.each(combinations)("short begins with 18–24 blocks and touches every section: %s, %s", (kind, goal) => {
    const chosen = chooseBlocks(template, { kind, goal, depth: "short" }).filter((choice) => !choice.offered);
    expect(chosen.length).toBeGreaterThanOrEqual(18);
    expect(chosen.length).toBeLessThanOrEqual(24);
    expect(new Set(chosen.map((choice) => choice.section.key)).size).toBe(13);
  });

  test("full begins with all blocks", () => {
    const { kind, goal } = demo.project;
    expect(chooseBlocks(template, { kind, goal, depth: "full" }).filter((choice) => choice.offered)).toEqual([]);
  });
});

function key({ block }: { block: { key: string } }): string {
  return block.key;
}

function begun(kind: (typeof projectKinds)[number], goal: ProjectGoal): string[] {
  const chosen = chooseBlocks(template, { kind, goal, depth: "short" });
  return chosen.filter((choice) => !choice.offered).map(key);
}
