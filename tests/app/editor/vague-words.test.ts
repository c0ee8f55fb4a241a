// @vitest-environment happy-dom
/** Marks on vague words of requirements while people write. */
import path from "node:path";
import type { Node } from "@tiptap/pm/model";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { marksIn, watchVague, type Vague } from "../../../app/editor/wording/watching.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { openWording } from "../../../content/wording/load.ts";
import type { Found } from "../../../content/wording/matcher.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { exchange, replicaOf } from "./documents.ts";
import { mountEditor, openEditor, type OpenEditor } from "./open-editor.ts";
import { stateOf } from "../../../server/texts/documents.ts";

const { find } = openWording(path.resolve("content/wording"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const line = (type: string, text: string): DocNode => ({ type, content: [{ type: "text", text }] });
const content: DocNode[] = [
  { ...line("heading", "Быстро и удобно"), attrs: { level: 3 } },
  line("paragraph", "Работать надо быстро"),
  requirementCard({ uuid: "a", statement: "Открывается быстро", criterion: "Всё удобно", owner: "быстро" }),
  requirementCard({ uuid: "b", statement: "Открывается за 2 секунды" }),
];

function watch(open: OpenEditor, isKept: (uuid: string, found: Found) => boolean = () => false) {
  const looked: string[] = [];
  let told: readonly Vague[] = [];
  const stop = watchVague(open.editor, {
    find: (text) => {
      looked.push(text);
      return find(text);
    },
    ...{ isKept, told: (vague) => (told = vague) },
  });
  vi.advanceTimersByTime(2_000);
  const words = () => marksIn(open.editor).map(({ from, to }) => open.editor.state.doc.textBetween(from, to));
  return { looked, words, stop, told: () => told };
}

/** The place behind the words. */
function after(doc: Node, words: string): number {
  let place = -1;
  doc.descendants((node, pos) => {
    const at = node.isText ? node.text!.indexOf(words) : -1;
    if (at >= 0) place = pos + at + words.length;
  });
  return place;
}

function type(open: OpenEditor, behind: string, text: string) {
  const { editor } = open;
  editor.view.dispatch(editor.state.tr.insertText(text, after(editor.state.doc, behind)));
}

it("stand in statements and criteria only, and nothing is written into the text", () => {
  const open = openEditor(content, {});
  const before = open.read();
  let updates = 0;
  open.doc.on("update", () => updates++);
  const { words, told } = watch(open);
  expect(words()).toEqual(["быстро", "удобно"]);
  expect(told().map(({ uuid, marker }) => [uuid, marker])).toEqual([
    ["a", "ru/fast"],
    ["a", "ru/convenient"],
  ]);
  expect(open.element.querySelectorAll("h3 .smell, p .smell")).toHaveLength(0);
  expect(open.element.querySelectorAll(".req .smell[data-vague]")).toHaveLength(2);
  expect(open.read()).toEqual(before);
  expect(updates).toBe(0);
});

it("come after a pause, by looking only at the field that was written in", () => {
  const open = openEditor(content, {});
  const { words, looked } = watch(open);
  looked.length = 0;
  type(open, "за 2 секунды", " или оперативно. Гибко");
  expect(words()).toEqual(["быстро", "удобно"]);
  vi.advanceTimersByTime(200);
  type(open, "Гибко", " и просто");
  vi.advanceTimersByTime(300);
  expect(looked).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(looked).toEqual(["Открывается за 2 секунды или оперативно. Гибко и просто"]);
  expect(words()).toEqual(["быстро", "удобно", "Гибко"]);
});

it("follow their words while somebody writes before them, and go when they are made exact", () => {
  const open = openEditor(content, {});
  const { words } = watch(open);
  type(open, "Всё", " очень");
  expect(words()).toEqual(["быстро", "удобно"]);
  type(open, "очень удобно", ", за 3 нажатия");
  vi.advanceTimersByTime(2_000);
  expect(words()).toEqual(["быстро"]);
});

it("stay when a colleague's edit puts the whole text anew, without being looked for again", () => {
  const { state } = stateOf({ type: "doc", content });
  const [mine, theirs] = [replicaOf(state), replicaOf(state)];
  const [open, other] = [mountEditor(mine, {}), mountEditor(theirs, {})];
  const { words, looked } = watch(open);
  looked.length = 0;
  type(other, "Работать надо быстро", " и вместе");
  exchange([mine, theirs]);
  expect(open.editor.state.doc.textContent).toContain("быстро и вместе");
  expect(words()).toEqual(["быстро", "удобно"]);
  vi.advanceTimersByTime(2_000);
  expect(looked).toEqual([]);
});

it("leave out what is kept in this requirement, and go when hints are switched off", () => {
  const open = openEditor(content, {});
  const { words, stop } = watch(open, (uuid, { marker }) => uuid === "a" && marker === "ru/fast");
  expect(words()).toEqual(["удобно"]);
  stop();
  expect(words()).toEqual([]);
  expect(open.element.querySelectorAll(".smell")).toHaveLength(0);
});
