/** Find and replace over the document: what is found, what is replaced where, what stays, and how it is put back. */
import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { findWords } from "../../../server/domain/finding/finding.ts";
import { putWordsBack, replaceWords } from "../../../server/domain/finding/replacing.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";

const open = projectGrounds();

const text = (words: string, ...marks: string[]): DocNode => ({
  ...{ type: "text", text: words },
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
const field = (name: string, words: string): DocNode => ({ type: "field", attrs: { name }, content: [text(words)] });

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const [first, second] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  const write = (textId: string, ...content: DocNode[]) =>
    ground.texts.edit(textId, { type: "doc", content }, made.manager.accountId);
  await write(first!.textId, paragraph(text("пусто")));
  await write(second!.textId, paragraph(text("пусто")));
  const words = async (textId: string) => JSON.stringify((await ground.texts.read(textId)).doc);
  const find = (sought: string, how: { matchCase?: boolean; wholeWords?: boolean } = {}) =>
    findWords(ground, editor, made.id, { words: sought, matchCase: false, wholeWords: false, ...how });
  const replace = async (sought: string, by: string, how: Parameters<typeof find>[1] = {}) => {
    const { blocks } = await find(sought, how);
    const asked = { words: sought, by, matchCase: false, wholeWords: false, ...how };
    return replaceWords(ground, editor, made.id, {
      ...asked,
      blocks: blocks.map(({ id, version }) => ({ id, version })),
    });
  };
  return { ground, made, editor, first: first!, second: second!, write, words, find, replace };
}

describe("finding", () => {
  it("knows no difference of capitals, of «ё» and of spaces that hold, unless it is asked for", async () => {
    const { first, write, find } = await setUp();
    await write(first.textId, paragraph(text("Счёт, счет и СЧЕТА; счётчик в\u00a0день")));
    expect((await find("счет")).blocks).toMatchObject([{ id: first.id, total: 4, locked: false }]);
    expect((await find("счет", { wholeWords: true })).blocks[0]!.total).toBe(2);
    expect((await find("Счет", { matchCase: true })).blocks[0]!.total).toBe(1);
    expect((await find("в день")).blocks[0]!.total).toBe(1);
  });

  it("looks into cells, fields and words with marks, and never over a reference or a break", async () => {
    const { first, write, find } = await setUp();
    const reference = { type: "reference", attrs: { kind: "block", target: "x" } };
    await write(
      first.textId,
      paragraph(text("срок по"), text("ставки", "bold"), text(" срок"), reference, text(" поставки"), {
        type: "hardBreak",
      }),
      { type: "requirement", attrs: { uuid: "u1" }, content: [field("statement", "Срок поставки виден")] },
      {
        type: "form",
        attrs: { key: "x/y" },
        content: [
          {
            type: "row",
            attrs: { id: "1" },
            content: [{ type: "cell", attrs: { column: "a" }, content: [text("срок поставки")] }],
          },
        ],
      },
    );
    const [found] = (await find("срок поставки")).blocks;
    expect(found!.occurrences.map(({ before, found: is, after }) => `${before}|${is}|${after}`)).toEqual([
      "|срок поставки| срок… поставки…",
      "|Срок поставки| виден",
      "|срок поставки|",
    ]);
  });

  it("of nothing is refused, and so are words without end", async () => {
    const { find } = await setUp();
    expect(await refusalOf(find("  "))).toMatchObject({ code: "required", field: "find" });
    expect(await refusalOf(find("а".repeat(201)))).toMatchObject({ code: "too-long" });
  });
});

describe("replacing", () => {
  it("keeps marks, references, codes and capitals, and is its author's writing (R4)", async () => {
    const { ground, made, editor, first, write, words, replace } = await setUp();
    await write(
      first.textId,
      paragraph(text("Сделка важна, "), text("сделка", "bold"), {
        type: "reference",
        attrs: { kind: "requirement", target: "u1" },
      }),
      {
        type: "requirement",
        attrs: { uuid: "u1", priority: "could" },
        content: [field("statement", "сделку не теряем: сделка")],
      },
    );
    const { replaced, stayed } = await replace("сделка", "заявка");
    expect([replaced.map(({ id, places }) => [id, places.length]), stayed]).toEqual([[[first.id, 3]], []]);
    const { doc } = await ground.texts.read(first.textId);
    expect(doc.content![0]!.content).toEqual([
      text("Заявка важна, "),
      text("заявка", "bold"),
      { type: "reference", attrs: { kind: "requirement", target: "u1" } },
    ]);
    expect(await words(first.textId)).toMatch("сделку не теряем: заявка");
    expect(doc.content![1]!.attrs).toMatchObject({ uuid: "u1", priority: "could" });
    expect((await ground.texts.read(first.textId)).authors).toContain(editor.accountId);
    expect((await journalKinds(ground, made.id)).filter((kind) => kind === "text.replaced")).toHaveLength(1);
    const entry = await ground.facts
      .selectFrom("journal")
      .selectAll()
      .where("kind", "=", "text.replaced")
      .executeTakeFirstOrThrow();
    expect(entry.data).not.toMatch(/сделка|заявка/);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("leaves locked blocks as they are and says so (R3)", async () => {
    const { ground, made, first, second, write, words, find, replace } = await setUp();
    await write(first.textId, paragraph(text("сделка раз")));
    await write(second.textId, paragraph(text("сделка два")));
    const approver = await made.join("approver");
    await submitBlock(ground, made.manager, made.id, second.id, {
      approvers: [{ memberId: approver.memberId, mandatory: true }],
    });
    expect((await find("сделка")).blocks.map(({ locked }) => locked)).toEqual([false, true]);
    const { replaced, stayed } = await replace("сделка", "заявка");
    expect(replaced.map(({ id }) => id)).toEqual([first.id]);
    expect(stayed).toEqual([{ id: second.id, why: "locked" }]);
    expect(await words(second.textId)).toMatch("сделка два");
  });

  it("touches no block that was written in since, nor one that is gone; others go on", async () => {
    const { ground, made, editor, first, second, write, words, find } = await setUp();
    await write(first.textId, paragraph(text("сделка раз")));
    await write(second.textId, paragraph(text("сделка два")));
    const { blocks } = await find("сделка");
    await write(first.textId, paragraph(text("сделка раз и ещё")));
    const asked = { words: "сделка", by: "заявка", matchCase: false, wholeWords: false };
    const all = [...blocks.map(({ id, version }) => ({ id, version })), { id: "нет", version: 1 }];
    const { replaced, stayed } = await replaceWords(ground, editor, made.id, { ...asked, blocks: all });
    expect(replaced.map(({ id }) => id)).toEqual([second.id]);
    expect(stayed).toEqual([
      { id: first.id, why: "changed" },
      { id: "нет", why: "gone" },
    ]);
    expect(await words(first.textId)).toMatch("сделка раз и ещё");
  });

  it("replaces one chosen place only", async () => {
    const { ground, made, editor, first, write, words, find } = await setUp();
    await write(first.textId, paragraph(text("а б а б а")));
    const [{ id, version, occurrences }] = (await find("а")).blocks as [Awaited<ReturnType<typeof find>>["blocks"][0]];
    const only = [{ line: 0, at: occurrences[1]!.at }];
    await replaceWords(ground, editor, made.id, {
      words: "а",
      by: "в",
      matchCase: false,
      wholeWords: false,
      blocks: [{ id, version, only }],
    });
    expect(await words(first.textId)).toMatch("а б в б а");
  });

  it("is for those who write: a reader may look, and is refused (R8)", async () => {
    const { ground, made, first, write } = await setUp();
    await write(first.textId, paragraph(text("сделка")));
    const observer = await made.join("observer");
    const asked = { words: "сделка", matchCase: false, wholeWords: false };
    expect((await findWords(ground, observer, made.id, asked)).blocks).toHaveLength(1);
    expect(await refusalOf(replaceWords(ground, observer, made.id, { ...asked, by: "", blocks: [] }))).toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("putting back", () => {
  it("gives back what stood there, marks and all, and leaves what somebody has touched since", async () => {
    const { ground, made, editor, first, write, replace } = await setUp();
    const before = [
      paragraph(text("сде", "bold"), text("лка раз")),
      paragraph(text("сделка два")),
      paragraph(text("сделка три")),
    ];
    await write(first.textId, ...before);
    const { replaced } = await replace("сделка", "заявка");
    await write(
      first.textId,
      paragraph(text("за", "bold"), text("явка раз")),
      ...saying("заявочка два", "заявка три", "новое").content!,
    );
    const { done, stayed } = await putWordsBack(ground, editor, made.id, replaced);
    expect([done, stayed]).toEqual([[{ id: first.id, places: 2, left: 1 }], []]);
    const { doc } = await ground.texts.read(first.textId);
    expect(doc.content).toMatchObject([
      before[0],
      paragraph(text("заявочка два")),
      before[2],
      paragraph(text("новое")),
    ]);
    expect((await journalKinds(ground, made.id)).at(-1)).toBe("text.put-back");
  });

  it("gives back words that were replaced by nothing", async () => {
    const { ground, made, editor, first, write, words, replace } = await setUp();
    await write(first.textId, paragraph(text("очень важно, очень")));
    const { replaced } = await replace("очень", "");
    expect(await words(first.textId)).toMatch('" важно, "');
    await putWordsBack(ground, editor, made.id, replaced);
    expect(await words(first.textId)).toMatch("очень важно, очень");
  });
});
