/**
 * Moving a block of prose among its siblings: a paragraph, a table, a card, an item of a list. A shared text knows no
 * moving: what is moved is written anew, and a letter typed into the old one at that moment would be lost with it. So
 * nothing is moved that somebody else's caret stands in (R5); rows of forms have ranks and need no such care.
 */
import type { ResolvedPos } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

/** A block among its siblings. */
export interface Sibling {
  /** Where the content of the parent begins. */
  start: number;
  /** How deep the parent stands; 0 for the document. */
  depth: number;
  index: number;
}

/** The block that a position stands in: the item of a list, else the outermost block. */
export function siblingAt($pos: ResolvedPos): Sibling | undefined {
  if ($pos.depth === 0) return undefined;
  let depth = 0;
  for (let at = $pos.depth; at > 0 && depth === 0; at--)
    if (/^(listItem|taskItem)$/.test($pos.node(at).type.name)) depth = at - 1;
  return { start: $pos.start(depth), depth, index: $pos.index(depth) };
}

/** From where to where siblings reach, the first and the last included. */
function reach(state: EditorState, { start }: Sibling, first: number, last: number): { from: number; to: number } {
  const parent = state.doc.resolve(start).parent;
  const sizes = parent.children.map(({ nodeSize }) => nodeSize);
  const sum = (end: number) => sizes.slice(0, end).reduce((all, size) => all + size, start);
  return { from: sum(first), to: sum(last + 1) };
}

interface Standing {
  cursor?: { anchor?: unknown; head?: unknown } | null;
}

/** Does another one's caret stand between two positions? */
function isSomebodyIn(state: EditorState, awareness: Awareness, { from, to }: { from: number; to: number }): boolean {
  const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
  const placeOf = (relative: unknown) =>
    relativePositionToAbsolutePosition(
      binding.doc,
      binding.type,
      Y.createRelativePositionFromJSON(relative) as Y.RelativePosition,
      binding.mapping,
    );
  for (const [client, { cursor }] of awareness.getStates() as Map<number, Standing>) {
    if (client === awareness.clientID || !cursor?.anchor || !cursor.head) continue;
    const places = [placeOf(cursor.anchor), placeOf(cursor.head)];
    // A caret that cannot be placed may be anywhere.
    if (places.some((place) => place === null || (place >= from && place <= to))) return true;
  }
  return false;
}

export type Moved = "moved" | "occupied" | "nowhere";

/**
 * Puts a block to another place among its siblings; the cursor goes along.
 * @param to its index when it has been taken out
 */
export function moveBlock(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  awareness: Awareness,
  sibling: Sibling,
  to: number,
): Moved {
  const { start, index } = sibling;
  const parent = state.doc.resolve(start).parent;
  if (to < 0 || to >= parent.childCount || to === index) return "nowhere";
  // Of two neighbours either may be the one that is written anew.
  const touched = reach(state, sibling, Math.min(index, to), Math.max(index, to));
  if (isSomebodyIn(state, awareness, touched)) return "occupied";
  const own = reach(state, sibling, index, index);
  const { tr } = state;
  const block = parent.child(index);
  const offset = state.selection.from - own.from;
  tr.delete(own.from, own.to);
  const rest = parent.children.filter((_, at) => at !== index).slice(0, to);
  const place = rest.reduce((sum, { nodeSize }) => sum + nodeSize, start);
  tr.insert(place, block);
  if (offset > 0 && offset < block.nodeSize) tr.setSelection(TextSelection.near(tr.doc.resolve(place + offset)));
  dispatch(tr.scrollIntoView());
  return "moved";
}
