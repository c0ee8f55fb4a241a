import { describe, expect, it } from "vitest";
import { blockCalls, callsIn, piecesOf } from "../../../content/schema/said.ts";
import { deleteComment, editComment } from "../../../server/domain/discussion/comments.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { readThread } from "../../../server/domain/discussion/reading.ts";
import { renameBlock } from "../../../server/domain/document/block-changes.ts";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { project, projectGrounds } from "../../helpers/projects.ts";
import { writeRequirements } from "../../helpers/requirements.ts";

const open = projectGrounds();
const uuid = "11111111-1111-4111-8111-111111111111";

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const { manager, id } = made;
  const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
  const [block, other] = [blocks[0]!, blocks[1]!];
  await writeRequirements(ground, manager, block.textId, { uuid, statement: "Остаток виден" });
  const { code } = await ground.facts.selectFrom("requirements").select("code").executeTakeFirstOrThrow();
  const say = (body: string) => openThread(ground, manager, id, { blockId: block.id, place: { kind: "block" }, body });
  const read = async (threadId: string) => (await readThread(ground, manager, id, threadId)).said[0]!.references;
  return { ground, manager, id, block, other, code, say, read };
}

describe("what a comment speaks of", () => {
  it("is found in its plain words: codes with and without a sign, titles of blocks behind one", async () => {
    const { say, read, code, block, other } = await setUp();
    const { threadId } = await say(`${code} и #${code}, см. #${other.title}, но не ТЗ-NO-999 и не ${other.title}.`);
    const requirement = { kind: "requirement", target: uuid, name: code, block: block.id };
    expect(await read(threadId)).toEqual([
      { said: `#${code}`, ...requirement },
      { said: `#${other.title}`, kind: "block", target: other.id, name: other.title, block: other.id },
      { said: code, ...requirement },
    ]);
  });

  it("is a block by its id: renamed, it stands under its new title", async () => {
    const { ground, manager, id, say, read, other } = await setUp();
    const { threadId } = await say(`Сравните с #${other.title}.`);
    await renameBlock(ground, manager, id, other.id, "Словарь отдела");
    expect(await read(threadId)).toMatchObject([{ said: `#${other.title}`, name: "Словарь отдела" }]);
  });

  it("is called by name alone once it is in the bin", async () => {
    const { ground, manager, id, say, read, other } = await setUp();
    const { threadId } = await say(`Сравните с #${other.title}.`);
    await removeBlock(ground, manager, id, other.id);
    expect(await read(threadId)).toMatchObject([{ name: other.title, block: null }]);
  });

  it("follows edits of the comment, and goes with it", async () => {
    const { ground, manager, id, say, read, code, other } = await setUp();
    const { threadId, id: comment } = await say(`Сравните с #${other.title}.`);
    await editComment(ground, manager, id, threadId, comment, { body: `Сравните с ${code}.` });
    expect(await read(threadId)).toMatchObject([{ said: code }]);
    await deleteComment(ground, manager, id, threadId, comment);
    expect(await read(threadId)).toEqual([]);
  });
});

describe("calls in plain words", () => {
  it("are the longest that stand there, and end with a word", () => {
    expect([...callsIn("@Анна Ли и @Анна, @Аннами", ["@Анна", "@Анна Ли"])]).toEqual(["@Анна Ли", "@Анна"]);
  });

  it("leave every letter of the words where it was", () => {
    const body = "до ТЗ-INT-003 после, неТЗ-INT-003, ТЗ-INT-0031";
    const pieces = piecesOf(body, ["ТЗ-INT-003"]);
    expect(pieces.map(({ text }) => text).join("")).toBe(body);
    expect(pieces.filter(({ isCall }) => isCall)).toHaveLength(1);
  });

  it("tell blocks of one title apart by their sections", () => {
    const block = (id: string, title: string) => ({ id, title });
    const sections = [
      { title: "Продажи", blocks: [block("1", "Воронка"), block("2", "План")] },
      { title: "Сервис", blocks: [block("3", "Воронка")] },
    ];
    expect([...blockCalls(sections)]).toEqual([
      ["#Продажи: Воронка", "1"],
      ["#План", "2"],
      ["#Сервис: Воронка", "3"],
    ]);
  });
});
