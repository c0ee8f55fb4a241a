/** The notes of an interview: a document whose headings are questions, and what stands below each is its answer. */
import { plainText, type DocNode } from "../schema/document.ts";
import { documentLines } from "../schema/placed-lines.ts";

/** What a line tells: how it is, how it should be, what hurts; empty for none of them. */
export type NoteMark = "as-is" | "to-be" | "pain" | "";

/** Words that mark a line in the notes, at its beginning. */
export const markWords = {
  ru: { "as-is": "Как есть:", "to-be": "Как надо:", pain: "Боль:" },
  en: { "as-is": "As is:", "to-be": "To be:", pain: "Pain:" },
} as const;

export type MarkKey = keyof (typeof markWords)["ru"];

export interface NoteLine {
  /** The stamp of the timer, «08:40»; empty without one. */
  time: string;
  mark: NoteMark;
  text: string;
}

export interface Answer {
  /** From 0; what stands above the first question has number 0 and no question. */
  number: number;
  question: string;
  lines: NoteLine[];
}

const marks = new Map(
  Object.values(markWords).flatMap((words) =>
    Object.entries(words).map(([mark, word]) => [word.toLowerCase(), mark as MarkKey] as const),
  ),
);

const stamp = /^\[(\d{1,2}:\d{2}(?::\d{2})?)\]\s*/;

/** A line of notes without what was put in front of it. */
function readNoteLine(line: string): NoteLine {
  const time = stamp.exec(line);
  const rest = time ? line.slice(time[0].length) : line;
  const found = [...marks].find(([word]) => rest.toLowerCase().startsWith(word));
  return {
    time: time?.[1] ?? "",
    mark: found?.[1] ?? "",
    text: (found ? rest.slice(found[0].length) : rest).trim(),
  };
}

/** The time of a talk as its lines are stamped: minutes and seconds, from an hour on hours too. */
export function stampOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ""}${two(minutes)}:${two(Math.floor(seconds) % 60)}`;
}

/** Questions and answers in the order of the notes; words above the first question are an answer without one. */
export function answersIn(doc: DocNode): Answer[] {
  const answers: Answer[] = [];
  for (const node of doc.content ?? []) {
    if (node.type === "heading" && plainText(node) !== "") {
      answers.push({ number: answers.length, question: plainText(node), lines: [] });
      continue;
    }
    const lines = linesOf(node).filter(({ text }) => text !== "");
    if (lines.length === 0) continue;
    if (answers.length === 0) answers.push({ number: 0, question: "", lines: [] });
    answers.at(-1)!.lines.push(...lines);
  }
  return answers;
}

/** The words of a node's lines: a break inside a paragraph begins a line too. */
function linesOf(node: DocNode): NoteLine[] {
  const isTextblock = (node.content ?? []).some(({ type }) => type === "text" || type === "hardBreak");
  if (!isTextblock) return (node.content ?? []).flatMap(linesOf);
  const lines = [""];
  for (const child of node.content ?? []) {
    if (child.type === "hardBreak") lines.push("");
    else lines[lines.length - 1] += child.text ?? "";
  }
  return lines.map((line) => readNoteLine(line.trim()));
}

/** The question above a line of the notes, and how the line is marked. */
export function placeOfLine(doc: DocNode, line: number): { question: string; mark: NoteMark } {
  let question = "";
  let first = 0;
  for (const node of doc.content ?? []) {
    const lines = documentLines({ type: "doc", content: [node] });
    if (node.type === "heading" && plainText(node) !== "" && first <= line) question = plainText(node);
    if (line < first + lines.length)
      return { question, mark: readNoteLine(lines[Math.max(0, line - first)]?.text ?? "").mark };
    first += lines.length;
  }
  return { question, mark: "" };
}

/** The notes as they begin: every question with a line for its answer. */
export function notesOf(questions: readonly string[]): DocNode {
  const asked = questions.flatMap((question): DocNode[] => [
    { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: question }] },
    { type: "paragraph" },
  ]);
  return { type: "doc", content: asked.length > 0 ? asked : [{ type: "paragraph" }] };
}

/** Has anybody answered anything? */
export function hasAnswers(doc: DocNode): boolean {
  return answersIn(doc).some(({ lines }) => lines.length > 0);
}
