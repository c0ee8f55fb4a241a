/**
 * Undo takes back a person's own letters and no more. Yjs brings deleted letters back as copies; copies of one's own and
 * of another one's letters that stand side by side become one item, and taking back the first would take the other along.
 * So before each step the copies are parted where one's own end.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

type Insertions = Y.UndoManager["undoStack"][number]["insertions"];

/** Parts an item and the copy that stands for it now, so that both end with the same letter. */
function part(transaction: Y.Transaction, item: Y.Item): void {
  const { store } = transaction.doc;
  if (!item.redone) return;
  let { length } = item;
  let place: Y.ID = item.redone;
  let copy = Y.getItem(store, place);
  for (;;) {
    const begins = place.clock - copy.id.clock;
    length = Math.min(length, copy.length - begins);
    if (!(copy instanceof Y.Item) || !copy.redone) break;
    place = Y.createID(copy.redone.client, copy.redone.clock + begins);
    copy = Y.getItem(store, place);
  }
  const end = (id: Y.ID) => Y.createID(id.client, id.clock + length);
  if (length < item.length) Y.getItemCleanStart(transaction, end(item.id));
  if (place.clock + length < copy.id.clock + copy.length) Y.getItemCleanStart(transaction, end(place));
}

function partOwn(transaction: Y.Transaction, insertions: Insertions | undefined): void {
  if (!insertions) return;
  Y.iterateDeletedStructs(transaction, insertions, (struct) => {
    if (struct instanceof Y.Item) part(transaction, struct);
  });
}

function careful(manager: Y.UndoManager, name: "undo" | "redo"): void {
  const [step, doing, stack] =
    name === "undo"
      ? ([manager.undo.bind(manager), "undoing", "undoStack"] as const)
      : ([manager.redo.bind(manager), "redoing", "redoStack"] as const);
  manager[name] = () => {
    let done: ReturnType<typeof step> = null;
    // Who hears of a step looks at the text as it is after it, which it is only when all is written.
    const emit = manager.emit.bind(manager);
    let tell = (): void => undefined;
    manager.emit = (event, args) => {
      if (event === "stack-item-popped") tell = () => emit(event, args);
      else emit(event, args);
    };
    try {
      manager.doc.transact((transaction) => {
        partOwn(transaction, manager[stack].at(-1)?.insertions);
        done = step();
        // The manager looks at it once more when all is written.
        manager[doing] = true;
      }, manager);
    } finally {
      manager[doing] = false;
      manager.emit = emit;
    }
    tell();
    return done;
  };
}

export const OwnUndo = Extension.create({
  name: "ownUndo",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("ownUndo"),
      view: (view) => {
        const { undoManager } = yUndoPluginKey.getState(view.state) as { undoManager: Y.UndoManager };
        careful(undoManager, "undo");
        careful(undoManager, "redo");
        return {};
      },
    }),
  ],
});
