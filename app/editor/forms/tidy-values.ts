/** A value that a person has written in a cell takes the form in which it is kept once the cursor leaves the cell. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { FormBook } from "../../../content/schema/html.ts";
import { judgeValue } from "../../../content/templates/values.ts";
import { holder, type NodePlace } from "./places.ts";
import { gridShape } from "./shape.ts";

/** The position of the cell that this person has written in and not left yet. */
const key = new PluginKey<number | undefined>("tidyValues");

function isOwnEdit(tr: Transaction): boolean {
  const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return tr.docChanged && !sync?.isChangeOrigin;
}

/** The kept form of the text of a cell, when it differs from what stands there and nothing but plain text does. */
function tidied(doc: EditorState["doc"], { node, pos }: NodePlace, book: FormBook): string | undefined {
  const only = node.childCount === 1 ? node.firstChild! : undefined;
  if (!only?.isText || only.marks.length > 0) return undefined;
  const form = holder(doc.resolve(pos), "form");
  const column = form && gridShape(form.node, book).columns.find((candidate) => candidate.key === node.attrs.column);
  const { kept, fault } = column ? judgeValue(column.rule, only.text!) : { kept: "", fault: "option" };
  return fault || kept === only.text ? undefined : kept;
}

/** Writes the kept form of the value into a cell; undefined when there is nothing to change. */
function tidy({ doc, tr, schema }: EditorState, pos: number, book: FormBook): Transaction | undefined {
  const node = doc.nodeAt(pos);
  if (node?.type.name !== "cell") return undefined;
  const text = tidied(doc, { node, pos }, book);
  if (text === undefined) return undefined;
  return tr.replaceWith(pos + 1, pos + node.nodeSize - 1, text === "" ? [] : schema.text(text)).setMeta(key, "left");
}

/** @param book definitions of forms, which say what the columns hold */
export function tidyValues(book: FormBook) {
  return Extension.create({
    name: "tidyValues",
    addProseMirrorPlugins: () => [
      new Plugin<number | undefined>({
        key,
        state: {
          init: () => undefined,
          apply: (tr, at) => {
            if (tr.getMeta(key) === "left") return undefined;
            const cell = holder(tr.selection.$head, "cell");
            if (isOwnEdit(tr)) return cell?.pos;
            const mapped = at === undefined ? undefined : tr.mapping.mapResult(at, 1);
            return mapped && !mapped.deleted ? mapped.pos : undefined;
          },
        },
        appendTransaction: (transactions, _before, state) => {
          const at = key.getState(state);
          const foreign = transactions.some((tr) => tr.docChanged && !isOwnEdit(tr));
          if (at === undefined || foreign || holder(state.selection.$head, "cell")?.pos === at) return null;
          return tidy(state, at, book) ?? state.tr.setMeta(key, "left");
        },
        props: {
          handleDOMEvents: {
            blur: (view) => {
              const at = key.getState(view.state);
              const tr = at === undefined ? undefined : tidy(view.state, at, book);
              if (tr) view.dispatch(tr);
              return false;
            },
          },
        },
      }),
    ],
  });
}
