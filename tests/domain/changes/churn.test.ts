/** Figures of churn on three histories; every number here was computed by hand. */
import { describe, expect, it } from "vitest";
import { churnOf, type ChurnSetting } from "../../../server/domain/changes/churn/churn.ts";
import type {
  Standing,
  StandingRequirement,
} from "../../../server/domain/changes/comparison/requirement-differences.ts";
import type { ChurnCause, DocumentHistory, Step } from "../../../server/domain/changes/history/steps.ts";
import { noWords } from "../../../server/domain/requirements/requirement-words.ts";

/** `a1 A Обмен раз в сутки`: a requirement, its block, its statement; `!` after the block: it has a source. */
function standing(...written: string[]): Standing {
  const all = written.map((line): StandingRequirement => {
    const [uuid, block, ...words] = line.split(" ");
    const blockId = block!.replace("!", "");
    const source = block!.endsWith("!") ? "Интервью с РОП" : "";
    const text = { ...noWords, priority: "must", statement: words.join(" "), source };
    return { uuid: uuid!, code: `ТЗ-${uuid}`, blockId, blockTitle: `Блок ${blockId}`, words: text };
  });
  return new Map(all.map((one) => [one.uuid, one]));
}

function renamed(of: Standing, blockTitle: string): Standing {
  return new Map([...of].map(([uuid, one]) => [uuid, { ...one, blockTitle }]));
}

const version = (number: string, at: string, of: Standing) => ({ id: number, number, hash: "", at, standing: of });

const origin = (request: string | null, cause: ChurnCause, initiator: string) => ({ request, cause, initiator });

const setting: ChurnSetting = {
  timeZone: "Europe/Moscow",
  now: "2026-03-20T09:00:00.000Z",
  sectionOf: (block) => ({ A: "sales", B: "integrations", C: "mobile" })[block] ?? "",
  phaseAt: (at) => (at < "2026-03-10" ? "agreement" : "implementation"),
  costs: [],
  questions: [],
  evidence: [],
};

const ten = standing(
  ...["a1 A Обмен раз в сутки", "a2 A Отчёт", "a3 A Поиск", "a4 A Импорт", "a5 A Экспорт"],
  ...["b1 B! Остатки", "b2 B Счета", "b3 B Акты", "b4 B Телефония", "b5 B Почта"],
);

describe("nothing has changed", () => {
  it("Before the first version there is nothing to measure by: every index is «н/д», and there are no periods", () => {
    const churn = churnOf({ versions: [], steps: [] }, setting);
    expect(churn).toMatchObject({ baseline: null, changesPerRequirement: null, weeks: [], months: [], sections: [] });
    expect(churn.whole).toEqual({ added: 0, modified: 0, deleted: 0, total: 0, size: 0, rvi: null });
    expect([churn.withoutSource.share, churn.withOpenQuestion.share]).toEqual([null, null]);
    expect(churn.weight).toMatchObject({ days: 0, daysPerRequirement: null });
  });

  it("After it the index is 0 in every week since", () => {
    const churn = churnOf({ versions: [version("1.0", "2026-03-02T12:00:00.000Z", ten)], steps: [] }, setting);
    expect(churn.whole).toMatchObject({ total: 0, size: 10, rvi: 0 });
    expect(churn.weeks.map(({ from, rvi }) => [from, rvi])).toEqual([
      ["2026-03-02", 0],
      ["2026-03-09", 0],
      ["2026-03-16", 0],
    ]);
    expect(churn.months).toMatchObject([{ from: "2026-03-01", total: 0, rvi: 0 }]);
    expect(churn.changesPerRequirement).toBe(0);
  });
});

/**
 * Ten requirements in two sections. ЗИ-1 rewords a1 (3 days). ЗИ-2 moves a2 to block B as it is, moves b1 to block A and
 * rewords it, and renames B, where b2 to b5 stay as they are (2 days, 100 000 ₽): one change. Version 1.1 brings c1 in a
 * new block, and b5 goes, since B was opened again: four changes in all.
 */
function moderate(): DocumentHistory {
  const steps: Step[] = [
    {
      ...{ at: "2026-03-04T09:00:00.000Z", origin: origin("r1", "law", "ann") },
      before: standing("a1 A Обмен раз в сутки", "a2 A Отчёт", "a3 A Поиск"),
      after: standing("a1 A Обмен раз в час", "a2 A Отчёт", "a3 A Поиск"),
    },
    {
      ...{ at: "2026-03-11T09:00:00.000Z", origin: origin("r2", "error", "bob") },
      before: standing("a2 A Отчёт", "b1 B! Остатки", "b2 B Счета", "b5 B Почта"),
      after: new Map([
        ...standing("b1 A! Остатки и резервы"),
        ...renamed(standing("a2 B Отчёт", "b2 B Счета", "b5 B Почта"), "Обмен с 1С"),
      ]),
    },
    {
      ...{ at: "2026-03-16T09:00:00.000Z", origin: origin(null, "reopened", "") },
      origins: new Map([
        ["B", origin(null, "editorial", "ann")],
        ["C", origin(null, "new-block", "bob")],
      ]),
      before: standing("a2 B Отчёт", "b2 B Счета", "b5 B Почта"),
      after: standing("a2 B Отчёт", "b2 B Счета", "c1 C Телефон"),
    },
  ];
  const eleven = standing(...Array.from({ length: 10 }, (_, at) => `v${at} A Слова`));
  return {
    versions: [version("1.0", "2026-03-02T12:00:00.000Z", ten), version("1.1", "2026-03-16T09:00:00.000Z", eleven)],
    steps,
  };
}

describe("a moderate history", () => {
  const churn = churnOf(moderate(), {
    ...setting,
    costs: [
      { id: "r1", days: 3, money: null, currency: "" },
      { id: "r2", days: 2, money: 10_000_000, currency: "RUB" },
    ],
    questions: [
      { blockId: "B", code: "ТЗ-b1", receivedAt: "2026-02-20T09:00:00.000Z", answeredAt: null },
      { blockId: "A", code: null, receivedAt: "2026-02-20T09:00:00.000Z", answeredAt: "2026-02-25T09:00:00.000Z" },
      { blockId: "B", code: "ТЗ-b5", receivedAt: "2026-03-03T09:00:00.000Z", answeredAt: null },
      { blockId: null, code: null, receivedAt: "2026-02-20T09:00:00.000Z", answeredAt: null },
    ],
  });

  it("RVI = (1 added + 2 modified + 1 deleted) / 10 = 0.4: what moved or was renamed is no change", () => {
    expect(churn.whole).toEqual({ added: 1, modified: 2, deleted: 1, total: 4, size: 10, rvi: 0.4 });
  });

  it("By weeks 1/10, 1/10, 2/10 of the version in force when the week began, by months 4/10", () => {
    expect(churn.weeks.map(({ from, total, size, rvi }) => [from, total, size, rvi])).toEqual([
      ["2026-03-02", 1, 10, 0.1],
      ["2026-03-09", 1, 10, 0.1],
      ["2026-03-16", 2, 10, 0.2],
    ]);
    expect(churn.months.map(({ from, rvi }) => [from, rvi])).toEqual([["2026-03-01", 0.4]]);
  });

  it("By sections 2/5 and 1/5, and «н/д» for one that the first version did not have", () => {
    expect(churn.sections.map(({ key, total, size, rvi }) => [key, total, size, rvi])).toEqual([
      ["sales", 2, 5, 0.4],
      ["integrations", 1, 5, 0.2],
      ["mobile", 1, 0, null],
    ]);
  });

  it("By causes, initiators and phases the shares add up to the whole", () => {
    const told = (shares: typeof churn.causes) => shares.map(({ key, rvi }) => [key, rvi]);
    expect(told(churn.causes)).toEqual([
      ["editorial", 0.1],
      ["error", 0.1],
      ["law", 0.1],
      ["new-block", 0.1],
    ]);
    expect(told(churn.initiators)).toEqual([
      ["ann", 0.2],
      ["bob", 0.2],
    ]);
    expect(told(churn.phases)).toEqual([
      ["implementation", 0.3],
      ["agreement", 0.1],
    ]);
  });

  it("Changes per requirement: a1, b1 and b5 of ten, 0.3", () => {
    expect(churn.changesPerRequirement).toBe(0.3);
    expect(churn.mostChanged.map(({ code, changes }) => [code, changes])).toEqual([
      ["ТЗ-a1", 1],
      ["ТЗ-b1", 1],
      ["ТЗ-b5", 1],
      ["ТЗ-c1", 1],
    ]);
  });

  it("Weighted by cost: 3 + 2 days over ten requirements are 0.5 each, 100 000 ₽ are 10 000 ₽; all of it is in sales, 1 day each of five", () => {
    expect(churn.weight).toEqual({
      ...{ days: 5, money: { RUB: 10_000_000 }, daysPerRequirement: 0.5, moneyPerRequirement: { RUB: 1_000_000 } },
      unestimated: 0,
    });
    expect(churn.sections[0]!.weight).toMatchObject({ days: 5, daysPerRequirement: 1 });
    expect(churn.sections[1]!.weight).toMatchObject({ days: 0, daysPerRequirement: 0 });
  });

  it("Two of the three changes of what stood there hit requirements without a source, one hit an open question", () => {
    expect(churn.withoutSource).toEqual({ hits: 2, of: 3, share: 2 / 3 });
    expect(churn.withOpenQuestion).toEqual({ hits: 1, of: 3, share: 1 / 3 });
  });

  it("What respondents had confirmed before the version was approved is a source; what they confirmed later is none", () => {
    const evidence = [
      { uuid: "a1", at: "2026-03-01T09:00:00.000Z" },
      { uuid: "b5", at: "2026-03-03T09:00:00.000Z" },
    ];
    expect(churnOf(moderate(), { ...setting, evidence }).withoutSource).toEqual({ hits: 1, of: 3, share: 1 / 3 });
  });
});

/**
 * Four requirements. ЗИ-1 rewords r1, r2 and r3, drops r4, adds n1 and n2 (6 changes). Version 1.1 has five. ЗИ-2 rewords
 * r1 and r2 again and drops n1 (3). ЗИ-3 takes r1 to another block and rewords it, and drops r2 and r3 (3): 12 in all.
 */
function violent(): DocumentHistory {
  const request = (id: string, at: string, before: Standing, after: Standing): Step => {
    return { at, before, after, origin: origin(id, "misunderstanding", "ann") };
  };
  const four = standing("r1 A раз", "r2 A два", "r3 A три", "r4 A четыре");
  const five = standing("r1 A раз!", "r2 A два!", "r3 A три!", "n1 A пять", "n2 A шесть");
  const second = standing("r1 A раз?", "r2 A два?", "r3 A три!", "n2 A шесть");
  return {
    versions: [version("1.0", "2026-02-27T12:00:00.000Z", four), version("1.1", "2026-03-06T12:00:00.000Z", five)],
    steps: [
      request("r1", "2026-03-03T09:00:00.000Z", four, five),
      request("r2", "2026-03-11T09:00:00.000Z", five, second),
      request("r3", "2026-03-12T09:00:00.000Z", second, standing("r1 B раз и навсегда", "n2 A шесть")),
    ],
  };
}

describe("a violent history", () => {
  const churn = churnOf(violent(), { ...setting, costs: [{ id: "r2", days: null, money: null, currency: "" }] });

  it("RVI = (2 + 6 + 4) / 4 = 3: it may exceed 1, since what is changed twice counts twice", () => {
    expect(churn.whole).toEqual({ added: 2, modified: 6, deleted: 4, total: 12, size: 4, rvi: 3 });
  });

  it("By weeks 0/4, 6/4, and 6/5 once version 1.1 is in force; by months 0 and 12/4", () => {
    expect(churn.weeks.map(({ from, total, size, rvi }) => [from, total, size, rvi])).toEqual([
      ["2026-02-23", 0, 4, 0],
      ["2026-03-02", 6, 4, 1.5],
      ["2026-03-09", 6, 5, 1.2],
      ["2026-03-16", 0, 5, 0],
    ]);
    expect(churn.months.map(({ from, rvi }) => [from, rvi])).toEqual([
      ["2026-02-01", 0],
      ["2026-03-01", 3],
    ]);
  });

  it("The most changed come first: r1 and r2 thrice, n1 and r3 twice; per requirement (6 + 4) / 4 = 2.5", () => {
    expect(churn.mostChanged.map(({ code, changes }) => `${code} ${changes}`)).toEqual([
      ...["ТЗ-r1 3", "ТЗ-r2 3", "ТЗ-n1 2", "ТЗ-r3 2", "ТЗ-n2 1", "ТЗ-r4 1"],
    ]);
    expect(churn.changesPerRequirement).toBe(2.5);
  });

  it("A request without an estimate weighs nothing, and is told", () => {
    expect(churn.weight).toMatchObject({ days: 0, money: {}, unestimated: 1 });
  });
});

/** Two requests: one cuts a2 and a3 out of A, the other puts them into B. */
describe("a requirement that is cut by one request and put elsewhere by another", () => {
  const first = version("1.0", "2026-03-02T12:00:00.000Z", ten);
  const cut: Step = {
    ...{ at: "2026-03-04T09:00:00.000Z", origin: origin("r1", "error", "ann") },
    before: standing("a1 A Обмен раз в сутки", "a2 A Отчёт", "a3 A Поиск"),
    after: standing("a1 A Обмен раз в сутки"),
  };
  const put = (block: string): Step => ({
    ...{ at: "2026-03-11T09:00:00.000Z", origin: origin("r2", "error", "ann") },
    before: standing(`b2 ${block} Счета`),
    after: standing(`b2 ${block} Счета`, `a2 ${block} Отчёт`, `a3 ${block} Поиск по имени`),
  });
  const between: Step = {
    ...{ at: "2026-03-09T09:00:00.000Z", origin: origin(null, "reopened", ""), origins: new Map() },
    ...{ before: new Map(), after: new Map() },
  };
  const whole = (...steps: Step[]) => churnOf({ versions: [first], steps }, setting).whole;

  it("has moved: one that reads the same is no change, one that reads otherwise is modified once, where it is put", () => {
    expect(whole(cut, put("B"))).toMatchObject({ added: 0, modified: 1, deleted: 0, total: 1, rvi: 0.1 });
    const { weeks } = churnOf({ versions: [first], steps: [cut, put("B")] }, setting);
    expect(weeks.map(({ total }) => total)).toEqual([0, 1, 0]);
  });

  it("is deleted as long as nobody has put it elsewhere, and for good when a version was approved without it", () => {
    expect(whole(cut)).toMatchObject({ added: 0, modified: 0, deleted: 2 });
    expect(whole(cut, between, put("B"))).toMatchObject({ added: 2, modified: 0, deleted: 2 });
  });

  it("that comes back to its own block was deleted and added", () => {
    expect(whole(cut, put("A"))).toMatchObject({ added: 2, modified: 0, deleted: 2 });
  });
});
