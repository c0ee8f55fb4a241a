import { describe, expect, it } from "vitest";
import { removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { removeSection } from "../../../server/domain/document/sections.ts";
import { countRequirements } from "../../../server/domain/overview/checks.ts";
import { readRegister, type RegisterView } from "../../../server/domain/requirements/register.ts";
import { readFilter } from "../../../server/domain/requirements/requirement-filter.ts";
import { changeRequirement } from "../../../server/domain/requirements/requirement-changes.ts";
import { listRequirements } from "../../../server/domain/requirements/requirements.ts";
import { projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementProject } from "./cast.ts";

const open = projectGrounds();

async function setUp() {
  const made = await requirementProject(await open());
  await made.write(
    0,
    { uuid: "a", statement: "Учёт звонков", stage: "Этап 10", addressee: "Продажи", criterion: "отчёт сходится" },
    { uuid: "b", statement: "Обмен с 1С", stage: "Этап 2", priority: "could", owner: "ИТ" },
  );
  await made.write(3, { uuid: "c", statement: "Аналитика", priority: "should" });
  const { ground, id, manager } = made;
  const list = async (asked: Parameters<typeof readFilter>[0] = {}) =>
    (await listRequirements(ground, manager, id, readFilter(asked))).map(({ code }) => code);
  const register = (view: RegisterView) => readRegister(ground, manager, id, view);
  return { ...made, list, register };
}

const [a, b, c] = ["ТЗ-PUR-001", "ТЗ-PUR-002", "ТЗ-GOA-001"] as const;

describe("the list of requirements", () => {
  it("stands in the document's order, each with its code, block, section and state", async () => {
    const { ground, id, manager, blocks, sections, list } = await setUp();
    expect(await list()).toEqual([a, b, c]);
    const [, , last] = await listRequirements(ground, manager, id);
    expect(last).toMatchObject({
      ...{ code: c, uuid: "c", status: "draft", priority: "should", statement: "Аналитика", stage: "", origin: null },
      block: { id: blocks[3]!.id, number: "2.1", title: "Главная проблема", draft: true },
      section: { id: sections[1]!.id, title: "Цели" },
    });
    expect(last).not.toHaveProperty("textId");
  });

  it("leaves out blocks and sections in the bin, and takes their codes back with them (R10)", async () => {
    const { ground, id, manager, blocks, sections, list } = await setUp();
    await removeBlock(ground, manager, id, blocks[0]!.id);
    expect(await list()).toEqual([c]);
    expect(await countRequirements(ground.facts, id)).toBe(1);
    await restoreBlock(ground, manager, id, blocks[0]!.id);
    await removeSection(ground, manager, id, sections[1]!.id);
    expect(await list()).toEqual([a, b]);
    expect(await countRequirements(ground.facts, id)).toBe(2);
  });

  it.each([
    [{ priority: "could" }, [b]],
    [{ stage: "Этап 2" }, [b]],
    [{ stage: "-" }, [c]],
    [{ addressee: "-" }, [b, c]],
    [{ status: "draft", addressee: "Продажи" }, [a]],
    [{ status: "accepted" }, []],
    [{ section: "unknown" }, []],
    [{ text: "учет  ЗВОНКОВ" }, [a]],
    [{ text: "pur-002" }, [b]],
    [{ text: "2.1 проблема" }, [c]],
    [{ text: "звонков 1с" }, []],
    [{ text: "", stage: "", section: "" }, [a, b, c]],
  ])("is filtered by %o", async (asked, codes) => {
    expect(await (await setUp()).list(asked)).toEqual(codes);
  });

  it.each([
    [{ priority: "urgent" }, { code: "invalid", field: "priority" }],
    [{ status: "done" }, { code: "invalid", field: "status" }],
    [{ text: "я".repeat(201) }, { code: "too-long", field: "text" }],
  ])("refuses the filter %o", async (asked, refusal) => {
    expect(await refusalOf(Promise.resolve().then(() => readFilter(asked)))).toEqual(refusal);
  });

  it("is nobody's outside of the group (R6)", async () => {
    const { ground, id, join } = await setUp();
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(listRequirements(ground, await join(role), id))).toEqual({ code: "not-found" });
    for (const role of ["approver", "observer"] as const)
      expect(await listRequirements(ground, await join(role), id)).toHaveLength(3);
  });
});

describe("the register", () => {
  it("groups by section in the document's order, with what filters can choose and how many there are", async () => {
    const { register, sections } = await setUp();
    const { total, shown, groups, choices, mayChange } = await register({ group: "section", priority: "should" });
    expect({ total, shown, mayChange }).toEqual({ total: 3, shown: 1, mayChange: true });
    expect(groups.map(({ key, title, rows }) => [key, title, rows.length])).toEqual([[sections[1]!.id, "Цели", 1]]);
    expect(choices.section.map(({ title, count }) => [title, count])).toEqual([
      ["Назначение", 2],
      ["Цели", 1],
    ]);
    expect(choices.priority.map(({ value, count }) => [value, count])).toEqual([
      ["must", 1],
      ["should", 1],
      ["could", 1],
    ]);
  });

  it("puts stage 2 before stage 10, and those without a stage last", async () => {
    const { register } = await setUp();
    const { groups } = await register({ group: "stage" });
    expect(groups.map(({ key }) => key)).toEqual(["Этап 2", "Этап 10", ""]);
  });

  it.each([
    [{ sort: "code" }, [c, a, b]],
    [{ sort: "code", descending: true }, [b, a, c]],
    [{ sort: "statement" }, [c, b, a]],
    [{ sort: "priority" }, [a, c, b]],
    [{ sort: "stage" }, [b, a, c]],
    [{ sort: "addressee" }, [a, b, c]],
    [{ sort: "status" }, [a, b, c]],
    [{}, [a, b, c]],
  ] as const)("sorts by %o", async (order, codes) => {
    const { register } = await setUp();
    const { groups } = await register({ group: "none", ...order });
    expect(groups.flatMap(({ rows }) => rows.map(({ code }) => code))).toEqual(codes);
  });

  it("groups by status in its own order", async () => {
    const { ground, id, manager, register } = await setUp();
    await changeRequirement(ground, manager, id, b, { status: "dropped" });
    await changeRequirement(ground, manager, id, a, { status: "accepted" });
    expect((await register({ group: "status" })).groups.map(({ key }) => key)).toEqual([
      "draft",
      "accepted",
      "dropped",
    ]);
  });

  it("tells those who only read that they cannot change it", async () => {
    const { ground, id, join } = await setUp();
    expect((await readRegister(ground, await join("observer"), id, { group: "none" })).mayChange).toBe(false);
  });
});
