/** A line to write on, made by a person's own click or key: in an empty document, and below a table that stands last. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Adds an empty paragraph at the end, unless there is one, and puts the cursor into it. */
export function writeOn(view: EditorView): void {
  const { doc, schema, tr } = view.state;
  const last = doc.lastChild;
  if (last?.type.name !== "paragraph" || last.content.size > 0)
    tr.insert(doc.content.size, schema.nodes.paragraph!.create());
  view.dispatch(tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView());
  view.focus();
}

function isBelowEverything(view: EditorView, event: MouseEvent): boolean {
  const last = view.dom.lastElementChild;
  return event.target === view.dom && (!last || event.clientY > last.getBoundingClientRect().bottom);
}

export const FirstLine = Extension.create({
  name: "firstLine",
  // The text has come after the selection was made, which may stand where nothing can be written.
  onCreate() {
    const { view } = this.editor;
    if (!view.state.selection.$from.parent.inlineContent)
      view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("firstLine"),
      props: {
        handleDOMEvents: {
          click: (view, event) => {
            const { lastChild } = view.state.doc;
            if (lastChild?.isTextblock || !isBelowEverything(view, event)) return false;
            writeOn(view);
            return true;
          },
          beforeinput: (view) => {
            if (view.state.doc.childCount === 0) writeOn(view);
            return false;
          },
        },
        handleKeyDown: (view, event) => {
          if (view.state.doc.childCount > 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
          if (event.key !== "Enter" && event.key.length !== 1) return false;
          writeOn(view);
          return event.key === "Enter";
        },
      },
    }),
  ],
});
