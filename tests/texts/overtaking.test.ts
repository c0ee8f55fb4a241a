/** R5: what somebody types in a line that a colleague turns into something else, or removes, at the same moment. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { writeText } from "../../content/schema/writing/text-writing.ts";
import { readDocument, through } from "../../server/texts/documents.ts";
import { document, edit, makeEdit } from "../app/editor/documents.ts";
import { proof } from "../helpers/proof.ts";
import { edited, openCore, type TestCore } from "../helpers/texts-core.ts";

const line = (text: string, type = "paragraph", attrs?: DocNode["attrs"]): DocNode => ({
  ...{ type, ...(attrs ? { attrs } : {}) },
  ...(text ? { content: [{ type: "text", text }] } : {}),
});
const page = (...content: DocNode[]): DocNode => ({ type: "doc", content });
const list = (...items: string[]): DocNode => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [line(item)] })),
});

/** Two people before the same text; what each does he does without the other's. */
function two(doc: DocNode) {
  const house = openCore();
  const text = house.create(doc);
  const [mine, hers] = [house.copy(text), house.copy(text)];
  const [me, her] = [house.open(text, "me"), house.open(text, "her")];
  return { house, text, mine, hers, me, her };
}

const rewriting = (copy: Y.Doc, next: DocNode) => edited(copy, (fragment) => writeText(fragment, through(next)));

/** Types into the text of a line, by the indexes that lead to the line. */
const typing = (copy: Y.Doc, path: number[], at: number, words: string) =>
  edited(copy, (fragment) => {
    let element: Y.XmlFragment = fragment;
    for (const index of path) element = element.get(index) as Y.XmlElement;
    (element.get(0) as Y.XmlText).insert(at, words);
  });

function lines(house: TestCore, text: string): string[] {
  const said: string[] = [];
  const walk = (node: DocNode, path: string) => {
    const here = `${path}${node.type === "doc" ? "" : `/${node.type}`}`;
    if (node.content?.every(({ text }) => text !== undefined))
      said.push(`${here} ${node.content.map(({ text }) => text).join("")}`);
    else node.content?.forEach((child) => walk(child, here));
  };
  walk(readDocument(house.copy(text).getXmlFragment("default")), "");
  return said;
}

describe("words typed in a line that is being rewritten", () => {
  it("stand in the heading it became, where they were typed, and are mine", () => {
    const { house, text, mine, hers, me, her } = two(page(line("Сроки поставки"), line("Дальше")));
    const typed = typing(mine, [0], "Сроки".length, " первой");
    const turned = rewriting(hers, page(line("Сроки поставки", "heading", { level: 3 }), line("Дальше")));
    expect(house.deliver(me, typed)).toBeUndefined();
    expect(house.deliver(her, turned)).toBeUndefined();
    expect(lines(house, text)).toEqual(["/heading Сроки первой поставки", "/paragraph Дальше"]);
    expect(house.troubles).toEqual([]);
    expect(house.core.readings.written(text, "ru").writers.map(({ accountId }) => accountId)).toContain("me");
  });

  it("stand in the item of a list it became, of several writers' each in its place", () => {
    const { house, text, mine, hers, me, her } = two(page(line("Первое"), line("Второе")));
    const third = house.copy(text);
    const him = house.open(text, "him");
    const typed = typing(mine, [1], 0, "Не ");
    const added = typing(third, [1], "Второе".length, ", а третье");
    const turned = rewriting(hers, page(line("Первое"), list("Второе")));
    house.deliver(me, typed);
    house.deliver(him, added);
    house.deliver(her, turned);
    expect(lines(house, text)).toEqual(["/paragraph Первое", "/bulletList/listItem/paragraph Не Второе, а третье"]);
  });

  it("stand in a line of their own where the line was removed", () => {
    const { house, text, mine, hers, me, her } = two(page(line("Выше"), line("Лишнее"), line("Ниже")));
    const typed = typing(mine, [1], 0, "Важное: ");
    const removed = rewriting(hers, page(line("Выше"), line("Ниже")));
    house.deliver(me, typed);
    house.deliver(her, removed);
    expect(lines(house, text)).toEqual(["/paragraph Выше", "/paragraph Важное: ", "/paragraph Ниже"]);
  });

  it("stand beside the list that was removed with its items", () => {
    const { house, text, mine, hers, me, her } = two(page(line("Выше"), list("Раз", "Два"), line("Ниже")));
    const typed = typing(mine, [1, 1, 0], 3, " с половиной");
    const removed = rewriting(hers, page(line("Выше"), line("Ниже")));
    house.deliver(me, typed);
    house.deliver(her, removed);
    expect(lines(house, text)).toEqual(["/paragraph Выше", "/paragraph  с половиной", "/paragraph Ниже"]);
  });

  it("stand at the end when they were typed offline and the line is long gone", () => {
    const { house, text, mine, hers, me, her } = two(page(line("Выше"), line("Лишнее"), line("Ниже")));
    const typed = typing(mine, [1], 0, "В поезде: ");
    house.deliver(her, rewriting(hers, page(line("Выше"), line("Ниже"))));
    house.deliver(me, typed);
    expect(lines(house, text)).toEqual(["/paragraph Выше", "/paragraph Ниже", "/paragraph В поезде: "]);
  });

  it("stand at the end of the kept edits when the text was locked meanwhile as well", () => {
    const { house, text, mine, hers, her } = two(page(line("Выше"), line("Лишнее")));
    const typed = typing(mine, [1], 0, "В поезде: ");
    house.deliver(her, rewriting(hers, page(line("Выше"))));
    house.core.keep("kept", text, typed, undefined, "me");
    expect(lines(house, "kept")).toEqual(["/paragraph Выше", "/paragraph В поезде: "]);
  });

  it("go with the line when whoever removed it had read them", () => {
    const { house, text, mine, me, her } = two(page(line("Выше"), line("Лишнее")));
    house.deliver(me, typing(mine, [1], 0, "Совсем "));
    house.deliver(her, rewriting(house.copy(text), page(line("Выше"))));
    expect(lines(house, text)).toEqual(["/paragraph Выше"]);
  });

  it("reach everybody who has the text open", () => {
    const { house, mine, hers, me, her } = two(page(line("Сроки")));
    const [typed, turned] = [
      typing(mine, [0], 0, "Новые "),
      rewriting(hers, page(line("Сроки", "heading", { level: 3 }))),
    ];
    house.deliver(me, typed);
    house.core.frame(her, Uint8Array.of(0, 2, ...lengthOf(turned), ...turned), true, false);
    const to = house.said().filter((one) => one.to === "others");
    expect(to.map(({ except }) => except)).toEqual([her, -1]);
  });
});

/** Every text of a line that stands in a part of a document. */
function* textsIn(part: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of part.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
}

it("nothing that colleagues do to a text at the same moment takes away what is typed in it, wherever", () => {
  const house = openCore();
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
  const story = fc.tuple(document, edits, fc.nat(), fc.nat(), fc.boolean());
  fc.assert(
    fc.property(story, ([first, edits, which, where, isLate]) => {
      const text = house.create(first.toJSON() as DocNode);
      const [mine, hers] = [house.copy(text), house.copy(text)];
      const typed = edited(mine, (fragment) => {
        const texts = [...textsIn(fragment)];
        const chosen = texts[which % Math.max(1, texts.length)];
        chosen?.insert(where % (chosen.length + 1), "★");
      });
      const before = Y.encodeStateVector(hers);
      for (const one of edits) makeEdit(hers, one);
      const changed = Y.encodeStateAsUpdate(hers, before);
      const typedIt = lettersIn(readDocument(mine.getXmlFragment("default")));
      fc.pre(typedIt);
      if (!isLate) house.deliver(house.open(text, "me"), typed);
      house.deliver(house.open(text, "her"), changed);
      if (isLate) house.deliver(house.open(text, "me"), typed);
      expect(lettersIn(readDocument(house.copy(text).getXmlFragment("default")))).toBe(true);
      expect(house.troubles).toEqual([]);
    }),
    proof(100, 2_000),
  );
});

const lettersIn = (doc: DocNode) => JSON.stringify(doc).includes("★");

function lengthOf({ byteLength }: Uint8Array): number[] {
  return byteLength < 128 ? [byteLength] : [(byteLength & 127) | 128, byteLength >> 7];
}
