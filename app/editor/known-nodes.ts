/**
 * Keeps the nodes of the document that somebody else's edit did not touch. The binding forgets all of them each time and
 * builds the whole document anew, which makes every letter of a colleague as dear as opening the text; it has already
 * forgotten those that changed by then.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

export function knownNodes(doc: Y.Doc) {
  return Extension.create({
    name: "knownNodes",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("knownNodes"),
        view: (view) => {
          const { binding } = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding };
          const { mapping } = binding;
          let hearing = false;
          const hear = () => (hearing = true);
          const heard = () => (hearing = false);
          // The document is rendered afresh on other occasions, and then everything has to be forgotten.
          mapping.clear = () => {
            if (!hearing) Map.prototype.clear.call(mapping);
          };
          doc.on("beforeObserverCalls", hear);
          doc.on("afterTransaction", heard);
          return {
            destroy: () => {
              doc.off("beforeObserverCalls", hear);
              doc.off("afterTransaction", heard);
            },
          };
        },
      }),
    ],
  });
}
