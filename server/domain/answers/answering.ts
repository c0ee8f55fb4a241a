/** Answering a block's question: the words go into its live text as their author's edit, and over nobody else's. */
import { requirementFields } from "../../../content/schema/forms.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { judgeValue } from "../../../content/templates/values.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { rewrite } from "../document/rewriting.ts";
import { limits, optionalText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { requirementLimits } from "../requirements/requirement-changes.ts";
import { blankRow, readRows, stampOf, type AnswerField } from "./field-reading.ts";
import { placed, type Asked, type Written } from "./placing.ts";
import { blockSteps } from "./reading.ts";
import type { Step } from "./steps.ts";

/** One field of an answer as it was typed. */
export interface GivenField {
  /** Id of the row or uuid of the requirement; a new one makes a new row. */
  row: string;
  column: string;
  text: string;
  /** The stamp of what stood there when the person read it; without it only what is empty is filled. */
  seen?: string | undefined;
  /** Puts the words behind those that stand there, whatever they are by now. */
  append?: boolean | undefined;
}

/** What an answer did: how many fields say something new, and what stands in those that were given. */
export interface Answered {
  written: number;
  fields: { row: string; column: string; text: string; seen: string }[];
}

/** Fields of one answer at the most: a table of so many rows is filled in the text. */
const mostFields = 400;

/**
 * Writes the fields of an answer. What a colleague wrote there meanwhile is never overwritten by whoever has not seen it:
 * nothing is changed then, and the refusal tells what stands there now.
 * @param number of the question, as `readAnswers` counts them
 * @throws Refusal not-found, not-allowed, block-locked, answer-changed, answer-in-text, busy, and those of fields
 */
export async function giveAnswer(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  number: number,
  given: readonly GivenField[],
): Promise<Answered> {
  await membership(ground, actor, projectId, "answer.give");
  const block = await blockInPlace(ground.facts, projectId, blockId);
  const steps = await blockSteps(ground, projectId, block.key);
  const step = steps.find((each) => each.number === number);
  if (!step) throw new Refusal("not-found");
  if (given.length > mostFields) throw new Refusal("too-large");
  if (block.state !== "draft") throw new Refusal("block-locked");
  const asked = { blockKey: block.key, steps };
  let changed: Changed = { doc: { type: "doc" }, written: 0 };
  await rewrite(ground, actor, block.textId, (doc) => {
    changed = answered(doc, asked, step, given);
    return changed.doc;
  });
  const { doc, written } = changed;
  if (written > 0) await record(ground, actor, projectId, blockId, { number, fields: written });
  const stands = readRows(doc, block.key, step).flatMap(({ fields }) => fields);
  const isGiven = (field: AnswerField) => given.some(({ row, column }) => row === field.row && column === field.column);
  const fields = stands.filter(isGiven).map(({ row, column, text, seen }) => ({ row, column, text, seen }));
  return { written, fields };
}

interface Changed {
  doc: DocNode;
  written: number;
}

/** The document with what is new among the fields. */
function answered(doc: DocNode, asked: Asked, step: Step, given: readonly GivenField[]): Changed {
  const stands = readRows(doc, asked.blockKey, step).flatMap(({ fields }) => fields);
  let written = 0;
  for (const each of given) {
    const field = fieldFor(stands, step, each);
    if (!field) throw new Refusal("not-found");
    const next = nextText(field, each, step);
    if (next === undefined) continue;
    doc = placed(doc, asked, step, next);
    written++;
  }
  return { doc, written };
}

/** The field that is meant: one that stands there, or one of a row that is to be made. */
function fieldFor(stands: AnswerField[], step: Step, { row, column }: GivenField): AnswerField | undefined {
  const meant = (field: AnswerField) => field.row === row && field.column === column;
  const found = stands.find(meant);
  if (found || !/^[0-9A-Za-z_-]{8,64}$/.test(row)) return found;
  return blankRow(step, row)?.fields.find(meant);
}

/** What is to be written; undefined when nothing is new. @throws Refusal answer-changed, answer-in-text */
function nextText(field: AnswerField, { text, seen, append }: GivenField, step: Step): Written | undefined {
  const { row, column } = field;
  const typed = tidied(field, text, step);
  if (typed === field.text || typed === tidied(field, field.text, step)) return undefined;
  // Who left it as he saw it wants nothing here, whatever it says by now.
  if (seen !== undefined && seen !== field.seen && stampOf(text) === seen) return undefined;
  if (field.rich) throw new Refusal("answer-in-text", {}, nameOf(field));
  if (append && field.text !== "" && typed !== "" && joins(field, step))
    return { row, column, text: tidied(field, `${field.text}\n${typed}`, step) };
  if (field.text !== "" && seen !== field.seen)
    throw new Refusal("answer-changed", { text: field.text.slice(0, 300) }, nameOf(field));
  return { row, column, text: typed };
}

/** Can two answers stand behind one another there? */
function joins({ kind }: AnswerField, { place }: Step): boolean {
  return place.kind !== "choice" && (kind === "words" || kind === "line");
}

/** By what a field is called in forms and refusals. */
export function nameOf({ row, column }: { row: string; column: string }): string {
  return `${row}/${column}`;
}

/** The longest text of a cell, characters. */
const longestCell = 4000;

/** As it is kept: without signs that nobody sees, in the one form that its column knows. @throws Refusal too-long, invalid */
function tidied(field: AnswerField, typed: string, { place }: Step): string {
  const lines = typed.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]|\p{Cs}/gu, " ");
  const oneLine = lines.replace(/\s+/g, " ");
  switch (place.kind) {
    case "words":
      return optionalText("answer", lines, limits.answer);
    case "choice":
      return chosenKeys(field, typed);
    case "requirement": {
      const name = requirementFields.find((each) => each === field.column)!;
      return optionalText(name, oneLine, requirementLimits[name]);
    }
    case "columns": {
      const column = place.form.columns.find(({ key }) => key === field.column)!;
      const isProse = field.kind === "words";
      return judgeValue(column, optionalText("answer", isProse ? lines : oneLine, longestCell)).kept;
    }
  }
}

/** Options that are known, in the form's order. @throws Refusal invalid */
function chosenKeys({ options, many }: AnswerField, typed: string): string {
  const keys = typed.split(";").filter(Boolean);
  const known = options.flatMap(({ value }) => (keys.includes(value) ? value : []));
  if (keys.some((key) => !known.includes(key)) || (!many && known.length > 1))
    throw new Refusal("invalid", { fields: "answer" }, "/");
  return known.join(";");
}

function record(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
  data: { number: number; fields: number },
) {
  return projectCommand(ground, actor, projectId, "answer.give", async ({ journal, announce }) => {
    await journal({ kind: "answer.given", about: blockId, data });
    announce({ kind: "block", projectId, blockId, aspect: "facts" });
  });
}
