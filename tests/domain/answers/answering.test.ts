/** «Ответить на вопросы»: answers land in the live text where the template says, over nobody else's words. */
import { describe, expect, it } from "vitest";
import { documentMarkdown } from "../../../content/schema/markdown.ts";
import { plainText, type DocNode } from "../../../content/schema/document.ts";
import { blockFormat, type Template } from "../../../content/templates/format.ts";
import { giveAnswer, type GivenField } from "../../../server/domain/answers/answering.ts";
import { readAnswers } from "../../../server/domain/answers/reading.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { smallTemplate } from "../../helpers/small-template.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const questions = blockFormat.parse({
  title: "О документе",
  ...{ depth: "short", mandatory: "always", responsible: ["sales-head"] },
  approvers: { mandatory: ["sales-head"] },
  guidance: { what: "Что", why: "Зачем", good: "Хорошо", bad: "Плохо" },
  ask: [
    { who: ["sales-head"], question: "Что мешает продавать?" },
    { who: ["sales-head"], question: "Назовите этапы", into: ["stages/stage", "stages/result"] },
    { who: ["it"], question: "Сколько дней стоит сделка?", into: ["stages/term"] },
    { who: ["it"], question: "Что выбираем?", into: ["uses"] },
    { who: ["it"], question: "Где стоит сервер?", into: ["hosting/place"] },
    { who: ["it"], question: "Сколько терпим простой?", into: ["requirement/statement", "requirement/criterion"] },
    { who: ["it"], question: "Что ещё важно?" },
  ],
  text: "Начало.",
  forms: [
    {
      ...{ kind: "table", key: "stages", title: "Этапы" },
      columns: [
        { key: "stage", title: "Этап", required: true },
        { key: "result", title: "Результат" },
        { key: "term", title: "Дней", type: "number" },
        { key: "need", title: "Потребность", type: "need", required: true },
      ],
      examples: [
        { stage: "Заявка", need: "Форма" },
        { stage: "Расчёт", need: "Калькулятор" },
        { stage: "Договор", need: "Шаблон" },
      ],
    },
    {
      ...{ kind: "choice", key: "uses", title: "Зачем" },
      options: [
        { key: "tender", title: "Тендер" },
        { key: "budget", title: "Бюджет" },
      ],
    },
    {
      ...{ kind: "card", key: "hosting", title: "Размещение" },
      columns: [
        { key: "place", title: "Место" },
        { key: "country", title: "Страна", required: true },
      ],
    },
  ],
});

const [purpose, ...others] = smallTemplate.sections;
const [about, ...rest] = purpose!.blocks;
const template: Template = {
  ...smallTemplate,
  sections: [{ ...purpose!, blocks: [{ ...questions, key: about!.key }, ...rest] }, ...others],
};

async function setUp() {
  const ground = Object.assign(await open(), { templates: new Map([[template.key, template]]) });
  const made = await project(ground);
  const editor = await made.join("editor");
  const { id, textId } = (await made.now()).sections[0]!.blocks[0]!;
  const read = () => readAnswers(ground, editor, made.id, id);
  const step = async (number: number) => (await read()).steps[number - 1]!;
  const give = (number: number, ...fields: GivenField[]) => giveAnswer(ground, editor, made.id, id, number, fields);
  const doc = async () => (await ground.texts.read(textId)).doc;
  const says = (text: string, seen?: string): GivenField => ({ row: "", column: "", text, seen });
  return { ground, made, editor, blockId: id, textId, read, step, give, doc, says };
}

const formOf = (doc: DocNode, key: string) => doc.content!.find((node) => node.attrs?.key === `about/${key}`)!;
const cellsOf = (row: DocNode) => (row.content ?? []).map(plainText);
const accepted = (form: DocNode) => (form.content ?? []).filter(({ attrs }) => attrs?.stand === "accepted");

describe("the questions of a block", () => {
  it("are those of the template, then what its forms require and nobody asked; whom to ask stands beside them", async () => {
    const { read } = await setUp();
    const { steps, open } = await read();
    expect(open).toBe(true);
    expect(steps.map(({ question, fills }) => [question, fills])).toEqual([
      ["Что мешает продавать?", "words"],
      ["Назовите этапы", "table"],
      ["Сколько дней стоит сделка?", "table"],
      ["Что выбираем?", "choice"],
      ["Где стоит сервер?", "card"],
      ["Сколько терпим простой?", "requirement"],
      ["Что ещё важно?", "words"],
      ["", "table"],
      ["", "card"],
    ]);
    expect(steps[0]!.who).toEqual(["Руководитель продаж"]);
    expect(steps.some(({ answered }) => answered)).toBe(false);
    expect(steps[1]!.blank!.fields.map(({ title, example }) => [title, example])).toEqual([
      ["Этап", "Заявка"],
      ["Результат", ""],
    ]);
  });

  it("of a block of one's own are none", async () => {
    const { ground, made, editor } = await setUp();
    const { addBlock } = await import("../../../server/domain/document/blocks.ts");
    const section = (await made.now()).sections[0]!.id;
    const { blockId } = await addBlock(ground, made.manager, made.id, section, { title: "Свой" });
    expect((await readAnswers(ground, editor, made.id, blockId)).steps).toEqual([]);
  });
});

describe("an answer", () => {
  it("without a place of its own stands under the question, in the order of the questions, before the forms", async () => {
    const { give, doc, step, says } = await setUp();
    await give(7, says("Скорость."));
    await give(1, says("Заявки теряются.\nНикто не видит, где сделка."));
    expect(
      documentMarkdown(await doc())
        .split("\n\n")
        .slice(0, 6),
    ).toEqual([
      "Начало.",
      "#### Что мешает продавать?",
      "Заявки теряются.",
      "Никто не видит, где сделка.",
      "#### Что ещё важно?",
      "Скорость.",
    ]);
    expect((await step(1)).rows[0]!.fields[0]!.text).toBe("Заявки теряются.\nНикто не видит, где сделка.");
    expect((await step(1)).answered).toBe(true);
    const { seen } = (await step(1)).rows[0]!.fields[0]!;
    await give(1, says("", seen));
    expect(documentMarkdown(await doc())).not.toContain("Что мешает");
  });

  it("makes a row of a table, and another question fills the same row; examples stay examples", async () => {
    const { give, doc, step, ground } = await setUp();
    const [first, second] = [ground.random.id(), ground.random.id()];
    const stage = (row: string, text: string) => ({ row, column: "stage", text });
    await give(2, stage(first, "Звонок"), { row: first, column: "result", text: "Есть\nпотребность" });
    await give(2, stage(second, "Счёт"));
    expect((await step(3)).rows.map(({ id, name }) => [id, name])).toEqual([
      [first, "Звонок"],
      [second, "Счёт"],
    ]);
    await give(3, { row: second, column: "term", text: "1 200,5" });
    const form = formOf(await doc(), "stages");
    expect(accepted(form).map(cellsOf)).toEqual([
      ["Звонок", "Есть потребность", "", ""],
      ["Счёт", "", "1200,5", ""],
    ]);
    expect(form.content!.filter(({ attrs }) => attrs?.stand === "example")).toHaveLength(3);
  });

  it("fills a choice, a card and a requirement", async () => {
    const { give, doc, ground } = await setUp();
    await give(4, { row: "", column: "", text: "budget" });
    await give(5, { row: "card", column: "place", text: "Облако" });
    const uuid = ground.random.id();
    await give(
      6,
      { row: uuid, column: "criterion", text: "Раз в\nквартал" },
      { row: uuid, column: "statement", text: "Простой до 4 часов" },
    );
    const after = await doc();
    expect(formOf(after, "uses").content!.map(({ attrs }) => attrs?.id)).toEqual(["budget"]);
    expect(cellsOf(formOf(after, "hosting").content![0]!)).toEqual(["Облако", ""]);
    const card = after.content!.find(({ type }) => type === "requirement")!;
    expect(card.content!.map((field) => [field.attrs?.name, plainText(field)])).toEqual([
      ["statement", "Простой до 4 часов"],
      ["criterion", "Раз в квартал"],
    ]);
    await expect(refusalOf(give(4, { row: "", column: "", text: "other" }))).resolves.toMatchObject({
      code: "invalid",
    });
  });

  it("is its author's (R4) and is journalled by numbers alone (R12); saying the same again does nothing", async () => {
    const { ground, made, editor, give, textId, says } = await setUp();
    const authors = async () => (await ground.texts.read(textId)).authors;
    expect((await give(1, says("Заявки теряются."))).written).toBe(1);
    expect(await authors()).toContain(editor.accountId);
    const kinds = await journalKinds(ground, made.id);
    expect(kinds.at(-1)).toBe("answer.given");
    const { data } = await ground.facts
      .selectFrom("journal")
      .select("data")
      .where("kind", "=", "answer.given")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(data)).toEqual({ number: 1, fields: 1 });
    expect((await give(1, says("  Заявки теряются. "))).written).toBe(0);
    expect(await journalKinds(ground, made.id)).toEqual(kinds);
  });
});

describe("[R5] what others typed meanwhile", () => {
  it("is never overwritten: the refusal tells it, both may be kept, or the other's knowingly replaced", async () => {
    const { ground, made, give, step, says, blockId } = await setUp();
    const mine = (await step(1)).rows[0]!.fields[0]!.seen;
    await giveAnswer(ground, made.manager, made.id, blockId, 1, [says("Ответ руководителя", mine)]);
    const before = await everything(ground);
    expect(await refusalOf(give(1, says("Мой ответ", mine)))).toEqual({ code: "answer-changed", field: "/" });
    expect(await refusalOf(give(1, says("Мой ответ")))).toEqual({ code: "answer-changed", field: "/" });
    expect(await everything(ground)).toEqual(before);
    await give(1, { ...says("Мой ответ", mine), append: true });
    const both = (await step(1)).rows[0]!.fields[0]!;
    expect(both.text).toBe("Ответ руководителя\nМой ответ");
    await give(1, says("Общий ответ", both.seen));
    expect((await step(1)).rows[0]!.fields[0]!.text).toBe("Общий ответ");
  });

  it("stays also where the person left his own field as he saw it, and the rest of his answer is written", async () => {
    const { ground, made, give, step, blockId } = await setUp();
    const row = ground.random.id();
    await give(2, { row, column: "stage", text: "Звонок" });
    const [stage, result] = (await step(2)).rows[0]!.fields;
    await giveAnswer(ground, made.manager, made.id, blockId, 2, [
      { row, column: "stage", text: "Встреча", seen: stage!.seen },
    ]);
    await give(
      2,
      { row, column: "stage", text: "Звонок", seen: stage!.seen },
      { row, column: "result", text: "Договор", seen: result!.seen },
    );
    expect((await step(2)).rows[0]!.fields.map(({ text }) => text)).toEqual(["Встреча", "Договор"]);
  });

  it("lands beside what is typed in the same moment elsewhere in the block", async () => {
    const { ground, made, give, doc, says } = await setUp();
    const { textId } = (await made.now()).sections[0]!.blocks[0]!;
    const at = await doc();
    const longer = {
      ...at,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Набрано." }] }, ...at.content!],
    };
    await Promise.all([
      ground.texts.edit(textId, longer, made.manager.accountId),
      give(1, says("Ответ")),
      give(7, says("Ещё")),
    ]);
    const words = documentMarkdown(await doc());
    for (const each of ["Набрано.", "Ответ", "Ещё"]) expect(words).toContain(each);
  });

  it("with references or formatting in it is shown and written in the text alone", async () => {
    const { ground, made, give, step, textId, doc, says } = await setUp();
    await give(1, says("Ответ"));
    const at = await doc();
    const bold = at.content!.map((node) =>
      plainText(node) === "Ответ"
        ? { ...node, content: [{ type: "text", text: "Ответ", marks: [{ type: "bold" }] }] }
        : node,
    );
    await ground.texts.edit(textId, { ...at, content: bold }, made.manager.accountId);
    const field = (await step(1)).rows[0]!.fields[0]!;
    expect(field).toMatchObject({ text: "Ответ", rich: true });
    expect((await refusalOf(give(1, says("Иначе", field.seen)))).code).toBe("answer-in-text");
  });
});

it("[R3] a locked block takes no answer and says why", async () => {
  const { ground, made, give, read, blockId, says } = await setUp();
  await made.join("approver", "РОП");
  await submitBlock(ground, made.manager, made.id, blockId);
  expect((await refusalOf(give(1, says("Поздно")))).code).toBe("block-locked");
  expect((await read()).open).toBe(false);
});

it("an answer to what is not asked, or into no row, is refused", async () => {
  const { give, says } = await setUp();
  expect((await refusalOf(give(99, says("Куда?")))).code).toBe("not-found");
  expect((await refusalOf(give(2, { row: "../../x", column: "stage", text: "Куда?" }))).code).toBe("not-found");
  expect((await refusalOf(give(2, { row: "x".repeat(20), column: "nothing", text: "Куда?" }))).code).toBe("not-found");
  expect((await refusalOf(give(1, says("о".repeat(20_000))))).code).toBe("too-long");
});
