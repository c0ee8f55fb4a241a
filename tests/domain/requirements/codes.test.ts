import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { restoreBlock, removeBlock } from "../../../server/domain/document/blocks.ts";
import { moveBlock } from "../../../server/domain/document/block-changes.ts";
import { readNames } from "../../../server/domain/document/names.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { catchUpFacts } from "../../../server/domain/document/text-facts.ts";
import { journalKinds, project, projectGrounds } from "../../helpers/projects.ts";
import { proof } from "../../helpers/proof.ts";

const open = projectGrounds();

const card = (uuid: string, statement: string): DocNode => ({
  type: "requirement",
  attrs: { uuid },
  content: [{ type: "field", attrs: { name: "statement" }, content: [{ type: "text", text: statement }] }],
});

const page = (...content: DocNode[]): DocNode => ({ type: "doc", content });

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const sections = (await made.now()).sections;
  const blocks = sections.flatMap((section) => section.blocks);
  const write = async (text: number, ...content: DocNode[]) => {
    await ground.texts.edit(blocks[text]!.textId, page(...content), made.manager.accountId);
  };
  const settle = (text: number) => ground.textFacts.settle(blocks[text]!.textId);
  const words = () =>
    ground.facts
      .selectFrom("requirementWords")
      .innerJoin("requirements", "requirements.uuid", "requirementWords.uuid")
      .select(["requirements.code", "requirementWords.statement", "requirementWords.textId", "requirements.uuid"])
      .where("requirementWords.projectId", "=", made.id)
      .where("requirements.projectId", "=", made.id)
      .orderBy("requirements.code")
      .execute();
  const told = async () => (await words()).map(({ code, statement }) => `${code} ${statement}`);
  return { ground, ...made, sections, blocks, write, settle, words, told };
}

describe("the code of a requirement (R10)", () => {
  it("is given in the order of the text, with the prefix of the section of its birth", async () => {
    const { ground, id, write, settle, told } = await setUp();
    await write(0, card("a", "первое"), card("b", "второе"));
    await write(3, card("c", "цель"));
    await settle(0);
    await settle(3);
    expect(await told()).toEqual(["ТЗ-GOA-001 цель", "ТЗ-PUR-001 первое", "ТЗ-PUR-002 второе"]);
    expect((await journalKinds(ground, id)).filter((kind) => kind === "requirement.coded")).toHaveLength(3);
  });

  it("moves with its card to another block, whichever of the two texts is told first", async () => {
    for (const order of [
      [0, 3],
      [3, 0],
    ]) {
      const { blocks, write, settle, words } = await setUp();
      await write(0, card("a", "кочует"), card("b", "остаётся"));
      await settle(0);
      await write(0, card("b", "остаётся"));
      await write(3, card("a", "кочует"));
      for (const text of order) await settle(text);
      expect((await words()).map(({ code, textId }) => [code, textId])).toEqual([
        ["ТЗ-PUR-001", blocks[3]!.textId],
        ["ТЗ-PUR-002", blocks[0]!.textId],
      ]);
    }
  });

  it("does not keep the text it left from being written down as it reads now", async () => {
    const { ground, write, settle, told } = await setUp();
    await write(0, card("a", "кочует"), card("b", "остаётся"));
    await settle(0);
    await write(0, card("b", "читается иначе"));
    await write(3, card("a", "кочует"));
    // Asks the first text whether it still holds the card; nobody else asks it.
    await settle(3);
    await ground.textFacts.idle();
    expect(await told()).toEqual(["ТЗ-PUR-001 кочует", "ТЗ-PUR-002 читается иначе"]);
  });

  it("comes back with an undone deletion and is not given to anybody meanwhile", async () => {
    const { write, settle, told } = await setUp();
    await write(0, card("a", "первое"), card("b", "второе"));
    await settle(0);
    await write(0, card("a", "первое"));
    await settle(0);
    await write(0, card("a", "первое"), card("n", "новое"));
    await settle(0);
    await write(0, card("a", "первое"), card("n", "новое"), card("b", "второе"));
    await settle(0);
    expect(await told()).toEqual(["ТЗ-PUR-001 первое", "ТЗ-PUR-002 второе", "ТЗ-PUR-003 новое"]);
  });

  it("stays with the earlier of two cards of one uuid in two texts: the later gets a uuid and a code of its own", async () => {
    const { blocks, ground, write, settle, words } = await setUp();
    await write(0, card("a", "настоящее"));
    await settle(0);
    await write(3, card("a", "подделка"));
    await settle(3);
    expect((await words()).map(({ code, statement }) => [code, statement])).toEqual([
      ["ТЗ-GOA-001", "подделка"],
      ["ТЗ-PUR-001", "настоящее"],
    ]);
    const { doc, authors } = await ground.texts.read(blocks[3]!.textId);
    expect(doc.content![0]!.attrs!.uuid).not.toBe("a");
    // The system's own correction makes nobody an author (R4).
    expect(authors).not.toContain("");
  });

  it("stays with the card that had it when a copy is put above it in the same text", async () => {
    const { write, settle, told, ground, blocks } = await setUp();
    await write(0, card("a", "первое"));
    await settle(0);
    await write(0, card("a", "копия"), card("a", "первое"));
    await settle(0);
    const codes = await told();
    expect(codes).toHaveLength(2);
    const { doc } = await ground.texts.read(blocks[0]!.textId);
    expect(new Set(doc.content!.map(({ attrs }) => attrs!.uuid)).size).toBe(2);
  });

  it("survives the bin, a move of its block and a renamed prefix of birth", async () => {
    const { ground, manager, id, sections, blocks, write, settle, told } = await setUp();
    await write(0, card("a", "первое"));
    await settle(0);
    await moveBlock(ground, manager, id, blocks[0]!.id, { sectionId: sections[1]!.id });
    await write(0, card("a", "первое"), card("b", "второе"));
    await settle(0);
    await removeBlock(ground, manager, id, blocks[0]!.id);
    await restoreBlock(ground, manager, id, blocks[0]!.id);
    expect(await told()).toEqual(["ТЗ-GOA-001 второе", "ТЗ-PUR-001 первое"]);
  });

  it("cannot be changed or deleted in the database", async () => {
    const { ground, id, write, settle } = await setUp();
    await write(0, card("a", "первое"));
    await settle(0);
    const rows = ground.facts.updateTable("requirements").set({ code: "ТЗ-PUR-009" }).where("projectId", "=", id);
    await expect(rows.execute()).rejects.toThrow("permanent");
    await expect(ground.facts.deleteFrom("requirements").where("projectId", "=", id).execute()).rejects.toThrow(
      "permanent",
    );
  });

  it("is part of what a revision holds, and of what a reader is told", async () => {
    const { ground, id, manager, blocks, write } = await setUp();
    await write(0, card("a", "первое"));
    await takeRevision(ground, id, blocks[0]!.textId, "asked", manager);
    const { bytes } = await ground.facts
      .selectFrom("revisions")
      .select("bytes")
      .where("textId", "=", blocks[0]!.textId)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bytes.toString("utf8"))).toMatchObject({ codes: { a: "ТЗ-PUR-001" } });
    expect((await readNames(ground.facts, id)).requirements.a).toMatchObject({
      code: "ТЗ-PUR-001",
      blockId: blocks[0]!.id,
    });
  });

  it("is given after a sudden end too: the next start catches up", async () => {
    const { ground, write, told } = await setUp();
    await write(0, card("a", "до обрыва"));
    await catchUpFacts(ground);
    expect(await told()).toEqual(["ТЗ-PUR-001 до обрыва"]);
  });

  it("is one and the same for a card through any history of cuts, copies, deletions and undoings", async () => {
    const { write, settle, words, blocks, ground } = await setUp();
    const step = fc.record({
      text: fc.constantFrom(0, 1, 3),
      cards: fc.array(fc.constantFrom("p", "q", "r", "s"), { maxLength: 4 }),
      tell: fc.subarray([0, 1, 3]),
    });
    const codeOf = new Map<string, string>();
    let run = 0;
    const history = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        run++;
        for (const { text, cards, tell } of steps) {
          await write(text, ...cards.map((name) => card(`${run}-${name}`, name)));
          for (const told of tell) await settle(told);
        }
        for (const text of [0, 1, 3]) await settle(text);
        const rows = await words();
        for (const { uuid, code } of rows) {
          expect(codeOf.get(uuid) ?? code).toBe(code);
          codeOf.set(uuid, code);
        }
        expect(new Set(codeOf.values()).size).toBe(codeOf.size);
        // What the tables say is what the texts hold, each uuid once.
        const held: string[] = [];
        for (const text of [0, 1, 3]) {
          const { doc } = await ground.texts.read(blocks[text]!.textId);
          const cards = (doc.content ?? []).filter(({ type }) => type === "requirement");
          held.push(...cards.map(({ attrs }) => String(attrs!.uuid)));
        }
        expect(rows.map(({ uuid }) => uuid).sort()).toEqual([...new Set(held)].sort());
        expect(new Set(held).size).toBe(held.length);
      }),
      proof(15),
    );
  });
});
