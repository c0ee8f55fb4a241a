/**
 * Moving a need from its cell to a card. Written straight into the live text: of a line that others write in at this
 * moment only the taken letters may go, while the editor's own way would replace the line and drop what they type.
 */
import * as Y from "yjs";
import { requirementFields, type RequirementField } from "../../../content/schema/forms.ts";
import { parseOrigin } from "../../../content/schema/origins.ts";
import { completeLine } from "../../../content/schema/writing/line-writing.ts";

/** A cell by the places of its form, its row and itself among their neighbours, from the root on. */
export type CellPath = readonly number[];

/** Places inside a line, counted as the editor does: a letter is one, a break or a reference is one. */
export interface Stretch {
  from: number;
  to: number;
}

export interface NewCard {
  uuid: string;
  origin: string;
  fields: Partial<Record<RequirementField, string>>;
}

type Piece = Y.XmlText | Y.XmlElement;
interface Format {
  insert: string;
  attributes?: Record<string, unknown>;
}

/**
 * Moves a stretch of a cell's words to the statement of a new card behind the form and its earlier cards, and leaves a
 * reference in their place. Call it inside of a transaction.
 */
export function takeNeed(fragment: Y.XmlFragment, path: CellPath, stretch: Stretch, card: NewCard): void {
  const chain: Y.XmlFragment[] = [fragment];
  for (const index of path) chain.push(chain.at(-1)!.get(index) as Y.XmlElement);
  const [parent, , , cell] = chain.slice(-4) as [Y.XmlFragment, Y.XmlElement, Y.XmlElement, Y.XmlElement];
  const made = cardOf(card, takeOut(cell, stretch, card.uuid));
  parent.insert(behindCards(parent, path.at(-3)!), [made]);
  (made.toArray() as Y.XmlElement[]).forEach(completeLine);
}

const sizeOf = (piece: Piece): number => (piece instanceof Y.XmlText ? piece.length : 1);

/** From the end on, so that places before stay what they are. @returns copies of the pieces that were taken */
function takeOut(cell: Y.XmlElement, { from, to }: Stretch, uuid: string): Piece[] {
  const pieces = cell.toArray() as Piece[];
  const taken: Piece[] = [];
  let place = pieces.length;
  let start = pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index]!;
    start -= sizeOf(piece);
    const [first, last] = [Math.max(0, from - start), Math.min(sizeOf(piece), to - start)];
    if (last <= first) continue;
    taken.unshift(piece instanceof Y.XmlText ? copyOf(piece, first, last) : piece.clone());
    place = piece instanceof Y.XmlText ? cutText(cell, index, first, last) : index;
    if (piece instanceof Y.XmlElement) cell.delete(index, 1);
  }
  cell.insert(place, [element("reference", { kind: "requirement", target: uuid })]);
  completeLine(cell);
  return taken;
}

/** Cuts letters out of a text; what follows them becomes a text of its own. @returns the place between the two */
function cutText(cell: Y.XmlElement, index: number, first: number, last: number): number {
  const text = cell.get(index) as Y.XmlText;
  if (last < text.length) cell.insert(index + 1, [copyOf(text, last, text.length)]);
  text.delete(first, text.length - first);
  return index + 1;
}

function copyOf(text: Y.XmlText, first: number, last: number): Y.XmlText {
  const copy = new Y.XmlText();
  let start = 0;
  const pieces = (text.toDelta() as Format[]).flatMap((piece) => {
    const insert = piece.insert.slice(Math.max(0, first - start), Math.max(0, last - start));
    start += piece.insert.length;
    return insert ? [{ ...piece, insert }] : [];
  });
  copy.applyDelta(pieces);
  return copy;
}

function element(name: string, attributes: Record<string, string>, children: Piece[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children);
  return made;
}

function cardOf({ uuid, origin, fields }: NewCard, statement: Piece[]): Y.XmlElement {
  const made = requirementFields.map((name) =>
    element("field", { name }, name === "statement" ? statement : [new Y.XmlText(fields[name] ?? "")]),
  );
  return element("requirement", { uuid, priority: "must", origin }, made);
}

/** The place behind a form and the cards that follow it and came from it. */
function behindCards(parent: Y.XmlFragment, form: number): number {
  const key = (parent.get(form) as Y.XmlElement).getAttribute("key");
  let place = form + 1;
  for (const child of parent.toArray().slice(place)) {
    const origin = child instanceof Y.XmlElement ? String(child.getAttribute("origin") ?? "") : "";
    if (parseOrigin(origin)?.form !== key) break;
    place++;
  }
  return place;
}
