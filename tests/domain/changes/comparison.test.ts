import { describe, expect, it } from "vitest";
import { compareVersionBlock, compareVersions } from "../../../server/domain/changes/comparison/version-comparison.ts";
import { renameBlock } from "../../../server/domain/document/block-changes.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { writeRequirements } from "../../helpers/requirements.ts";
import { approveNext, signers } from "../../helpers/versions.ts";

const open = projectGrounds();

/** Version 1.0 with four requirements in two blocks. */
async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const who = await signers(ground, made);
  const [first, second, third] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  const write = (block: typeof first, ...written: Parameters<typeof writeRequirements>[3][]) =>
    writeRequirements(ground, made.manager, block!.textId, ...written);
  const reopen = (block: typeof first) =>
    reopenBlock(ground, made.manager, made.id, block!.id, { kind: "substance", reason: "Закон изменился" });
  const exchange = { uuid: "exchange", statement: "Обмен раз в сутки" };
  const call = { uuid: "call", statement: "Запись звонка" };
  await write(first, exchange, call, { uuid: "report", statement: "Отчёт" });
  await write(second, { uuid: "rights", statement: "Права" });
  const approve = () => approveNext(ground, made, who);
  await approve();
  const compare = (span = {}) => compareVersions(ground, made.manager, made.id, span);
  return {
    ground,
    made,
    who,
    first: first!,
    second: second!,
    third: third!,
    write,
    reopen,
    approve,
    compare,
    exchange,
    call,
  };
}

describe("two approved versions", () => {
  it("are compared requirement by requirement; what moved is not deleted and added, and keeps its code (R10)", async () => {
    const { ground, made, first, second, write, reopen, approve, compare, exchange, call } = await setUp();
    expect(await compare()).toBeNull();
    await reopen(first);
    await reopen(second);
    await write(first, { ...exchange, statement: "Обмен раз в час" });
    await write(second, call, { uuid: "rights", statement: "Права" }, { uuid: "mobile", statement: "Телефон" });
    await renameBlock(ground, made.manager, made.id, second.id, "Доступ");
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
      ["ТЗ-PUR-002", ["moved"], first.title, "Доступ"],
      ["ТЗ-PUR-004", ["renamed"], second.title, "Доступ"],
      ["ТЗ-PUR-005", ["added"], null, "Доступ"],
      ["ТЗ-PUR-003", ["deleted"], first.title, null],
    ]);
    expect(compared.requirements[0]!.changes).toEqual([
      { field: "statement", was: "Обмен раз в сутки", is: "Обмен раз в час" },
    ]);
    expect(compared.blocks).toMatchObject([
      { id: first.id, kind: "changed", titleBefore: null },
      { id: second.id, kind: "changed", title: "Доступ", titleBefore: second.title },
    ]);
    const all = (await made.now()).sections.flatMap(({ blocks }) => blocks);
    expect(compared.unchanged).toBe(all.length - 2);
    expect((await compare({ from: "1.1", to: "1.0" }))!.requirements.map(({ kinds }) => kinds)).toEqual([
      ["modified"],
      ["moved"],
      ["added"],
      ["renamed"],
      ["deleted"],
    ]);
  });

  it("are compared as redline, one block at a time, by the one redline there is", async () => {
    const { ground, made, first, third, write, reopen, approve, exchange } = await setUp();
    const redline = (blockId: string, from = "1.0", to = "1.1") =>
      compareVersionBlock(ground, made.manager, made.id, { from, to }, blockId, "ru");
    await reopen(first);
    await write(first, { ...exchange, statement: "Обмен раз в час" });
    await approve();
    const made1 = (await redline(first.id))!;
    expect(made1.html).toContain("<del>");
    expect(made1.html).toContain("час");
    expect(await redline(third.id)).toMatchObject({ changes: 0, html: "" });
    expect(await redline("no such block")).toBeNull();
  });

  it("are those that were approved, and for the inside alone (R6)", async () => {
    const { ground, made, approve, compare, reopen, first, write, exchange } = await setUp();
    await reopen(first);
    await write(first, exchange);
    await approve();
    expect(await refusalOf(compare({ from: "1.0", to: "1.7" }))).toEqual({ code: "not-found" });
    const outsider = await made.join("integrator");
    const contractor = await made.join("contractor");
    for (const who of [outsider, contractor])
      expect(await refusalOf(compareVersions(ground, who, made.id, {}))).toEqual({ code: "not-found" });
    expect((await compareVersions(ground, await made.join("observer"), made.id, {}))!.requirements).toHaveLength(2);
  });
});
