/** Needs: cells whose words may become requirements, and the stretch of words that would. */
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { FormBook } from "../../../content/schema/html.ts";
import type { Stretch } from "./need-taking.ts";
import { holder, type NodePlace } from "./places.ts";

/** Blocks whose rows are promises that somebody has to build: criteria of success and integrations. */
const promising = ["success-criteria", "integration-list", "integration-1c", "telephony", "messaging"];

/** «need» is a cell that asks for it; «possible» one that may be turned as well. */
export type Need = "need" | "possible" | undefined;

/** What a cell of this column is. */
export function needOf(form: Node, column: string, book: FormBook): Need {
  const key = String(form.attrs.key);
  const defined = Object.hasOwn(book, key) ? book[key]! : undefined;
  if (defined?.kind !== "table" && defined?.kind !== "card") return undefined;
  const type = defined.columns.find((one) => one.key === column)?.type;
  if (type === "need") return "need";
  const offers = (defined.kind === "table" && defined.requirements) || promising.includes(key.split("/")[0]!);
  return type === "text" && offers ? "possible" : undefined;
}

/** Stands for a reference in the words of a line. */
const leaf = "\ufffc";

/**
 * The words that would become a requirement: those selected, or the first ones that are none yet.
 * @returns undefined where there are none
 */
export function needStretch(cell: Node, selected?: Stretch): Stretch | undefined {
  const words = cell.textBetween(0, cell.content.size, null, ({ type }) => (type.name === "hardBreak" ? "\n" : leaf));
  const run = /[^\ufffc]*[\p{L}\p{N}][^\ufffc]*/u.exec(words);
  const { from, to } = selected ?? { from: run?.index ?? 0, to: run ? run.index + run[0].length : 0 };
  const text = words.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const lead = text.length - text.trimStart().length;
  return { from: from + lead, to: from + lead + text.trim().length };
}

export interface NeedPlace {
  cell: NodePlace;
  stretch: Stretch;
}

/** The need under the cursor, or the selected part of it. */
export function needAtCursor({ selection }: EditorState, book: FormBook): NeedPlace | undefined {
  const { $from, $to, from, to, empty } = selection;
  const form = holder($from, "form");
  const cell = holder($from, "cell");
  if (!form || !cell || !$from.sameParent($to)) return undefined;
  if (!needOf(form.node, String(cell.node.attrs.column), book)) return undefined;
  const start = cell.pos + 1;
  const stretch = needStretch(cell.node, empty ? undefined : { from: from - start, to: to - start });
  return stretch && { cell, stretch };
}

/** The need in a cell; when a part of just this cell is selected, that part. */
export function needInCell(state: EditorState, cell: NodePlace): NeedPlace | undefined {
  const { from, to, empty } = state.selection;
  const start = cell.pos + 1;
  const isInside = !empty && from >= start && to <= start + cell.node.content.size;
  const stretch = needStretch(cell.node, isInside ? { from: from - start, to: to - start } : undefined);
  return stretch && { cell, stretch };
}
