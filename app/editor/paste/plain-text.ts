/** Plain text as a person meant it: lines are paragraphs, lines with bullets and numbers in front are lists, tabs a table. */
import { Fragment, Slice, type Mark, type Node, type Schema } from "@tiptap/pm/model";
import { readTsv } from "../tables/tsv.ts";
import { rowLimit } from "../tables/copied-tables.ts";
import type { Spill } from "./amounts.ts";
import { sensibleSpaces } from "./pasted-lines.ts";

const bullet = /^[ \t]*[•·▪◦‣*–—-][ \t\u00a0]+(?=\S)/;
const number = /^[ \t]*(\d{1,4})[.)][ \t\u00a0]+(?=\S)/;

/** A table by its tabs: every line has as many cells. */
function tableOf(text: string, schema: Schema, spill: Spill): Node | undefined {
  if (!text.includes("\t")) return undefined;
  const { rows, left } = readTsv(text, rowLimit);
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return undefined;
  spill.rows += left;
  const { table, tableRow, tableCell, paragraph } = schema.nodes;
  const cell = (words: string) =>
    tableCell!.create(
      null,
      words.split("\n").map((line) => paragraph!.create(null, line === "" ? null : schema.text(line))),
    );
  return table!.create(
    null,
    rows.map((row) => tableRow!.create(null, row.map(cell))),
  );
}

function linesOf(text: string, schema: Schema, marks: readonly Mark[], isBare: boolean): Node[] {
  const { paragraph, bulletList, orderedList, listItem } = schema.nodes;
  const blocks: Node[] = [];
  let items: Node[] = [];
  let list: { isOrdered: boolean; start: number } | undefined;
  const endList = () => {
    if (list)
      blocks.push(list.isOrdered ? orderedList!.create({ start: list.start }, items) : bulletList!.create(null, items));
    list = undefined;
    items = [];
  };
  for (const line of text.split(/(?:\r\n?|\n)/)) {
    const found = isBare ? null : (bullet.exec(line) ?? number.exec(line));
    const words = sensibleSpaces(line.slice(found?.[0].length ?? 0)).trim();
    if (words === "") {
      endList();
      continue;
    }
    const made = paragraph!.create(null, schema.text(words, marks));
    const isOrdered = found?.[1] !== undefined;
    if (list && (!found || list.isOrdered !== isOrdered)) endList();
    if (found) {
      list ??= { isOrdered, start: isOrdered ? Number(found[1]) : 1 };
      items.push(listItem!.create(null, made));
    } else blocks.push(made);
  }
  endList();
  return blocks;
}

export interface TextReading {
  schema: Schema;
  /** What the words are written in at the caret. */
  marks: readonly Mark[];
  /** With Shift a person asks for the bare lines. */
  isBare: boolean;
  spill: Spill;
}

/** @returns the blocks of a text, open at paragraphs so that a single line goes into the line of the caret */
export function readPlainText(text: string, { schema, marks, isBare, spill }: TextReading): Slice {
  const table = isBare ? undefined : tableOf(text, schema, spill);
  const blocks = Fragment.from(table ?? linesOf(text, schema, marks, isBare));
  const isLine = (node: Node | null) => (node?.type === schema.nodes.paragraph ? 1 : 0);
  return new Slice(blocks, isLine(blocks.firstChild), isLine(blocks.lastChild));
}
