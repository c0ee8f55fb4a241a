/** Requirements in the live texts of tests. */
import type { DocNode } from "../../content/schema/document.ts";
import { requirementFields, type RequirementField } from "../../content/schema/forms.ts";
import type { Actor } from "../../server/domain/command.ts";
import type { TestGround } from "./ground.ts";

export interface Written extends Partial<Record<RequirementField, string>> {
  uuid: string;
  priority?: string;
  origin?: string;
}

/** A card as it stands in a document. */
export function requirementCard({ uuid, priority = "must", origin = "", ...fields }: Written): DocNode {
  const content = requirementFields.flatMap((name): DocNode[] => {
    const text = fields[name];
    return text ? [{ type: "field", attrs: { name }, content: [{ type: "text", text }] }] : [];
  });
  return { type: "requirement", attrs: { uuid, priority, origin }, content };
}

/** Makes a text consist of these requirements, and waits until they have their codes. */
export async function writeRequirements(
  { texts, textFacts }: TestGround,
  { accountId }: Actor,
  textId: string,
  ...written: Written[]
): Promise<void> {
  await texts.edit(textId, { type: "doc", content: written.map(requirementCard) }, accountId);
  await textFacts.settle(textId);
}
