/** Gives every empty line that is made here its shared text at once, before anybody else can begin it. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bareLines } from "../../content/schema/lines.ts";

/** The nodes that a transaction put into the document. */
function* added({ changed, beforeState }: Y.Transaction): Generator<unknown> {
  for (const [type, keys] of changed) {
    if (!keys.has(null) || !(type instanceof Y.XmlFragment)) continue;
    for (const child of type.toArray()) {
      const { client, clock } = child._item!.id;
      if (clock >= (beforeState.get(client) ?? 0)) yield child;
    }
  }
}

const isElement = (node: unknown): node is Y.XmlElement => node instanceof Y.XmlElement;

export function newLines(doc: Y.Doc) {
  return Extension.create({
    name: "newLines",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("newLines"),
        view: () => {
          const give = (transaction: Y.Transaction) => {
            // Only what this editor's own hands made; of the same origin, so that undo takes it back with the line.
            if (transaction.origin !== ySyncPluginKey) return;
            const lines = bareLines(added(transaction), isElement);
            if (lines.length === 0) return;
            doc.transact(() => lines.forEach((line) => line.insert(0, [new Y.XmlText()])), ySyncPluginKey);
          };
          doc.on("afterTransaction", give);
          return { destroy: () => doc.off("afterTransaction", give) };
        },
      }),
    ],
  });
}
