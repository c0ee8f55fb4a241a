/** Quiet marks on words of requirements: drawn over the text, never written into it. What they are comes from outside. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";

/** Whoever knows the marks sets them as this key's meta of a transaction that changes nothing else. */
export const hintMarks = new PluginKey<DecorationSet>("hintMarks");

export const HintMarks = Extension.create({
  name: "hintMarks",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: hintMarks,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, marks) =>
          (tr.getMeta(hintMarks) as DecorationSet | undefined) ??
          (tr.docChanged ? marks.map(tr.mapping, tr.doc) : marks),
      },
      props: { decorations: (state) => hintMarks.getState(state) },
    }),
  ],
});
