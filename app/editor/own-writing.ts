/** What a person writes goes into the live text by our own rules; the binding's would lose letters of several people. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import { writeText } from "../../content/schema/writing/text-writing.ts";

interface Binding extends ProsemirrorBinding {
  _prosemirrorChanged(doc: Node): void;
}

export const OwnWriting = Extension.create({
  name: "ownWriting",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("ownWriting"),
      view: (view) => {
        const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding };
        // The binding's own way finds nothing left to write then, and remembers the caret.
        const rest = binding._prosemirrorChanged.bind(binding);
        binding._prosemirrorChanged = (doc) =>
          binding.doc.transact(() => {
            writeText(binding.type, doc, binding.mapping, view.state.selection.head);
            rest(doc);
          }, ySyncPluginKey);
        return {};
      },
    }),
  ],
});
