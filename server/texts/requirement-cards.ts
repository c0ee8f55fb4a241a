/** Requirement cards inside a live text: finding them, telling doubles apart, changing their words. */
import * as Y from "yjs";
import { requirementFields, type RequirementField } from "../../content/schema/forms.ts";
import { completeLine, writeLetters } from "../../content/schema/writing/line-writing.ts";
import type { RequirementEdit, RequirementEdited } from "../domain/texts.ts";

/** Cards of a text in its order. */
export function* cardsIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === "requirement") yield child;
    else yield* cardsIn(child);
  }
}

function uuidOf(card: Y.XmlElement): string {
  return String(card.getAttribute("uuid") ?? "");
}

/** Names a card by the struct that made it, which no copy shares. */
function makerOf({ _item }: Y.XmlElement): string {
  return `${_item!.id.client}:${_item!.id.clock}`;
}

/**
 * Cards that need a uuid of their own: those without one, and those that double an earlier one. Which of two was earlier is
 * known from the last look; of two newcomers the first in the text is.
 * @param known makers of cards by uuid as of the last look; brought up to date
 */
export function doublesIn(fragment: Y.XmlFragment, known: Map<string, string>): Y.XmlElement[] {
  const byUuid = new Map<string, Y.XmlElement[]>();
  for (const card of cardsIn(fragment)) byUuid.set(uuidOf(card), [...(byUuid.get(uuidOf(card)) ?? []), card]);
  const before = new Map(known);
  known.clear();
  const doubles = byUuid.get("") ?? [];
  byUuid.delete("");
  for (const [uuid, cards] of byUuid) {
    const first = cards.find((card) => makerOf(card) === before.get(uuid)) ?? cards[0]!;
    known.set(uuid, makerOf(first));
    doubles.push(...cards.filter((card) => card !== first));
  }
  return doubles;
}

/** The update that a change of a copy of the text makes; undefined when it changes nothing. */
export function changeOf(state: Uint8Array, change: (fragment: Y.XmlFragment) => void): Uint8Array | undefined {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.once("update", () => (changed = true));
  doc.transact(() => change(doc.getXmlFragment("default")));
  return changed ? Y.encodeStateAsUpdate(doc, before) : undefined;
}

/** Writes words into a card. Of a changed field only what differs is replaced, so that others may write in it meanwhile. */
export function writeCard(
  fragment: Y.XmlFragment,
  uuid: string,
  { priority, fields = {} }: RequirementEdit,
): RequirementEdited {
  const card = [...cardsIn(fragment)].find((one) => uuidOf(one) === uuid);
  if (!card) return "absent";
  const changes = Object.entries(fields) as [RequirementField, string][];
  if (changes.some(([name]) => isRich(fieldOf(card, name)))) return "rich";
  if (priority) card.setAttribute("priority", priority);
  for (const [name, text] of changes) writeLine(fieldOf(card, name) ?? addField(card, name), text);
  return "done";
}

function fieldOf(card: Y.XmlElement, name: RequirementField): Y.XmlElement | undefined {
  return card
    .toArray()
    .find((one): one is Y.XmlElement => one instanceof Y.XmlElement && one.getAttribute("name") === name);
}

function isRich(field: Y.XmlElement | undefined): boolean {
  return field?.toArray().some((child) => !(child instanceof Y.XmlText)) === true;
}

function addField(card: Y.XmlElement, name: RequirementField): Y.XmlElement {
  const rank = (one: unknown) =>
    requirementFields.indexOf((one as Y.XmlElement).getAttribute("name") as RequirementField);
  const at = card.toArray().findIndex((one) => rank(one) > requirementFields.indexOf(name));
  const field = new Y.XmlElement("field");
  field.setAttribute("name", name);
  card.insert(at < 0 ? card.length : at, [field]);
  return field;
}

function writeLine(field: Y.XmlElement, text: string): void {
  completeLine(field);
  writeLetters(field.toArray() as Y.XmlText[], text);
}
