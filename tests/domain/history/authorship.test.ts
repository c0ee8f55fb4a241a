import { expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { readAuthorship } from "../../../server/domain/history/authorship.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const saying = (...content: DocNode[]): DocNode => ({ type: "doc", content: [{ type: "paragraph", content }] });
const text = (words: string, ...marks: string[]): DocNode => {
  return { type: "text", text: words, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) };
};

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const editor = await made.join("editor");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const read = (who = editor) => readAuthorship(ground, who, made.id, block.id, "ru");
  return { ground, ...made, editor, block, read };
}

it("R4: each stretch of a text names the account that delivered it, through formatting and line breaks", async () => {
  const { ground, id, editor, manager, block, read } = await setUp();
  await ground.texts.edit(
    block.textId,
    saying(text("Ответ за час"), { type: "hardBreak" }, text("в будни")),
    editor.accountId,
  );
  await takeRevision(ground, id, block.textId, "asked", editor);
  const longer = saying(
    text("Ответ "),
    text("клиенту", "bold"),
    text(" за час"),
    { type: "hardBreak" },
    text("в будни"),
  );
  await ground.texts.edit(block.textId, longer, manager.accountId);
  const { html, writers } = await read();
  const stretches = [...html.matchAll(/<span class="by" data-by="(\d+)">(.*?)<\/span>/g)];
  const named = stretches.map(([, at, words]) => [writers[Number(at)]!.name, words]);
  expect(
    named
      .filter(([name]) => name === manager.account.name)
      .map(([, words]) => words)
      .join(""),
  ).toMatch(/клиенту/);
  const own = named.filter(([name]) => name === editor.account.name).map(([, words]) => words);
  expect(own.join("|")).toMatch(/^Ответ.*за час.*в будни$/);
  expect(
    stretches
      .map(([, , words]) => words)
      .join("")
      .replace(/<[^>]*>/g, ""),
  ).toBe("Ответ клиенту за часв будни");
  expect(writers.every(({ at }) => at !== null)).toBe(true);
});

it("What the template began is its founder's, of no known time", async () => {
  const { manager, read } = await setUp();
  const { writers } = await read();
  expect(writers).toEqual([{ accountId: manager.accountId, at: null, name: manager.account.name }]);
});

it("Who wrote what is for those who read the text", async () => {
  const { read, join } = await setUp();
  expect((await read(await join("observer"))).html).toContain("data-by");
  expect(await refusalOf(read(await join("integrator")))).toEqual({ code: "not-found" });
});
