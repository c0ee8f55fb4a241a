/** What a person does to make a requirement of a need: one action, which one undoing takes back. */
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey, yUndoPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import type { UndoManager } from "yjs";
import { originOf } from "../../../content/schema/origins.ts";
import { takeNeed } from "./need-taking.ts";
import type { NeedPlace } from "./needs.ts";
import type { ViewTools } from "./node-chrome.ts";
import { holder } from "./places.ts";

/** Makes a requirement of a need, and puts the cursor behind the reference that stays in the cell. */
export function makeRequirement(view: EditorView, { cell, stretch }: NeedPlace, { t, desk }: ViewTools): void {
  const $cell = view.state.doc.resolve(cell.pos + 1);
  const [form, row] = [holder($cell, "form"), holder($cell, "row")];
  const sync = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding } | undefined;
  if (!form || !row || !sync) return;
  const path = Array.from({ length: $cell.depth }, (_, depth) => $cell.index(depth));
  const [key, id, column] = [form.node, row.node, cell.node].map(({ attrs }) => attrs.key ?? attrs.id ?? attrs.column);
  const card = {
    uuid: crypto.randomUUID(),
    origin: originOf({ form: String(key), row: String(id), column: String(column) }),
    fields: { addressee: t("editor.addressee.integrator") },
  };
  const { undoManager } = yUndoPluginKey.getState(view.state) as { undoManager: UndoManager };
  undoManager.stopCapturing();
  sync.binding.doc.transact(() => takeNeed(sync.binding.type, path, stretch, card), ySyncPluginKey);
  undoManager.stopCapturing();
  goBehind(view, card.uuid);
  desk.say(t("editor.need.done"));
}

/** Puts the cursor behind the reference to this requirement. */
function goBehind(view: EditorView, uuid: string): void {
  const { tr } = view.state;
  tr.doc.descendants((node: Node, pos) => {
    if (node.type.name !== "reference" || node.attrs.target !== uuid) return;
    tr.setSelection(TextSelection.create(tr.doc, pos + 1));
  });
  view.dispatch(tr);
  view.focus();
}
