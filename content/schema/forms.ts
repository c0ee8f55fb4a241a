/**
 * Typed tables and requirement cards: `form > row > cell`, columns addressed by key; `requirement > field`. And references,
 * which name what they lead to by id alone, so that they follow every rename.
 */
import { mergeAttributes, Node } from "@tiptap/core";
import { attribute, idText, keyText, oneOf, originText, rankText } from "./attributes.ts";

export const formKinds = ["table", "card", "choice", "matrix"] as const;
export type FormKind = (typeof formKinds)[number];

/** An example row counts for nothing until a person accepts it; a struck one stays as a trace. */
export const rowStands = ["accepted", "example", "struck"] as const;
export type RowStand = (typeof rowStands)[number];

export const priorities = ["must", "should", "could", "wont"] as const;
export type Priority = (typeof priorities)[number];

/** The text fields of a requirement, in the order they are shown. */
export const requirementFields = ["statement", "criterion", "addressee", "stage", "owner", "source"] as const;
export type RequirementField = (typeof requirementFields)[number];

/** What a reference leads to: a requirement by its uuid, a block by its id, a member by his id. */
export const referenceKinds = ["requirement", "block", "person"] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

const Form = Node.create({
  name: "form",
  group: "block",
  content: "row*",
  isolating: true,
  selectable: true,
  addAttributes: () => ({
    key: attribute("key", "", keyText),
    kind: attribute("kind", "table", oneOf(formKinds)),
  }),
  parseHTML: () => [{ tag: "div[data-form]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-form": "" }), 0],
});

const Row = Node.create({
  name: "row",
  content: "cell*",
  isolating: true,
  addAttributes: () => ({
    id: attribute("id", "", idText),
    stand: attribute("stand", "accepted", oneOf(rowStands)),
    // Where the row is shown among the others: see row-order.ts.
    rank: attribute("rank", "", rankText),
  }),
  parseHTML: () => [{ tag: "div[data-row]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-row": "" }), 0],
});

const Cell = Node.create({
  name: "cell",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({ column: attribute("column", "", keyText) }),
  parseHTML: () => [{ tag: "div[data-cell]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-cell": "" }), 0],
});

const Requirement = Node.create({
  name: "requirement",
  group: "block",
  content: "field*",
  isolating: true,
  selectable: true,
  addAttributes: () => ({
    uuid: attribute("uuid", "", idText),
    priority: attribute("priority", "must", oneOf(priorities)),
    origin: attribute("origin", "", originText),
  }),
  parseHTML: () => [{ tag: "div[data-requirement]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-requirement": "" }), 0],
});

const Field = Node.create({
  name: "field",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({ name: attribute("name", "statement", oneOf(requirementFields)) }),
  parseHTML: () => [{ tag: "div[data-field]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-field": "" }), 0],
});

const Reference = Node.create({
  name: "reference",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    kind: attribute("kind", "requirement", oneOf(referenceKinds)),
    target: attribute("target", "", idText),
  }),
  parseHTML: () => [{ tag: "span[data-reference]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { "data-reference": "" })],
});

/** Nodes of typed tables, requirements and references. */
export const forms = [Form, Row, Cell, Requirement, Field, Reference];
