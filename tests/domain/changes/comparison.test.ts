import { describe, expect, it } from "vitest";
import { compareVersionBlock, compareVersions } from "../../../server/domain/changes/comparison/version-comparison.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard, writeRequirements, type Written } from "../../helpers/requirements.ts";
import { applyChange, approveNext, signers } from "../../helpers/versions.ts";

const open = projectGrounds();

/** Version 1.0 with four requirements in two blocks. */
async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const who = await signers(ground, made);
  const [first, second, third] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  const write = (block: typeof first, ...written: Parameters<typeof writeRequirements>[3][]) =>
    writeRequirements(ground, made.manager, block!.textId, ...written);
  const cards = (...written: Written[]): DocNode => ({ type: "doc", content: written.map(requirementCard) });
  const change = (texts: Record<string, DocNode>) => applyChange(ground, made, texts);
  const exchange = { uuid: "exchange", statement: "Обмен раз в сутки" };
  const call = { uuid: "call", statement: "Запись звонка" };
  await write(first, exchange, call, { uuid: "report", statement: "Отчёт" });
  await write(second, { uuid: "rights", statement: "Права" });
  const approve = () => {
    ground.clock.advance({ minutes: 1 });
    return approveNext(ground, made, who);
  };
  await approve();
  const compare = (span = {}) => compareVersions(ground, made.manager, made.id, span);
  return {
    ground,
    made,
    who,
    first: first!,
    second: second!,
    third: third!,
    cards,
    change,
    approve,
    compare,
    exchange,
    call,
  };
}

describe("two approved versions", () => {
  it("are compared requirement by requirement; what moved is not deleted and added, and keeps its code (R10)", async () => {
    const { made, first, second, change, cards, approve, compare, exchange, call } = await setUp();
    expect(await compare()).toBeNull();
    await change({
      [first.id]: cards({ ...exchange, statement: "Обмен раз в час" }),
      [second.id]: cards(call, { uuid: "rights", statement: "Права" }, { uuid: "mobile", statement: "Телефон" }),
    });
    await approve();
    const compared = (await compare())!;
    expect([compared.from, compared.to]).toMatchObject([
      { number: "1.0", requirements: 4 },
      { number: "1.1", requirements: 4 },
    ]);
    expect(
      compared.requirements.map(({ code, kinds, from, to }) => [code, kinds, from?.title ?? null, to?.title ?? null]),
    ).toEqual([
      ["ТЗ-PUR-001", ["modified"], first.title, first.title],
      ["ТЗ-PUR-002", ["moved"], first.title, second.title],
      ["ТЗ-PUR-005", ["added"], null, second.title],
      ["ТЗ-PUR-003", ["deleted"], first.title, null],
    ]);
    expect(compared.requirements[0]!.changes).toEqual([
      { field: "statement", was: "Обмен раз в сутки", is: "Обмен раз в час" },
    ]);
    expect(compared.blocks).toMatchObject([
      { id: first.id, kind: "changed", titleBefore: null },
      { id: second.id, kind: "changed", title: second.title, titleBefore: null },
    ]);
    const all = (await made.now()).sections.flatMap(({ blocks }) => blocks);
    expect(compared.unchanged).toBe(all.length - 2);
    expect((await compare({ from: "1.1", to: "1.0" }))!.requirements.map(({ kinds }) => kinds)).toEqual([
      ["modified"],
      ["moved"],
      ["added"],
      ["deleted"],
    ]);
  });

  it("are compared as redline, one block at a time, by the one redline there is", async () => {
    const { ground, made, first, third, change, cards, approve, exchange } = await setUp();
    const redline = (blockId: string, from = "1.0", to = "1.1") =>
      compareVersionBlock(ground, made.manager, made.id, { from, to }, blockId, "ru");
    await change({ [first.id]: cards({ ...exchange, statement: "Обмен раз в час" }) });
    await approve();
    const made1 = (await redline(first.id))!;
    expect(made1.html).toContain("<del>");
    expect(made1.html).toContain("час");
    expect(await redline(third.id)).toMatchObject({ changes: 0, html: "" });
    expect(await refusalOf(redline("no such block"))).toEqual({ code: "not-found" });
  });

  it("are those that were approved, and for the inside alone (R6)", async () => {
    const { ground, made, approve, compare, first, change, cards, exchange } = await setUp();
    await change({ [first.id]: cards(exchange) });
    await approve();
    expect(await refusalOf(compare({ from: "1.0", to: "1.7" }))).toEqual({ code: "not-found" });
    const outsider = await made.join("integrator");
    const contractor = await made.join("contractor");
    for (const who of [outsider, contractor])
      expect(await refusalOf(compareVersions(ground, who, made.id, {}))).toEqual({ code: "not-found" });
    expect((await compareVersions(ground, await made.join("observer"), made.id, {}))!.requirements).toHaveLength(2);
  });
});
