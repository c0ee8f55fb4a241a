import { describe, expect, it } from "vitest";
import { chooseBlocks, type Choice } from "../../../server/domain/projects/block-choice.ts";
import { smallTemplate } from "../../helpers/small-template.ts";

function choose(choice: Partial<Choice>) {
  const chosen = chooseBlocks(smallTemplate, { kind: "improve", goal: "analytics", depth: "short", ...choice });
  const keys = (which: typeof chosen) => which.map(({ block }) => block.key);
  return {
    chosen,
    seeded: keys(chosen.filter(({ offered }) => !offered)),
    mandatory: keys(chosen.filter(({ mandatory }) => mandatory)),
    because: Object.fromEntries(chosen.map(({ block, because }) => [block.key, because])),
  };
}

describe("the wizard's choice", () => {
  it("begins a short project with the short blocks and offers the rest", () => {
    const { seeded, chosen } = choose({});
    expect(seeded).toEqual(["about", "main-problem"]);
    expect(chosen).toHaveLength(7);
  });

  it("begins a full project with every block, in the template's order", () => {
    expect(choose({ depth: "full" }).seeded).toEqual(smallTemplate.sections.flatMap((s) => s.blocks.map((b) => b.key)));
  });

  it("brings the blocks a goal or a kind asks for at any depth, as mandatory ones", () => {
    const { seeded, mandatory, because } = choose({ goal: "marketing", kind: "switch" });
    expect(seeded).toEqual(["about", "main-problem", "marketing-funnel", "migration"]);
    expect(mandatory).toEqual(["about", "document-use", "main-problem", "marketing-funnel", "migration"]);
    expect(because).toMatchObject({
      "marketing-funnel": "goal",
      migration: "kind",
      about: "always",
      glossary: "depth",
    });
  });

  it("marks what is always mandatory even where a short project only offers it", () => {
    const { seeded, mandatory } = choose({});
    expect(seeded).not.toContain("document-use");
    expect(mandatory).toContain("document-use");
  });
});
