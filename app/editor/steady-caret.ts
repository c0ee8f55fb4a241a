/**
 * Keeps one's own caret at the letters it stood beside when somebody else types in the same line. The binding guesses
 * carets anew by comparing texts, so that one could go on writing in the middle of another one's word; where the text
 * that held the caret still lives, its place in Yjs is the truth.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import * as Y from "yjs";

interface SyncState {
  binding: ProsemirrorBinding;
}

/** The place of a caret whose text was not taken away; undefined when only a guess can be made. */
function placeOf(relative: Y.RelativePosition, { doc, type, mapping }: ProsemirrorBinding): number | undefined {
  const decoded = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  if (!(decoded?.type instanceof Y.XmlText) || decoded.type._item!.deleted) return undefined;
  return relativePositionToAbsolutePosition(doc, type, relative, mapping) ?? undefined;
}

/** Somebody else's edit moves no page: the binding would look for the caret each time, and lay the whole text out. */
const stillPage = new PluginKey<boolean>("stillPage");

function isForeign(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

function keepPage(): Plugin<boolean> {
  return new Plugin<boolean>({
    key: stillPage,
    state: { init: () => false, apply: isForeign },
    props: { handleScrollToSelection: (view) => stillPage.getState(view.state) === true },
  });
}

export function steadyCaret(doc: Y.Doc) {
  return Extension.create({
    name: "steadyCaret",
    addProseMirrorPlugins: () => [
      keepPage(),
      new Plugin({
        key: new PluginKey("steadyCaret"),
        view: (view) => {
          const steady = ({ local }: Y.Transaction) => {
            const { binding } = ySyncPluginKey.getState(view.state) as SyncState;
            const before = binding.beforeTransactionSelection;
            if (local || before?.type !== "text" || !before.anchor || !before.head) return;
            const anchor = placeOf(before.anchor, binding);
            const head = placeOf(before.head, binding);
            const { selection, tr } = view.state;
            if (anchor === undefined || head === undefined) return;
            if (selection.anchor === anchor && selection.head === head) return;
            view.dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).setMeta("addToHistory", false));
          };
          doc.on("afterTransaction", steady);
          return { destroy: () => doc.off("afterTransaction", steady) };
        },
      }),
    ],
  });
}
