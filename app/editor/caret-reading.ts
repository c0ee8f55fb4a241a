/**
 * Reads where a person has put the caret before somebody else's edit is drawn. Browsers tell of a moved caret late, with
 * the next frame; what is drawn before that would put the caret back, and the person's next words into the old place.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";

/** Calls a listener before each frame from the server is taken in. @returns the way to stop listening */
export type Arrivals = (listener: () => void) => () => void;

/** What ProseMirror does when it hears of a moved caret; it offers no public way to make it look. */
interface Looking extends EditorView {
  domObserver: { flush(): void };
}

function readCaret(view: EditorView): void {
  if (!view.isDestroyed) (view as Looking).domObserver.flush();
}

export function caretReading(arrivals: Arrivals, awareness: Awareness) {
  return Extension.create({
    name: "caretReading",
    // Before the plugin that draws the others' carets a turn after they moved.
    priority: 1_000,
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("caretReading"),
        view: (view) => {
          const read = () => readCaret(view);
          const readNextTurn = () => void setTimeout(read, 0);
          const stop = arrivals(read);
          awareness.on("change", readNextTurn);
          return {
            destroy: () => {
              stop();
              awareness.off("change", readNextTurn);
            },
          };
        },
      }),
    ],
  });
}
