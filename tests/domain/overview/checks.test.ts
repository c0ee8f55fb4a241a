import path from "node:path";
import { describe, expect, it } from "vitest";
import { cellAnchor } from "../../../content/schema/names.ts";
import { loadTemplate } from "../../../content/templates/load.ts";
import { runChecks } from "../../../server/domain/overview/checks.ts";
import type {
  CheckedBlock,
  CheckedRequirement,
  CheckedRow,
  CheckFacts,
  Rule,
} from "../../../server/domain/overview/checks/facts.ts";
import { sameName, speaksOf } from "../../../server/domain/overview/checks/names.ts";

const template = loadTemplate(path.resolve("content/templates/crm"));

const block = (key: string, given: Partial<CheckedBlock> = {}): CheckedBlock => ({
  ...{ id: `id-${key}`, key, title: key, empty: false, notRequired: false },
  ...given,
});
const row = (form: string, id: string, cells: Record<string, string> = {}): CheckedRow => ({
  ...{
    form,
    row: id,
    number: 1,
    name: Object.values(cells)[0] ?? "",
    cells,
    textId: "",
    blockId: `id-${form.split("/")[0]}`,
  },
});
const requirement = (uuid: string, given: Partial<CheckedRequirement> = {}): CheckedRequirement => ({
  ...{
    uuid,
    code: `ТЗ-SAL-${uuid}`,
    statement: "CRM хранит КП",
    priority: "must",
    origin: "",
    addressee: "",
    stage: "Этап 1",
  },
  ...{ blockId: "id-sales-funnel", blockKey: "sales-funnel" },
  ...given,
});
/** What one check finds in a project that is otherwise in order. */
function found(rule: Rule, given: Partial<CheckFacts>) {
  const facts: CheckFacts = {
    ...{ template, goal: "own", blocks: [], rows: [], requirements: [], leaderMissing: false },
    ...given,
  };
  return runChecks(facts).filter((finding) => finding.rule === rule);
}
const told = (rule: Rule, given: Partial<CheckFacts>) =>
  found(rule, given).flatMap(({ items }) => items.map(({ text }) => text));

describe("L1: the chosen problem asks for its blocks", () => {
  const problem = row("main-problem/problem", "marketing");
  it("that are absent or empty, each with a way to it", () => {
    const findings = found("L1", { rows: [problem], blocks: [block("marketing-funnel", { empty: true })] });
    expect(findings.map(({ place }) => place)).toEqual([
      { to: "block", blockId: "id-marketing-funnel", anchor: null },
      { to: "bin" },
    ]);
    expect(findings[0]!.sentence.ru).toContain("marketing-funnel");
    expect(findings.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("and is content once they are written, or marked as not required", () => {
    const blocks = [block("marketing-funnel"), block("ideal-lead", { notRequired: true })];
    expect(found("L1", { rows: [problem], blocks })).toEqual([]);
  });

  it("is the one of the project while nobody has chosen in the document", () => {
    expect(found("L1", { goal: "loyalty" })).toHaveLength(2);
    expect(found("L1", { goal: "own" })).toEqual([]);
  });
});

describe("L2: work out of the office asks for the mobile version", () => {
  const outside = row("sales-funnel/stages", "r1", { stage: "Замер", tasks: "Выезд на объект клиента" });
  const need = block("mobile-need");
  it("when its importance is not chosen, or chosen as none", () => {
    expect(found("L2", { rows: [outside], blocks: [need] })).toMatchObject([{ severity: "warning" }]);
    expect(found("L2", { rows: [outside] })).toMatchObject([{ place: { to: "bin" } }]);
    const none = [outside, row("mobile-need/need", "none")];
    expect(found("L2", { rows: none, blocks: [need] })).toMatchObject([
      { severity: "hint", items: [{ text: "Замер" }] },
    ]);
  });

  it("and not when it is chosen, not required, or nobody leaves the office", () => {
    expect(found("L2", { rows: [outside, row("mobile-need/need", "mandatory")], blocks: [need] })).toEqual([]);
    expect(found("L2", { rows: [outside], blocks: [block("mobile-need", { notRequired: true })] })).toEqual([]);
    const inside = row("sales-funnel/stages", "r1", { stage: "КП", tasks: "Отправить КП" });
    expect(found("L2", { rows: [inside], blocks: [need] })).toEqual([]);
  });
});

describe("L3: needs of a funnel become requirements", () => {
  const rows = [
    row("sales-funnel/stages", "r1", { stage: "КП", need: "CRM собирает КП" }),
    row("sales-funnel/stages", "r2", { stage: "Договор", need: "CRM зовёт юриста" }),
    row("sales-funnel/stages", "r3", { stage: "Оплата" }),
  ];
  it("those that did not are told with their rows and cells", () => {
    const requirements = [requirement("1", { origin: "sales-funnel/stages|r1|need" })];
    const findings = found("L3", { rows, requirements, blocks: [block("sales-funnel", { title: "Воронка продаж" })] });
    expect(findings).toMatchObject([
      {
        severity: "hint",
        sentence: { ru: "«Воронка продаж»: потребности функционала не стали требованиями, строк 1 из 2." },
        items: [
          { text: "Договор", place: { anchor: cellAnchor({ text: "", form: "sales-funnel/stages" }, "r2", "need") } },
        ],
      },
    ]);
  });

  it("and none when each has one, also where rows are requirements themselves", () => {
    const requirements = ["r1", "r2"].map((id) => requirement(id, { origin: `sales-funnel/stages|${id}|need` }));
    expect(found("L3", { rows, requirements })).toEqual([]);
    expect(found("L3", { rows: [row("security/security", "r1", { requirement: "Шифрование" })] })).toEqual([]);
  });
});

describe("L4: fields of qualification exist among the fields of entities", () => {
  const asked = ["ИНН", "Бюджет закупки"].map((field, at) => row("lead-qualification/fields", `q${at}`, { field }));
  it("those that do not are told", () => {
    const rows = [...asked, row("entities/company-fields", "c", { field: "ИНН компании" })];
    expect(told("L4", { rows })).toEqual(["Бюджет закупки"]);
  });

  it("whatever the case, the ending and the order of words", () => {
    const fields = ["инн", "Закупка: бюджет"].map((field, at) => row("entities/deal-fields", `d${at}`, { field }));
    expect(told("L4", { rows: [...asked, ...fields] })).toEqual([]);
  });

  it("and nothing is said before the entities are begun", () => {
    expect(told("L4", { rows: asked })).toEqual([]);
  });
});

describe("L5: a criterion of success is computed by an indicator or a report", () => {
  const criteria = ["Потерянные обращения", "Звонки в карточке сделки"].map((indicator, at) =>
    row("success-criteria/criteria", `c${at}`, { indicator }),
  );
  it("those that are not are told", () => {
    const rows = [...criteria, row("indicators/indicators", "i", { name: "Доля потерянных обращений" })];
    expect(told("L5", { rows })).toEqual(["Звонки в карточке сделки"]);
  });

  it("a report counts by its name or by its indicators", () => {
    const reports = [
      row("reports/reports", "r1", { name: "Потерянные обращения" }),
      row("reports/reports", "r2", { name: "Телефония", indicators: "Длительность, звонки в карточках сделок" }),
    ];
    expect(told("L5", { rows: [...criteria, ...reports] })).toEqual([]);
  });
});

describe("L6: the portrait speaks to marketing, qualification to sales", () => {
  const blocks = [block("ideal-lead"), block("lead-qualification", { empty: true })];
  const inPortrait = (uuid: string, addressee: string) => requirement(uuid, { blockId: "id-ideal-lead", addressee });
  it("a written block without such a requirement is told, and requirements to others", () => {
    expect(found("L6", { blocks })).toMatchObject([{ place: { blockId: "id-ideal-lead", anchor: null }, items: [] }]);
    const requirements = [inPortrait("1", "Маркетинг"), inPortrait("2", "Интегратор")];
    expect(found("L6", { blocks, requirements })).toMatchObject([{ place: { anchor: "req-2" }, items: [{}] }]);
  });

  it("and not when all say so, or the block is not written", () => {
    expect(found("L6", { blocks, requirements: [inPortrait("1", "отдел маркетинга")] })).toEqual([]);
    expect(found("L6", { blocks: [block("ideal-lead", { empty: true })] })).toEqual([]);
  });
});

describe("L7: a mandatory requirement belongs to a stage", () => {
  it("and is told when it does not; others may wait", () => {
    const requirements = [
      requirement("1", { stage: " " }),
      requirement("2"),
      requirement("3", { stage: "", priority: "could" }),
    ];
    expect(told("L7", { requirements })).toEqual(["ТЗ-SAL-1 CRM хранит КП"]);
    expect(found("L7", { requirements: [requirement("2")] })).toEqual([]);
  });
});

describe("L8: the owner or the general director is in the group", () => {
  it("or it is said so, with the way to the members", () => {
    expect(found("L8", { leaderMissing: true })).toMatchObject([{ place: { to: "members" }, severity: "warning" }]);
    expect(found("L8", {})).toEqual([]);
  });
});

describe("names", () => {
  it("are the same when all words of one stand in the other", () => {
    expect(sameName("Срок закупки", "срок закупки, дней")).toBe(true);
    expect(sameName("Телефон", "Почта")).toBe(false);
    expect(sameName("Роль в закупке", "Контакт с правом решения")).toBe(false);
  });

  it("speak of an indicator when they share most of its words", () => {
    expect(speaksOf("Сделки с заполненной причиной отказа", "Причина отказа заполнена у сделки")).toBe(true);
    expect(speaksOf("Выполнение плана", "Длина сделки")).toBe(false);
    expect(speaksOf("", "Длина сделки")).toBe(false);
  });
});
