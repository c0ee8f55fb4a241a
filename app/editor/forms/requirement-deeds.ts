/** What a person does to requirement cards, as changes of a transaction. */
import type { Node, Schema } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { requirementFields, type Priority, type RequirementField } from "../../../content/schema/forms.ts";
import type { NodePlace } from "./places.ts";

/** A new requirement with all its fields, ready to be written in. */
export function newRequirement(schema: Schema): Node {
  const fields = requirementFields.map((name) => schema.nodes.field!.create({ name }));
  return schema.nodes.requirement!.create({ uuid: crypto.randomUUID(), priority: "must" }, fields);
}

/** Inserts a requirement after the outermost block that holds the cursor, and goes to its statement. */
export function insertRequirement(tr: Transaction): Transaction {
  const { $to } = tr.selection;
  const pos = $to.depth > 0 ? $to.after(1) : tr.selection.to;
  tr.insert(pos, newRequirement(tr.doc.type.schema));
  return tr.setSelection(TextSelection.create(tr.doc, pos + 2)).scrollIntoView();
}

export function setPriority(tr: Transaction, { pos }: NodePlace, priority: Priority): Transaction {
  return tr.setNodeAttribute(pos, "priority", priority);
}

/** Adds a field that a card does not have, with a text in it, and puts the cursor after the text. */
export function addField(tr: Transaction, requirement: NodePlace, name: RequirementField, text: string): Transaction {
  const { schema } = tr.doc.type;
  let pos = requirement.pos + 1;
  for (let i = 0; i < requirement.node.childCount; i++) {
    const field = requirement.node.child(i);
    if (requirementFields.indexOf(field.attrs.name as RequirementField) > requirementFields.indexOf(name)) break;
    pos += field.nodeSize;
  }
  tr.insert(pos, schema.nodes.field!.create({ name }, text === "" ? [] : [schema.text(text)]));
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1 + text.length)).scrollIntoView();
}
