/** Typed tables and requirement cards: `form > row > cell`, columns addressed by key; `requirement > field`. */
import { mergeAttributes, Node } from "@tiptap/core";
import { attribute, idText, keyText, oneOf, rankText } from "./attributes.ts";

export const formKinds = ["table", "card", "choice", "matrix"] as const;
export type FormKind = (typeof formKinds)[number];

/** An example row counts for nothing until a person accepts it; a struck one stays as a trace. */
export const rowStands = ["accepted", "example", "struck"] as const;
export type RowStand = (typeof rowStands)[number];

export const priorities = ["must", "should", "could", "wont"] as const;
export type Priority = (typeof priorities)[number];

/** The text fields of a requirement, in the order they are shown. */
export const requirementFields = ["statement", "criterion", "addressee", "stage", "source"] as const;
export type RequirementField = (typeof requirementFields)[number];

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

/** Nodes of typed tables and requirements. */
export const forms = [Form, Row, Cell, Requirement, Field];
