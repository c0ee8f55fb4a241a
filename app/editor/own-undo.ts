/**
 * Undo takes back a person's own letters and no more. Yjs brings deleted letters back as copies; copies of one's own and
 * of another one's letters that stand side by side become one item, and taking back the first would take the other along.
 * So before each step the copies are parted where one's own end.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from "@tiptap/pm/transform";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
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

/** Does it change more than letters of one line: lines themselves, lists, rows? */
function reshapes(tr: Transaction): boolean {
  return tr.steps.some((step, i) => {
    if (!(step instanceof ReplaceStep)) return !(step instanceof AddMarkStep || step instanceof RemoveMarkStep);
    const doc = tr.docs[i]!;
    const [$from, $to] = [doc.resolve(step.from), doc.resolve(step.to)];
    return !$from.sameParent($to) || !$from.parent.inlineContent || step.slice.openStart > 0 || step.slice.openEnd > 0;
  });
}

function isForeign(tr: Transaction): boolean {
  return (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

function managerOf(state: EditorState): Y.UndoManager {
  return (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }).undoManager;
}

export const OwnUndo = Extension.create({
  name: "ownUndo",
  addProseMirrorPlugins: () => {
    let heardOthers = false;
    return [
      new Plugin({
        key: new PluginKey("ownUndo"),
        // What one has made and another one has written in is not taken away in the same step that made it: nothing
        // would bring his words back with it.
        filterTransaction(tr, state) {
          if (!tr.docChanged) return true;
          if (isForeign(tr)) heardOthers = true;
          else if (heardOthers && reshapes(tr)) {
            managerOf(state).stopCapturing();
            heardOthers = false;
          }
          return true;
        },
        view: (view) => {
          const manager = managerOf(view.state);
          careful(manager, "undo");
          careful(manager, "redo");
          return {};
        },
      }),
    ];
  },
});
