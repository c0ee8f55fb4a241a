/** Requirements as stored contents hold them: their cards, how they read there, and what differs between two readings. */
import { plainText, type DocNode } from "../../../content/schema/document.ts";
import { requirementFields, type RequirementField } from "../../../content/schema/forms.ts";

export type WordField = RequirementField | "priority";

/** Plain texts of a requirement's fields, and its priority. */
export type RequirementText = Record<WordField, string>;

/** A field that reads otherwise. */
export interface FieldChange {
  field: WordField;
  was: string;
  is: string;
}

const wordFields: readonly WordField[] = [...requirementFields, "priority"];

/** What a requirement that is not there says. */
export const noWords = Object.fromEntries(wordFields.map((field) => [field, ""])) as RequirementText;

/** The cards of requirements in a document, in order. */
export function cardsIn(node: DocNode): DocNode[] {
  if (node.type === "requirement") return [node];
  return (node.content ?? []).flatMap(cardsIn);
}

/** The uuid that names a card's requirement; empty on a card that has none yet. */
export function uuidOf(card: DocNode): string {
  return typeof card.attrs?.uuid === "string" ? card.attrs.uuid : "";
}

/** How a requirement reads on its card. */
export function wordsOf(card: DocNode): RequirementText {
  const text = (name: string) => plainText(card.content?.find((field) => field.attrs?.name === name) ?? { type: "" });
  const fields = requirementFields.map((name): [WordField, string] => [name, text(name)]);
  return Object.fromEntries([...fields, ["priority", String(card.attrs?.priority)]]) as RequirementText;
}

/** The fields that read otherwise, in the order of the card. */
export function fieldChanges(was: RequirementText, is: RequirementText): FieldChange[] {
  return wordFields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, was: was[field], is: is[field] }));
}
