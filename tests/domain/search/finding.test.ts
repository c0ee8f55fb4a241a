/** What search finds, in what order, and how it follows what is written, renamed, thrown away and deleted. */
import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { indexVersion } from "../../../server/db/search-index.ts";
import { deleteComment, editComment, reply } from "../../../server/domain/discussion/comments.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { addBlock, removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { moveBlock, renameBlock } from "../../../server/domain/document/block-changes.ts";
import { removeSection, restoreSection } from "../../../server/domain/document/sections.ts";
import { catchUpFacts } from "../../../server/domain/document/text-facts.ts";
import { catchUpComments } from "../../../server/domain/search/indexing.ts";
import { searchProject, type Look } from "../../../server/domain/search/searching.ts";
import type { SearchHit } from "../../../server/domain/search/shapes.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard, writeRequirements } from "../../helpers/requirements.ts";

const open = projectGrounds();

const paragraph = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const told = ({ kind, code, title, excerpt }: SearchHit) =>
  [kind, code, ...[title, excerpt].map((line) => line.map((p) => (p.found ? `[${p.text}]` : p.text)).join(""))].join(
    "|",
  );

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const { manager, id } = made;
  const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
  const write = async (at: number, ...content: DocNode[]) => {
    const { textId } = blocks[at]!;
    await ground.texts.edit(textId, { type: "doc", content }, manager.accountId);
    await ground.textFacts.settle(textId);
  };
  const search = (query: string, look?: Look) => searchProject(ground, manager, id, query, look);
  const found = async (query: string, look?: Look) => (await search(query, look)).hits.map(told);
  const say = (body: string, at = 0) =>
    openThread(ground, manager, id, { blockId: blocks[at]!.id, place: { kind: "block" }, body });
  return { ground, made, manager, id, blocks, write, search, found, say };
}

describe("search finds", () => {
  it("words of blocks, requirements and discussions in whatever form, with what stands around them", async () => {
    const { manager, ground, id, blocks, write, found, say } = await setUp();
    await write(0, paragraph("Менеджер отвечает на вопросы клиентов."));
    await write(1, requirementCard({ uuid: "r1", statement: "Учёт вопросов", criterion: "Вопрос виден сразу" }));
    const { threadId } = await say("Где вопрос?", 2);
    await reply(ground, manager, id, threadId, { body: "И ещё вопросы, вопросы" });
    expect((await found("вопросами")).toSorted()).toEqual([
      "block|1.1|О документе|Менеджер отвечает на [вопросы] клиентов.",
      `requirement|ТЗ-PUR-001|Учёт [вопросов]|[Вопрос] виден сразу`,
      expect.stringMatching(/^thread\|\|Лицо \d+\|И ещё \[вопросы\], \[вопросы\]$/),
    ]);
    expect(await found("учет")).toEqual(["requirement|ТЗ-PUR-001|[Учёт] вопросов|"]);
    expect(await found("менеджер клиен")).toEqual(["block|1.1|О документе|[Менеджер] отвечает на вопросы [клиентов]."]);
    expect(await found("менеджер насос")).toEqual([]);
    expect(blocks[0]!.title).toBe("О документе");
  });

  it("words of which one stands in the title of a block and another in its text", async () => {
    const { write, found } = await setUp();
    await write(1, paragraph("Лид — тот, кто спросил."));
    expect(await found("термин лид")).toEqual(["block|1.2|[Термины]|[Лид] — тот, кто спросил."]);
  });

  it("a title before a text, and the very code before all that speaks of it", async () => {
    const { manager, ground, blocks, write, found, say } = await setUp();
    await write(0, paragraph("Риски, риски и ещё раз риски"));
    const risks = blocks.findIndex(({ title }) => title === "Риски");
    expect((await found("риск"))[0]).toBe("block|3.1|[Риски]|");
    await writeRequirements(ground, manager, blocks[risks]!.textId, { uuid: "a", statement: "Первое" }, { uuid: "b" });
    await say("Почему ТЗ-RIS-001 важнее, чем ТЗ-RIS-002?");
    const byCode = await found("тз-ris-001");
    expect(byCode.map((hit) => hit.split("|")[0])).toEqual(["requirement", "thread"]);
    expect(byCode[0]).toBe("requirement|ТЗ-RIS-001|Первое|");
    expect(await found("ТЗ-RIS-00")).toHaveLength(3);
    expect(await found("ТЗ-RIS-004")).toEqual([]);
  });

  it("a block by its number and a person by his name or position", async () => {
    const { made, found } = await setUp();
    await made.join("editor", "Начальник склада");
    expect((await found("1.2"))[0]).toContain("block|1.2|");
    expect(await found("начальника склад")).toEqual([
      expect.stringMatching(/^person\|\|Лицо \d+, \[Начальник\] \[склада\]\|$/),
    ]);
  });

  it("no more than is asked for: of one kind, a part of it, so many of each; the counts are of all", async () => {
    const { write, search, say } = await setUp();
    const cards = Array.from({ length: 7 }, (_, at) => requirementCard({ uuid: `r${at}`, statement: `Насос ${at}` }));
    await write(0, paragraph("Насосы"), ...cards);
    await say("О насосах");
    const all = await search("насос");
    expect([all.total, all.counts.requirement, all.counts.thread, all.counts.block]).toEqual([9, 7, 1, 1]);
    const part = await search("насос", { kind: "requirement", skip: 5, most: 5 });
    expect([part.total, part.hits.length, part.hits[0]!.kind]).toEqual([7, 2, "requirement"]);
    expect((await search("насос", { each: 3 })).hits).toHaveLength(5);
  });
});

describe("search follows", () => {
  it("the text: other words are found at once, and earlier ones are not", async () => {
    const { ground, blocks, manager, write, found } = await setUp();
    await write(0, paragraph("Насосы"), requirementCard({ uuid: "r", statement: "Насос" }));
    expect(await found("насос")).toHaveLength(2);
    await write(0, paragraph("Турбины"));
    expect([await found("насос"), (await found("турбина")).length]).toEqual([[], 1]);
    // Plain typing is told by the worker after a pause and gathered; a search does not wait for the gathering.
    const { textId } = blocks[0]!;
    await ground.texts.edit(textId, { type: "doc", content: [paragraph("Котлы")] }, manager.accountId);
    ground.textFacts.hear(textId, await ground.texts.derive(textId));
    expect([await found("турбина"), (await found("котёл")).length, (await found("котлов")).length]).toEqual([[], 0, 1]);
  });

  it("a rename and a move of the block", async () => {
    const { ground, made, manager, id, blocks, found } = await setUp();
    await renameBlock(ground, manager, id, blocks[1]!.id, "Словарь");
    expect([await found("термин"), (await found("словари"))[0]]).toEqual([[], "block|1.2|[Словарь]|"]);
    const [, goals] = (await made.now()).sections;
    await moveBlock(ground, manager, id, blocks[1]!.id, { sectionId: goals!.id, position: 0 });
    expect((await found("словари"))[0]).toBe("block|2.1|[Словарь]|");
  });

  it("the bin: what lies there with its requirements and discussions is not found, and is again when taken out", async () => {
    const { ground, made, manager, id, blocks, write, found, say } = await setUp();
    await write(0, paragraph("Насосы"), requirementCard({ uuid: "r", statement: "Насос" }));
    await say("О насосах");
    await removeBlock(ground, manager, id, blocks[0]!.id);
    expect(await found("насос")).toEqual([]);
    await restoreBlock(ground, manager, id, blocks[0]!.id);
    expect(await found("насос")).toHaveLength(3);
    const section = (await made.now()).sections[0]!.id;
    await removeSection(ground, manager, id, section);
    expect(await found("насос")).toEqual([]);
    await restoreSection(ground, manager, id, section);
    expect(await found("насос")).toHaveLength(3);
  });

  it("comments: an edited one by its new words, a deleted one not at all", async () => {
    const { ground, manager, id, found, say } = await setUp();
    const { threadId, id: comment } = await say("О насосах");
    await editComment(ground, manager, id, threadId, comment, { body: "О турбинах" });
    expect([await found("насос"), (await found("турбина")).length]).toEqual([[], 1]);
    await deleteComment(ground, manager, id, threadId, comment);
    expect(await found("турбина")).toEqual([]);
    expect(JSON.stringify(await ground.facts.selectFrom("searchEntries").selectAll().execute())).not.toContain(
      "турбин",
    );
  });

  it("nothing that was refused (R11)", async () => {
    const { ground, made, id, say, found } = await setUp();
    const { threadId } = await say("О насосах");
    const observer = await made.join("integrator");
    const before = await everything(ground);
    await refusalOf(reply(ground, observer, id, threadId, { body: "Насос чужой" }));
    await refusalOf(say("   "));
    expect([await everything(ground), (await found("насос")).length]).toEqual([before, 1]);
  });

  it("an installation that had no index: it gets one at its next start", async () => {
    const { ground, write, found, say } = await setUp();
    await write(0, paragraph("Насосы"));
    await say("О насосах");
    await ground.facts.deleteFrom("searchEntries").execute();
    await ground.facts.deleteFrom("textFacts").execute();
    expect(await found("насос")).toEqual([]);
    await catchUpFacts(ground);
    await catchUpComments(ground);
    expect((await found("насосы")).length).toBe(2);
    const entries = await ground.facts.selectFrom("searchEntries").select("madeBy").execute();
    expect(entries.every(({ madeBy }) => madeBy === indexVersion)).toBe(true);
  });
});

it("whatever is asked is answered: signs of a query language are no words, and change nothing beside one", async () => {
  const { write, search } = await setUp();
  await write(0, paragraph("Насосы"));
  const signs = ["", " ", "*", '"', '"*()', "🙂", "%", "_", "\0", "{}", "^"];
  for (const query of signs) expect([query, (await search(query)).total]).toEqual([query, 0]);
  const beside = ['"насос"', "насос*", "-насос", "(насос)", "^насос", "насос🙂", "\0насос", "{насос}", "насос %"];
  for (const query of beside) expect([query, (await search(query)).total]).toEqual([query, 1]);
  const strange = [
    "NEAR(насос, 2)",
    "насос AND",
    "words:насос",
    "насос".repeat(2_000),
    "' OR 1=1 --",
    "İ",
    "ß",
    "ﬃ",
    "１２",
  ];
  for (const query of [...strange, "а".repeat(60), "насос ".repeat(2_000)])
    expect((await search(query)).hits.length).toBeLessThanOrEqual(1);
});

it("an added block is found by its title before anything is written in it", async () => {
  const { ground, made, manager, id, found } = await setUp();
  const [section] = (await made.now()).sections;
  await addBlock(ground, manager, id, section!.id, { title: "Калькулятор подбора" });
  expect(await found("калькуляторы")).toEqual(["block|1.4|[Калькулятор] подбора|"]);
});
