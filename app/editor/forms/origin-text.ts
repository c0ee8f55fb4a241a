/** What a card says of the cell it was made of; it follows the words of the row. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { originLabel, parseOrigin, rowName, type Origin } from "../../../content/schema/origins.ts";
import type { ViewTools } from "./node-chrome.ts";

/** The row an origin names, when it stands in this document. */
export function originRow(doc: Node, { form, row }: Origin): Node | undefined {
  let found: Node | undefined;
  doc.descendants((node, _pos, parent) => {
    if (node.type.name === "row" && node.attrs.id === row && parent?.attrs.key === form) found ??= node;
    return !found && !node.isTextblock && node.type.name !== "row";
  });
  return found;
}

/** «Из: Воронка продаж, строка „Подготовка КП“»; empty when the form is unknown. */
export function originText(
  doc: Node,
  origin: Origin,
  { forms, language }: Pick<ViewTools, "forms" | "language">,
): string {
  const form = Object.hasOwn(forms, origin.form) ? forms[origin.form] : undefined;
  const row = originRow(doc, origin);
  const words = (column: string) =>
    row?.content.content.find((cell) => cell.attrs.column === column)?.textContent ?? "";
  return originLabel(form, rowName(form, origin.row, words), language);
}

function decorated(doc: Node, tools: ViewTools): DecorationSet {
  const cards: Decoration[] = [];
  doc.forEach((node, pos) => {
    const origin = node.type.name === "requirement" ? parseOrigin(String(node.attrs.origin)) : undefined;
    if (origin) cards.push(Decoration.node(pos, pos + node.nodeSize, {}, { origin: originText(doc, origin, tools) }));
  });
  return cards.length > 0 ? DecorationSet.create(doc, cards) : DecorationSet.empty;
}

/** Draws cards anew when the words of the rows they came from change. */
export function originWords(tools: ViewTools) {
  const key = new PluginKey<DecorationSet>("originWords");
  return Extension.create({
    name: "originWords",
    addProseMirrorPlugins: () => [
      new Plugin({
        key,
        state: {
          init: (_, { doc }) => decorated(doc, tools),
          apply: (tr, before) => (tr.docChanged ? decorated(tr.doc, tools) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  });
}
