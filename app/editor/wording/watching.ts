/** Looks for vague words while somebody writes: after a pause, in idle time, and only in fields that have changed. */
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { checkableLine, checkedFields, type CheckedField } from "../../../content/wording/checkable.ts";
import type { Found } from "../../../content/wording/matcher.ts";
import { hintMarks } from "../hint-marks.ts";

/** How long nobody writes before it is looked, ms. */
const pauseMs = 400;

/** A vague word of a requirement in an editor. */
export interface Vague extends Found {
  /** Tells it from all others of the page, and stays while its field stays. */
  id: number;
  uuid: string;
}

interface Placed {
  vague: Vague;
  from: number;
  to: number;
}

export interface VagueWatch {
  /** What is vague in a line. */
  find: (line: string) => Found[];
  /** Is it kept deliberately? */
  isKept: (uuid: string, found: Found) => boolean;
  /** Hears what is marked now. */
  told: (vague: readonly Vague[]) => void;
}

let lastId = 0;

/** The line of a field as it is checked. */
function lineOf(field: Node): string {
  const parts: Parameters<typeof checkableLine>[0][number][] = [];
  field.forEach((node) =>
    parts.push({ type: node.type.name, text: node.text, marks: node.marks.map(({ type }) => type.name) }),
  );
  return checkableLine(parts);
}

/** Does a text hold any requirement? */
export function hasRequirements(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.type.name === "requirement";
    return !found && !node.isTextblock;
  });
  return found;
}

/** The checked fields of a text, each with the uuid of its requirement and the place of its first letter. */
function fieldsIn(doc: Node): { field: Node; uuid: string; at: number }[] {
  const found: { field: Node; uuid: string; at: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name !== "requirement") return !node.isTextblock;
    node.forEach((field, offset) => {
      if (!checkedFields.includes(field.attrs.name as CheckedField)) return;
      found.push({ field, uuid: String(node.attrs.uuid), at: pos + 1 + offset + 1 });
    });
    return false;
  });
  return found;
}

/** The marks that stand in an editor now. */
export function marksIn(editor: Editor): Placed[] {
  const marks = hintMarks.getState(editor.state)?.find() ?? [];
  return marks.map(({ from, to, spec }) => ({ from, to, vague: (spec as { vague: Vague }).vague }));
}

function same(one: readonly Placed[], other: readonly Placed[]): boolean {
  const key = (placed: readonly Placed[]) => placed.map(({ vague, from, to }) => `${vague.id} ${from} ${to}`).join();
  return key(one) === key(other);
}

function draw(editor: Editor, placed: readonly Placed[]): void {
  if (same(marksIn(editor), placed)) return;
  const { tr, doc } = editor.state;
  const marks = placed.map(({ vague, from, to }) => {
    const look = vague.level === "hint" ? "smell quiet" : "smell";
    return Decoration.inline(from, to, { class: look, "data-vague": String(vague.id) }, { vague });
  });
  editor.view.dispatch(tr.setMeta(hintMarks, DecorationSet.create(doc, marks)).setMeta("addToHistory", false));
}

/** @returns the way to stop, which takes the marks away */
export function watchVague(editor: Editor, { find, isKept, told }: VagueWatch): () => void {
  const known = new WeakMap<Node, (Found & { id: number })[]>();
  let timer: number | undefined;
  const learn = (field: Node) => {
    const found = find(lineOf(field)).map((one) => ({ ...one, id: ++lastId }));
    known.set(field, found);
    return found;
  };
  const show = (look: (field: Node) => (Found & { id: number })[]) => {
    const placed = fieldsIn(editor.state.doc).flatMap(({ field, uuid, at }) =>
      look(field)
        .filter((found) => !isKept(uuid, found))
        .map((found) => ({ vague: { ...found, uuid }, from: at + found.from, to: at + found.to })),
    );
    draw(editor, placed);
    told(placed.map(({ vague }) => vague));
  };
  const lookNow = () => {
    if (editor.isDestroyed) return;
    // Letters that are still being composed must not be drawn anew.
    if (editor.view.composing) return lookSoon();
    show((field) => known.get(field) ?? learn(field));
  };
  const inIdleTime = (work: () => void) =>
    "requestIdleCallback" in window ? window.requestIdleCallback(work, { timeout: 1_000 }) : work();
  const lookSoon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => inIdleTime(lookNow), pauseMs);
  };
  const changed = ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged) return;
    const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
    // A colleague's edit puts the whole text anew, and the marks with it; what has not changed is known already.
    if (sync?.isChangeOrigin) show((field) => known.get(field) ?? []);
    lookSoon();
  };
  editor.on("transaction", changed);
  inIdleTime(lookNow);
  return () => {
    window.clearTimeout(timer);
    editor.off("transaction", changed);
    if (!editor.isDestroyed) draw(editor, []);
  };
}
