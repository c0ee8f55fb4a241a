/**
 * Reads where a person has put the caret before anything is done there: before somebody else's edit or caret is drawn, and
 * before his own key or clipboard. Browsers tell of a moved caret late, with the next frame; what is drawn before that would
 * put the caret back, and the person's next words would go into the old place.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { yCursorPluginKey } from "@tiptap/y-tiptap";

/** Calls a listener before each frame from the server is taken in. @returns the way to stop listening */
export type Arrivals = (listener: () => void) => () => void;

/** What ProseMirror does when it hears of a moved caret; it offers no public way to make it look. */
interface Looking extends EditorView {
  domObserver: { flush(): void };
}

const caretReadingKey = new PluginKey("caretReading");

function readCaret(view: EditorView): void {
  if (!view.isDestroyed) (view as Looking).domObserver.flush();
}

function readFirst(view: EditorView): false {
  readCaret(view);
  return false;
}

/** What a person does where the caret is. */
const deeds = ["keydown", "copy", "cut", "paste"] as const;

export function caretReading(arrivals: Arrivals) {
  return Extension.create({
    name: "caretReading",
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          key: caretReadingKey,
          props: { handleDOMEvents: Object.fromEntries(deeds.map((deed) => [deed, readFirst])) },
          view: (view) => ({ destroy: arrivals(() => readCaret(view)) }),
          // The others' carets are drawn a turn after they moved, and a click may come before that turn: it is read first.
          filterTransaction(tr) {
            const carets = tr.getMeta(yCursorPluginKey) as unknown;
            if (!carets || tr.docChanged || tr.getMeta(caretReadingKey)) return true;
            queueMicrotask(() => {
              if (editor.isDestroyed) return;
              readCaret(editor.view);
              editor.view.dispatch(editor.state.tr.setMeta(yCursorPluginKey, carets).setMeta(caretReadingKey, true));
            });
            return false;
          },
        }),
      ];
    },
  });
}
