/** Signs that become headings while they are typed, besides those that Tiptap knows: a block's first level is «#» too. */
import { Extension, textblockTypeInputRule } from "@tiptap/core";
import { headingLevels } from "../../content/schema/prose.ts";

export const TypedShortcuts = Extension.create({
  name: "typedShortcuts",
  addInputRules() {
    // «###» and on are the schema's own levels; whoever writes «#» or «##» means the highest there is.
    const type = this.editor.schema.nodes.heading!;
    return [textblockTypeInputRule({ find: /^(#{1,2})\s$/, type, getAttributes: { level: headingLevels[0] } })];
  },
});
