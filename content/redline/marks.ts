/** How a redline marks what was put in, taken out, moved or only formatted; the marks are also said to screen readers. */
import type { DocNode } from "../schema/document.ts";
import { escapeHtml } from "../schema/escape.ts";
import { renderDocument, type FormBook } from "../schema/html.ts";
import type { Audience } from "../schema/reading.ts";
import { documentWords } from "../schema/words.ts";
import { isLine } from "./facts.ts";
import type { Run, Shell } from "./shape.ts";
import { counted, redlineWords, type Noun } from "./words.ts";

/** What rendering needs to know. */
export interface Showing {
  language: "ru" | "en";
  forms: FormBook;
  audience?: Audience;
}

export type Mark = "ins" | "del";

export function wordsOf({ language }: Showing) {
  return redlineWords[language];
}

/** Nodes as a reader sees them, without marks. */
export function plain(nodes: readonly DocNode[], { forms, language, audience }: Showing): string {
  return renderDocument({ type: "doc", content: [...nodes] }, forms, language, "", audience);
}

/** What stands inside a node, without marks. */
export function inside(node: DocNode, showing: Showing): string {
  return plain(node.content ?? [], showing);
}

/** HTML marked as put in or taken out. @param block it holds blocks */
export function marked(mark: Mark, html: string, showing: Showing, block = false): string {
  const { added, removed } = wordsOf(showing);
  const said = `<span class="vh">${mark === "ins" ? added : removed}: </span>`;
  return `<${mark}${block ? ' class="rl-whole"' : ""}>${said}${html}</${mark}>`;
}

export function note(words: string): string {
  return `<p class="rl-note">${escapeHtml(words)}</p>`;
}

export function runsHtml(runs: readonly Run[], showing: Showing): string {
  const words = wordsOf(showing);
  return runs
    .map((run) => {
      if (run.kind === "same") return plain(run.nodes, showing);
      if (run.kind === "reformatted")
        return `<span class="rl-fmt" title="${words.reformatted}"><span class="vh">${words.reformatted}: </span>${plain(run.after, showing)}</span>`;
      if (run.kind === "break") return breakHtml(run.change, showing);
      return marked(run.kind === "inserted" ? "ins" : "del", plain(run.nodes, showing), showing);
    })
    .join("");
}

function breakHtml(change: "inserted" | "deleted", showing: Showing): string {
  const { split, joined } = wordsOf(showing);
  const [mark, said] = change === "inserted" ? ["ins", split] : ["del", joined];
  const sign = `<${mark} class="rl-break" title="${said}"><span class="vh">${said} </span><span aria-hidden="true">¶</span></${mark}>`;
  return change === "inserted" ? `${sign}<br>` : sign;
}

/** The tag of a line of text outside of tables and cards. */
export function lineTag({ type, attrs }: Shell): string {
  return type === "heading" ? `h${Math.min(5, Math.max(3, Number(attrs?.level) || 3))}` : "p";
}

/** A node that is new or gone. */
export function wholeHtml(mark: Mark, node: DocNode, showing: Showing): string {
  if (!isLine(node)) return marked(mark, plain([node], showing), showing, true);
  return `<${lineTag(node)}>${marked(mark, inside(node, showing) || "¶", showing)}</${lineTag(node)}>`;
}

/** What became of a node's own attributes, in words; empty when nothing did. */
export function attributeNote(before: Shell, after: Shell, showing: Showing): string {
  const document = documentWords[showing.language];
  const said = (name: string, value: unknown): string | undefined => {
    if (name === "checked") return value === true ? document.done : document.notDone;
    if (name !== "stand") return undefined;
    return value === "example" || value === "struck" ? document[value] : wordsOf(showing).accepted;
  };
  const names = Object.keys({ ...before.attrs, ...after.attrs });
  const differs = (name: string) => JSON.stringify(before.attrs?.[name]) !== JSON.stringify(after.attrs?.[name]);
  const changes = names.filter(differs).map((name) => {
    const [was, is] = [said(name, before.attrs?.[name]), said(name, after.attrs?.[name])];
    return was && is
      ? `${marked("del", was, showing)} ${marked("ins", is, showing)}`
      : escapeHtml(wordsOf(showing).attributes);
  });
  if (changes.length === 0 && before.type !== after.type) changes.push(escapeHtml(wordsOf(showing).attributes));
  return changes.length > 0 ? `<p class="rl-note">${[...new Set(changes)].join(", ")}</p>` : "";
}

const nouns: Record<string, Noun> = {
  ...{ paragraph: "paragraph", heading: "heading", requirement: "requirement", table: "table", form: "table" },
  ...{ bulletList: "list", orderedList: "list", taskList: "list", listItem: "item", taskItem: "item" },
  ...{ row: "row", tableRow: "row", image: "image" },
};

/** «Без изменений: 2 абзаца, 1 таблица». */
export function unchangedWords(nodes: readonly DocNode[], showing: Showing): string {
  const counts = new Map<Noun, number>();
  for (const { type } of nodes) {
    const noun = nouns[type] ?? "other";
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const list = [...counts].map(([noun, count]) => counted(count, noun, showing.language)).join(", ");
  return `${wordsOf(showing).unchanged}: ${list}`;
}

/** Unchanged nodes, folded: their number is told, and a click shows them. */
export function fold(nodes: readonly DocNode[], html: string, showing: Showing): string {
  return `<details class="rl-fold"><summary>${unchangedWords(nodes, showing)}</summary>${html}</details>`;
}
