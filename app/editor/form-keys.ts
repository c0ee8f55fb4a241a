/** Keys inside forms and requirement cards. */
import { Extension } from "@tiptap/core";
import { Plugin, TextSelection, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { FormBook } from "../../content/schema/html.ts";
import { clearSelected, moveRow } from "./forms/deeds.ts";
import {
  arrowFromCursor,
  leaveDown,
  placeOfControl,
  stepBetweenRows,
  stepFromCursor,
  stepOfKey,
  takeStep,
} from "./forms/moving.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import { holder } from "./forms/places.ts";

function inForm({ selection: { $from } }: EditorState) {
  return holder($from, "cell") ?? holder($from, "field");
}

/** Goes to the next or the previous field of a requirement card. */
function stepInRequirement(view: EditorView, step: 1 | -1): boolean {
  const { state } = view;
  const requirement = holder(state.selection.$head, "requirement");
  if (!requirement) return false;
  const index = state.selection.$head.index(requirement.depth) + step;
  if (index < 0) return false;
  if (index >= requirement.node.childCount) {
    leaveDown(view, requirement);
    return true;
  }
  let pos = requirement.pos + 1;
  for (let i = 0; i <= index; i++) pos += requirement.node.child(i).nodeSize;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos - 1)).scrollIntoView());
  return true;
}

function shiftRow(view: EditorView, step: 1 | -1): boolean {
  const row = holder(view.state.selection.$from, "row");
  if (!row) return false;
  const form = view.state.doc.resolve(row.pos).parent;
  if (form.attrs.kind === "table") view.dispatch(moveRow(view.state.tr, row, step));
  return true;
}

function breakLine(view: EditorView): boolean {
  if (!inForm(view.state)) return false;
  view.dispatch(view.state.tr.replaceSelectionWith(view.state.schema.nodes.hardBreak!.create()).scrollIntoView());
  return true;
}

/** Does the selection reach from one cell or field into another? */
function crossesCells({ selection }: EditorState): boolean {
  if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return false;
  return [selection.$from, selection.$to].some(($pos) => holder($pos, "cell") ?? holder($pos, "field"));
}

function clearCells(view: EditorView): boolean {
  if (!crossesCells(view.state)) return false;
  view.dispatch(clearSelected(view.state.tr).scrollIntoView());
  return true;
}

/** Up and down from an empty place; a list of values has these keys for itself. */
function betweenSlots(view: EditorView, event: KeyboardEvent, book: FormBook): boolean {
  const step = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : undefined;
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const slot = event.target instanceof Element && !event.target.matches("select") && event.target.closest(".slot");
  return slot ? stepBetweenRows(view, placeOfControl(view, slot, book), step) : false;
}

/** Lists of values and empty places take the same steps as cells, though the editor does not hear their keys. */
function keysOfControls({ forms }: ViewTools): Plugin {
  return new Plugin({
    view: (view) => {
      const hear = (event: KeyboardEvent) => {
        if (!event.defaultPrevented && betweenSlots(view, event, forms)) return event.preventDefault();
        const step = event.defaultPrevented ? undefined : stepOfKey(event);
        const control = event.target instanceof Element && event.target.closest(".cell-choose, .slot");
        const place = step && control ? placeOfControl(view, control, forms) : undefined;
        if (place && takeStep(view, place, step!)) event.preventDefault();
      };
      view.dom.addEventListener("keydown", hear);
      return { destroy: () => view.dom.removeEventListener("keydown", hear) };
    },
    props: {
      handleTextInput: (view, _from, _to, text) => {
        if (!crossesCells(view.state)) return false;
        view.dispatch(clearSelected(view.state.tr).insertText(text).scrollIntoView());
        return true;
      },
    },
  });
}

/** @param tools what the node views are given as well */
export function formKeys(tools: ViewTools) {
  return Extension.create({
    name: "formKeys",
    // Before lists and free tables, which know the same keys.
    priority: 1100,
    addKeyboardShortcuts() {
      const { editor } = this;
      const step = (to: "next" | "previous" | "down", field: 1 | -1) => () =>
        stepFromCursor(editor.view, tools.forms, to) || stepInRequirement(editor.view, field);
      return {
        ArrowUp: () => arrowFromCursor(editor.view, tools.forms, "up"),
        ArrowDown: () => arrowFromCursor(editor.view, tools.forms, "down"),
        Tab: step("next", 1),
        "Shift-Tab": step("previous", -1),
        Enter: () => step("down", 1)() || breakLine(editor.view),
        "Shift-Enter": () => breakLine(editor.view),
        "Alt-ArrowUp": () => shiftRow(editor.view, -1),
        "Alt-ArrowDown": () => shiftRow(editor.view, 1),
        Backspace: () => clearCells(editor.view),
        Delete: () => clearCells(editor.view),
        Escape: () => {
          editor.view.dom.blur();
          return true;
        },
      };
    },
    addProseMirrorPlugins: () => [keysOfControls(tools)],
  });
}
