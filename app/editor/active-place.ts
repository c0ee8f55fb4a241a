/** Marks the row, the cell or the card where the cursor is, so that its tools can be seen. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { holder } from "./forms/places.ts";

export const ActivePlace = Extension.create({
  name: "activePlace",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("activePlace"),
      props: {
        decorations: ({ doc, selection: { $head } }) => {
          const places = ["row", "cell", "requirement"].flatMap((type) => holder($head, type) ?? []);
          const marks = places.map(({ pos, node }) => Decoration.node(pos, pos + node.nodeSize, { class: "here" }));
          return marks.length > 0 ? DecorationSet.create(doc, marks) : null;
        },
      },
    }),
  ],
});
