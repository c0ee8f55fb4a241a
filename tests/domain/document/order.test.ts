/** Several people rearranging one document at once: whatever the order of arrival, each thing stands in one place. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveBlock } from "../../../server/domain/document/block-changes.ts";
import { addBlock, removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { moveSection, removeSection, restoreSection } from "../../../server/domain/document/sections.ts";
import { placeInTemplate } from "../../../server/domain/document/offers.ts";
import { project, projectGrounds, refusalOf, type TestProject } from "../../helpers/projects.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { smallTemplate } from "../../helpers/small-template.ts";

const open = projectGrounds();

/** One deed of somebody: which block or section, where to. */
const deed = fc.record({
  what: fc.constantFrom("move", "move", "move", "cross", "cross", "section", "remove", "restore", "drop", "raise"),
  which: fc.nat(20),
  to: fc.nat(20),
  place: fc.nat(6),
});
type Deed = { what: string; which: number; to: number; place: number };

interface Things {
  blocks: string[];
  sections: string[];
}

async function every(ground: TestGround): Promise<Things> {
  const ids = async (table: "blocks" | "sections") =>
    (await ground.facts.selectFrom(table).select("id").orderBy("id").execute()).map(({ id }) => id);
  return { blocks: await ids("blocks"), sections: await ids("sections") };
}

function carryOut(ground: TestGround, { id, manager }: TestProject, things: Things, deed: Deed): Promise<unknown> {
  const block = things.blocks[deed.which % things.blocks.length]!;
  const section = things.sections[deed.to % things.sections.length]!;
  const deeds: Record<string, () => Promise<unknown>> = {
    move: () => moveBlock(ground, manager, id, block, { position: deed.place }),
    cross: () => moveBlock(ground, manager, id, block, { sectionId: section, position: deed.place }),
    section: () => moveSection(ground, manager, id, section, deed.place),
    remove: () => removeBlock(ground, manager, id, block),
    restore: () => restoreBlock(ground, manager, id, block),
    drop: () => removeSection(ground, manager, id, section),
    raise: () => restoreSection(ground, manager, id, section),
  };
  return deeds[deed.what]!().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** Living rows of one list never share a position. */
async function sharedPositions(ground: TestGround): Promise<string[]> {
  const blocks = await ground.facts.selectFrom("blocks").selectAll().where("removedAt", "is", null).execute();
  const sections = await ground.facts.selectFrom("sections").selectAll().where("removedAt", "is", null).execute();
  const places = [
    ...blocks.map(({ sectionId, position }) => `${sectionId} ${position}`),
    ...sections.map(({ position }) => `section ${position}`),
  ];
  return places.filter((place, at) => places.indexOf(place) !== at);
}

describe("the order of a document", () => {
  it("stays a total order through any moves at once: nothing is lost, nothing stands twice", async () => {
    const ground = await open();
    const made = await project(ground);
    const things = await every(ground);
    const turns = fc.array(fc.array(deed, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(turns, async (together) => {
        for (const deeds of together) await Promise.all(deeds.map((one: Deed) => carryOut(ground, made, things, one)));
        expect(await sharedPositions(ground)).toEqual([]);
        expect(await every(ground)).toEqual(things);
        const shown = (await made.now()).sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { numRuns: process.env.PROVE === "1" ? 400 : 60 },
    );
  });

  it("has a block where the last of two people put it", async () => {
    const ground = await open();
    const { id, manager, now, join } = await project(ground);
    const editor = await join("editor");
    const [purpose, goals] = (await now()).sections;
    const block = purpose!.blocks[0]!.id;
    await Promise.all([
      moveBlock(ground, manager, id, block, { sectionId: goals!.id, position: 0 }),
      moveBlock(ground, editor, id, block, { sectionId: purpose!.id, position: 1 }),
    ]);
    const { sections } = await now();
    expect(sections[0]!.blocks.map((one) => one.id)[1]).toBe(block);
    expect(sections[1]!.blocks.map((one) => one.id)).not.toContain(block);
  });

  it("takes a block back from the bin to its place among those that moved meanwhile", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const titles = async () => (await now()).sections[0]!.blocks.map(({ title }) => title);
    const [first, second, third] = (await now()).sections[0]!.blocks;
    await removeBlock(ground, manager, id, second!.id);
    await moveBlock(ground, manager, id, third!.id, { position: 0 });
    await moveBlock(ground, manager, id, first!.id, { position: 1 });
    await restoreBlock(ground, manager, id, second!.id);
    expect((await titles()).length).toBe(3);
    expect(await sharedPositions(ground)).toEqual([]);
  });

  it("refuses to move what is in the bin, or into what is in the bin", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const [purpose, goals] = (await now()).sections;
    await removeSection(ground, manager, id, goals!.id);
    const refused = { code: "in-bin" };
    const [first] = purpose!.blocks;
    expect(await refusalOf(moveBlock(ground, manager, id, first!.id, { sectionId: goals!.id }))).toEqual(refused);
    expect(await refusalOf(moveBlock(ground, manager, id, goals!.blocks[0]!.id, {}))).toEqual(refused);
    expect(await refusalOf(moveSection(ground, manager, id, goals!.id, 0))).toEqual(refused);
  });
});

describe("a block the template offers", () => {
  it("comes where the template has it, unless a place is named", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground, { depth: "short" });
    const keys = async () => (await now()).sections[0]!.blocks.map(({ key }) => key);
    const section = (await now()).sections[0]!.id;
    expect(await keys()).toEqual(["about"]);
    await addBlock(ground, manager, id, section, { key: "document-use" });
    await addBlock(ground, manager, id, section, { key: "glossary" });
    expect(await keys()).toEqual(["about", "glossary", "document-use"]);
  });

  it("fits behind those that precede it there, before those that follow, and at the end of a strange section", () => {
    const section = smallTemplate.sections[0]!;
    const [about, glossary] = section.blocks;
    expect(placeInTemplate({ section, block: glossary! }, ["own-1", "about", "own-2"])).toBe(2);
    expect(placeInTemplate({ section, block: about! }, ["own-1", "glossary"])).toBe(0);
    expect(placeInTemplate({ section, block: about! }, ["own-1"])).toBe(Infinity);
  });
});
