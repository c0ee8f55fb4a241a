/**
 * Everything one editor is made of: the document's own extensions with the views of forms, and behaviour that never
 * writes when an editor is mounted or when somebody else's edit arrives.
 */
import { extensions as core, type AnyExtension, type Node } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import type { Link } from "@tiptap/extension-link";
import type { TaskItem } from "@tiptap/extension-list";
import { Plugin } from "@tiptap/pm/state";
import { Gapcursor } from "@tiptap/extensions";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { isSafeLink } from "../../content/schema/attributes.ts";
import { documentExtensions, schema } from "../../content/schema/schema.ts";
import { ActivePlace } from "./active-place.ts";
import { blockMoving } from "./block-handle.ts";
import { cardKeys } from "./card-keys.ts";
import { caretReading, type Arrivals } from "./caret-reading.ts";
import { carets } from "./carets.ts";
import { FirstLine } from "./first-line.ts";
import { formKeys } from "./form-keys.ts";
import { cellView } from "./forms/cell-view.ts";
import { fieldView } from "./forms/field-view.ts";
import { formView } from "./forms/form-view.ts";
import type { ViewMaker, ViewTools } from "./forms/node-chrome.ts";
import { originWords } from "./forms/origin-text.ts";
import { referenceText, referenceView } from "./forms/reference-view.ts";
import { requirementView } from "./forms/requirement-view.ts";
import { RowPlaces } from "./forms/row-places.ts";
import { rowView } from "./forms/row-view.ts";
import { tidyValues } from "./forms/tidy-values.ts";
import { guard } from "./guard.ts";
import { HintMarks } from "./hint-marks.ts";
import { knownNodes } from "./known-nodes.ts";
import { OwnUndo } from "./own-undo.ts";
import { OwnWriting } from "./own-writing.ts";
import type { CutReport } from "./paste/amounts.ts";
import { steadyCaret } from "./steady-caret.ts";
import { suggestions } from "./suggest/suggesting.ts";
import { tableClipboard } from "./tables/clipboard.ts";
import type { PasteReport } from "./tables/pasting.ts";
import { TypedShortcuts } from "./typed-shortcuts.ts";

export interface EditorParts {
  doc: Y.Doc;
  awareness: Awareness;
  arrivals: Arrivals;
  tools: ViewTools;
  refused: (why: "does-not-fit" | "occupied") => void;
  /** Hears what became of a table that was pasted into a form, and of any piece that was too large. */
  pasted: (report: PasteReport | CutReport) => void;
}

const views: Record<string, ViewMaker> = {
  form: formView,
  row: rowView,
  cell: cellView,
  requirement: requirementView,
  field: fieldView,
  reference: referenceView,
};

function withView(extension: Node, make: ViewMaker, tools: ViewTools): Node {
  return extension.extend({
    // Between cells and fields nothing can be written: a click beside the letters is meant for them.
    allowGapCursor: false,
    addNodeView: () => (props) => make(props.node, props.view, props.getPos, tools),
  });
}

/** A plugin that completes a person's own edits only: never the text as it was loaded, never another one's edit. */
function onlyOwnEdits(plugin: Plugin): Plugin {
  const append = plugin.spec.appendTransaction;
  if (!append) return plugin;
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      const foreign = transactions.some(
        (tr) => (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin,
      );
      return foreign ? null : append.call(this, transactions, before, after);
    },
  });
}

function editing(extension: AnyExtension, tools: ViewTools): AnyExtension {
  const make = views[extension.name];
  if (extension.name === "reference") return withView(referenceText(extension as Node, tools), make!, tools);
  if (make) return withView(extension as Node, make, tools);
  switch (extension.name) {
    case "table":
      return (extension as Node).extend({
        // Fixing a ragged table is writing on mount; and a plain table needs no view.
        addProseMirrorPlugins: () => [],
        addNodeView: () => null,
        renderHTML: () => ["div", { class: "t-wrap" }, ["table", { class: "free-t" }, ["tbody", 0]]],
      });
    case "taskItem":
      return (extension as typeof TaskItem).configure({
        a11y: { checkboxLabel: (node) => tools.t("editor.task", { text: node.firstChild?.textContent ?? "" }) },
      });
    case "link":
      return (extension as typeof Link)
        .configure({ protocols: [], defaultProtocol: "https", isAllowedUri: (address) => isSafeLink(address) })
        .extend({
          addProseMirrorPlugins() {
            return (this.parent?.() ?? []).map(onlyOwnEdits);
          },
        });
    default:
      return extension;
  }
}

/** Core extensions that are replaced or left out; pass to the editor. */
export const coreExtensions = { keymap: false, delete: false } as const;

/** Whoever takes back a line, a row or a list of his own leaves it standing while another one's words are in it. */
const allNodes = new Set(Object.keys(schema.nodes));

/** The extensions of an editor of a live text. */
export function editorExtensions(parts: EditorParts): AnyExtension[] {
  const { doc, awareness, arrivals, tools, refused, pasted } = parts;
  return [
    ...documentExtensions.map((extension) => editing(extension, tools)),
    // Its plugin rewrites a document that was emptied by somebody else.
    core.Keymap.extend({ addProseMirrorPlugins: () => [] }),
    Gapcursor,
    Collaboration.configure({ fragment: doc.getXmlFragment("default"), yUndoOptions: { protectedNodes: allNodes } }),
    knownNodes(doc),
    OwnWriting,
    OwnUndo,
    steadyCaret(doc),
    caretReading(arrivals),
    carets(awareness),
    formKeys(tools),
    tableClipboard({ tools, pasted }),
    RowPlaces,
    tidyValues(tools.forms),
    cardKeys(tools),
    suggestions(tools),
    TypedShortcuts,
    blockMoving({ awareness, tools, refused }),
    originWords(tools),
    ActivePlace,
    HintMarks,
    FirstLine,
    guard({ refused, cut: pasted }),
  ];
}
