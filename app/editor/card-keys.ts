/** Keys of requirements and references: a new card, a card of a need, a reference that is followed or deleted as one. */
import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { nameOf } from "../../content/schema/names.ts";
import { makeRequirement } from "./forms/need-deed.ts";
import { needAtCursor } from "./forms/needs.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import { insertRequirement } from "./forms/requirement-deeds.ts";
import { leadTo } from "./leading.ts";

/** Alt R and Alt Shift R by the key's place, whatever letter the keyboard has there. */
function hearCard(view: EditorView, event: KeyboardEvent, tools: ViewTools): boolean {
  if (event.code !== "KeyR" || !event.altKey || event.ctrlKey || event.metaKey) return false;
  const need = event.shiftKey ? needAtCursor(view.state, tools.forms) : undefined;
  if (need) makeRequirement(view, need, tools);
  else if (!event.shiftKey) view.dispatch(insertRequirement(view.state.tr));
  return true;
}

/** Deletes the reference beside the cursor, before it or behind it. */
function removeReference(view: EditorView, side: -1 | 1): boolean {
  const { $from, empty } = view.state.selection;
  const beside = side < 0 ? $from.nodeBefore : $from.nodeAfter;
  if (!empty || beside?.type.name !== "reference") return false;
  const from = side < 0 ? $from.pos - 1 : $from.pos;
  view.dispatch(view.state.tr.delete(from, from + 1).scrollIntoView());
  return true;
}

/** Enter on a selected reference goes where it leads. */
function follow({ state: { selection } }: EditorView, { names }: ViewTools): boolean {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "reference") return false;
  const { kind, target } = selection.node.attrs as { kind: string; target: string };
  const hash = nameOf(names.get(), kind, target)?.hash;
  if (hash) leadTo(hash);
  return true;
}

/** @param tools what the node views are given as well */
export function cardKeys(tools: ViewTools) {
  return Extension.create({
    name: "cardKeys",
    // Before the keys of forms: Enter goes to the next cell there.
    priority: 1150,
    addKeyboardShortcuts() {
      const { editor } = this;
      return {
        Backspace: () => removeReference(editor.view, -1),
        Delete: () => removeReference(editor.view, 1),
        Enter: () => follow(editor.view, tools),
      };
    },
    addProseMirrorPlugins: () => [
      new Plugin({ props: { handleKeyDown: (view, event) => hearCard(view, event, tools) } }),
    ],
  });
}
