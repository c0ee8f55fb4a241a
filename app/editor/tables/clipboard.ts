/** The clipboard of the editor, as far as tables go: what comes into the cells of forms, and what goes out of them. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { clearSelected } from "../forms/deeds.ts";
import { placeOfControl } from "../forms/moving.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import { gridPlace, type GridPlace } from "../forms/places.ts";
import { copiedTable } from "./copied-tables.ts";
import { clipboardSerializer, clippingOf, inOrderOfSight, plainTextOf } from "./copying.ts";
import { pasteTable, type PasteReport } from "./pasting.ts";

export interface ClipboardParts {
  tools: ViewTools;
  /** Hears what became of a table that was pasted into a form. */
  pasted: (report: PasteReport) => void;
}

function placeOf(view: EditorView, target: EventTarget | null, { forms }: ViewTools): GridPlace | undefined {
  const control = target instanceof Element && target.closest(".cell-choose, .slot");
  return control ? placeOfControl(view, control, forms) : gridPlace(view.state.selection.$from, forms);
}

/** @returns whether the event was dealt with here */
function paste(view: EditorView, event: ClipboardEvent, { tools, pasted }: ClipboardParts): boolean {
  const { clipboardData } = event;
  if (!clipboardData || !view.editable) return false;
  const html = clipboardData.getData("text/html");
  const place = placeOf(view, event.target, tools);
  const table = place && copiedTable({ html, text: clipboardData.getData("text/plain") });
  if (!table) return false;
  void pasteTable(view, place, table, tools).then((report) => view.isDestroyed || pasted(report));
  return true;
}

function copy(view: EditorView, event: ClipboardEvent, { tools }: ClipboardParts): boolean {
  const clipping = event.clipboardData ? clippingOf(view.state, tools.forms) : undefined;
  if (!clipping) return false;
  event.clipboardData!.setData("text/html", clipping.html);
  event.clipboardData!.setData("text/plain", clipping.text);
  if (event.type === "cut" && view.editable) {
    const { tr } = view.state;
    view.dispatch(view.state.selection.$from.parent.inlineContent ? clearSelected(tr) : tr.deleteSelection());
  }
  return true;
}

const deeds = { paste, copy, cut: copy } as const;

/** Tables in and out of forms. */
export function tableClipboard(parts: ClipboardParts) {
  return Extension.create({
    name: "tableClipboard",
    priority: 1100,
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey("tableClipboard"),
          props: {
            clipboardSerializer: clipboardSerializer(this.editor.schema, parts.tools.forms),
            transformCopied: inOrderOfSight,
            clipboardTextSerializer: (slice) => plainTextOf(slice, parts.tools.forms),
          },
          view: (view) => {
            // Before the editor's own ears: it does not hear lists of values, and reads megabytes before it asks.
            const hear = (event: ClipboardEvent) => {
              const deed = deeds[event.type as keyof typeof deeds];
              if (event.defaultPrevented || !deed(view, event, parts)) return;
              event.preventDefault();
              event.stopImmediatePropagation();
            };
            for (const type of ["paste", "copy", "cut"] as const) view.dom.addEventListener(type, hear, true);
            return {
              destroy: () => {
                for (const type of ["paste", "copy", "cut"] as const) view.dom.removeEventListener(type, hear, true);
              },
            };
          },
        }),
      ];
    },
  });
}
