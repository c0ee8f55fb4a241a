import { describe, expect, it } from "vitest";
import { freePrefix } from "../../../server/domain/projects/prefixes.ts";
import { listBin } from "../../../server/domain/document/outline.ts";
import {
  addSection,
  moveSection,
  removeSection,
  renameSection,
  restoreSection,
} from "../../../server/domain/document/sections.ts";
import { project, refusalOf, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

describe("sections", () => {
  it("are added at the end, renamed and moved", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const own = await addSection(ground, manager, id, "  Обучение ");
    await renameSection(ground, manager, id, own, "Обучение людей");
    await moveSection(ground, manager, id, own, 1);
    const { sections } = await now();
    expect(sections.map(({ title }) => title)).toEqual(["Назначение", "Обучение людей", "Цели", "Риски"]);
    expect(sections[1]!.prefix).toBe("OBU");
  });

  it("go to the bin with their blocks and come back with them", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const [first] = (await now()).sections;
    await removeSection(ground, manager, id, first!.id);
    expect((await now()).sections.map(({ key }) => key)).toEqual(["goals", "risks"]);
    expect((await listBin(ground, manager, id)).sections).toMatchObject([{ id: first!.id, blocks: 3 }]);
    await restoreSection(ground, manager, id, first!.id);
    expect((await now()).sections[0]).toEqual(first);
    expect(await refusalOf(restoreSection(ground, manager, id, first!.id))).toEqual({ code: "not-removed" });
  });

  it("stay while a block of theirs is locked", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const [first] = (await now()).sections;
    await ground.facts.updateTable("blocks").set({ state: "agreed" }).where("id", "=", first!.blocks[0]!.id).execute();
    expect(await refusalOf(removeSection(ground, manager, id, first!.id))).toEqual({ code: "section-not-empty" });
  });

  it("of another project, or emptied of their title, are refused", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const foreign = (await (await project(ground)).now()).sections[0]!.id;
    for (const sectionId of [foreign, "unknown"])
      expect(await refusalOf(renameSection(ground, manager, id, sectionId, "Имя"))).toEqual({ code: "not-found" });
    const own = (await now()).sections[0]!.id;
    expect(await refusalOf(renameSection(ground, manager, id, own, " "))).toEqual({ code: "required", field: "title" });
  });
});

describe("prefixes of requirement codes", () => {
  it("resemble the title and are never given twice (R10)", () => {
    expect(freePrefix("Обучение", new Set())).toBe("OBU");
    expect(freePrefix("Обучение", new Set(["OBU"]))).toBe("OBA");
    expect(freePrefix("1", new Set())).toBe("XXX");
    expect(freePrefix("Щи", new Set(["SIX"]))).toMatch(/^SI[A-Z]$/);
  });
});
