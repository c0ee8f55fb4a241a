/**
 * Whether a person is asking for suggestions: by a sign he typed, or by standing in a short field of a requirement or in
 * a cell that holds people or rows of another table.
 */
import type { ResolvedPos } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { FormBook } from "../../../content/schema/html.ts";
import { holder } from "../forms/places.ts";
import { asksForWords } from "../forms/shape.ts";
import { askedIn } from "./matching.ts";

/** Fields with usual words. */
export const shortFields = ["addressee", "stage", "owner"] as const;
export type ShortField = (typeof shortFields)[number];

export interface Asking {
  kind: "thing" | "person" | "deed" | "rows" | ShortField;
  /** What an answer replaces. */
  from: number;
  to: number;
  query: string;
  eager: boolean;
  /** Stands in a cell, where the arrows also go from row to row. */
  inCell?: boolean;
  /** Whose rows are asked for, as documents name it. */
  form?: string;
}

export interface AskingState {
  asking: Asking | undefined;
  /** Where suggestions were sent away; they come back when the cursor was elsewhere. */
  muted: number | undefined;
  /** The person wants to see all the words of a field. */
  all: boolean;
}

export const askingKey = new PluginKey<AskingState>("suggest");
export const quiet: AskingState = { asking: undefined, muted: undefined, all: false };

/** How far back a sign is looked for, characters. */
const reach = 60;

/** What stands at the cursor that could be answered. */
export function askingAt({ selection }: EditorState, book: FormBook): Asking | undefined {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.inlineContent) return undefined;
  const offset = $from.parentOffset;
  const before = $from.parent.textBetween(Math.max(0, offset - reach), offset, null, "\ufffc");
  const asked = askedIn(before);
  if (asked && (asked.kind !== "deed" || takesDeeds($from))) {
    const { kind, query, eager, start } = asked;
    return { kind, query, eager, from: $from.pos - before.length + start, to: $from.pos };
  }
  const field = holder($from, "field");
  const kind = shortFields.find((name) => name === field?.node.attrs.name);
  if (!field || !kind) return askingInCell($from, book);
  const from = field.pos + 1;
  return { kind, query: field.node.textContent, eager: false, from, to: from + field.node.content.size };
}

/** Only a line of prose can become something else. */
function takesDeeds($from: ResolvedPos): boolean {
  return $from.parent.type.name === "paragraph" && !$from.marks().some(({ type }) => type.name === "code");
}

/** A cell of people or of links asks for what stands between two semicolons. */
function askingInCell($from: ResolvedPos, book: FormBook): Asking | undefined {
  const [cell, form] = [holder($from, "cell"), holder($from, "form")];
  const defined = form && book[String(form.node.attrs.key)];
  if (!cell || (defined?.kind !== "table" && defined?.kind !== "card")) return undefined;
  const column = defined.columns.find(({ key }) => key === cell.node.attrs.column);
  if (!column || !asksForWords(column)) return undefined;
  const text = cell.node.textBetween(0, cell.node.content.size, null, "\ufffc");
  const before = text
    .slice(0, $from.parentOffset)
    .split(/[;\ufffc]/)
    .at(-1)!
    .trimStart();
  const behind = text
    .slice($from.parentOffset)
    .split(/[;\ufffc]/)[0]!
    .trimEnd();
  const [from, to] = [$from.pos - before.length, $from.pos + behind.length];
  const kind = column.to ? "rows" : "owner";
  return { kind, form: column.to, inCell: true, query: before + behind, eager: false, from, to };
}

/** Is it the place that asks, and not a sign? */
export function isField({ kind }: Asking): boolean {
  return kind !== "thing" && kind !== "person" && kind !== "deed";
}

function isForeign(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** The next state: a sign asks when it is typed or goes on being typed; a field asks while the cursor stands in it. */
export function nextAsking(tr: Transaction, before: AskingState, state: EditorState, book: FormBook): AskingState {
  const found = askingAt(state, book);
  const wish = tr.getMeta(askingKey) as "dismiss" | "all" | undefined;
  if (wish === "dismiss") return { asking: undefined, muted: found?.from, all: false };
  if (!found) return quiet;
  // Another one's edit maps every place to the document's ends: what was asked is known by its words.
  const was = (place: number | undefined) =>
    place !== undefined && (isForeign(tr) || tr.mapping.map(place, -1) === found.from);
  if (wish === "all") return { asking: found, muted: undefined, all: true };
  if (was(before.muted)) return { asking: undefined, muted: found.from, all: false };
  const goesOn = was(before.asking?.from) && before.asking?.kind === found.kind;
  const typed = tr.docChanged && !isForeign(tr);
  if (!goesOn && !typed && !isField(found)) return { ...quiet };
  return { asking: found, muted: undefined, all: goesOn && before.all && !tr.docChanged };
}
