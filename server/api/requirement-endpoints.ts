/** Requirements, and typed tables as rows, in the JSON API. */
import { z } from "zod";
import { formKinds, priorities, referenceKinds, requirementFields, rowStands } from "../../content/schema/forms.ts";
import { requirementStatuses } from "../../content/schema/names.ts";
import { readBlockForms } from "../domain/document/form-rows.ts";
import { changeRequirement, requirementLimits } from "../domain/requirements/requirement-changes.ts";
import { readFilter } from "../domain/requirements/requirement-filter.ts";
import { getRequirement } from "../domain/requirements/requirement-reading.ts";
import { listRequirements } from "../domain/requirements/requirements.ts";
import { endpoint } from "./endpoint.ts";

const words = Object.fromEntries(requirementFields.map((name) => [name, z.string()])) as Record<
  (typeof requirementFields)[number],
  z.ZodString
>;

const block = z.object({ id: z.string(), number: z.string(), title: z.string() });

const origin = z.object({ form: z.string(), row: z.string(), column: z.string() });

const requirement = z.object({
  uuid: z.string(),
  code: z.string().meta({ examples: ["ТЗ-INT-003"] }),
  status: z.enum(requirementStatuses),
  priority: z.enum(priorities),
  ...words,
  block: block.extend({ draft: z.boolean().meta({ description: "Its words can be changed." }) }),
  section: z.object({ id: z.string(), title: z.string() }),
  origin: origin.nullable().meta({ description: "The cell it was made of." }),
});

const change = z.object({
  revision: z.int(),
  takenAt: z.string().meta({ format: "date-time" }),
  authors: z.array(z.object({ accountId: z.string(), name: z.string() })),
  kind: z.enum(["appeared", "changed", "disappeared"]),
  changes: z.array(z.object({ field: z.enum([...requirementFields, "priority"]), was: z.string(), is: z.string() })),
});

const requirementReading = requirement.extend({
  origin: origin
    .extend({ formTitle: z.string(), columnTitle: z.string(), text: z.string().nullable() })
    .nullable()
    .meta({ description: "The cell it was made of; `text` is null when the cell is gone." }),
  references: z.array(z.object({ kind: z.enum(referenceKinds), target: z.string(), title: z.string() })),
  referencedBy: z.array(
    z.object({
      block,
      requirement: z.string().nullable().meta({ description: "Code of the requirement that refers to it." }),
      context: z.string(),
    }),
  ),
  history: z.object({
    changes: z.array(change).meta({ description: "The latest first." }),
    cut: z.boolean().meta({ description: "Older revisions were not looked through." }),
  }),
});

/** A field limited by the domain, which trims it first and names the field it refuses. */
const field = (name: (typeof requirementFields)[number]) =>
  z.string().optional().meta({ maxLength: requirementLimits[name] });

const changes = z.object({
  priority: z.string().optional().meta({ enum: priorities }),
  status: z.string().optional().meta({ enum: requirementStatuses }),
  ...(Object.fromEntries(requirementFields.map((name) => [name, field(name)])) as Record<
    (typeof requirementFields)[number],
    z.ZodOptional<z.ZodString>
  >),
});

const forms = z.object({
  forms: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(formKinds),
      title: z.string(),
      columns: z.array(z.object({ key: z.string(), title: z.string(), required: z.boolean() })),
      rows: z.array(
        z.object({
          id: z.string(),
          stand: z.enum(rowStands),
          cells: z.record(z.string(), z.string()).meta({ description: "Words by the key of the column." }),
        }),
      ),
    }),
  ),
});

export const requirementEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/requirements",
    summary: "Requirements in the document's order",
    policy: "text.read",
    query: {
      section: "Id of a section.",
      stage: "A stage as it is written; `-` for requirements without one.",
      priority: priorities.join(", "),
      addressee: "An addressee as it is written; `-` for requirements without one.",
      status: requirementStatuses.join(", "),
      text: "Words that all stand in the code, the block or the fields.",
    },
    status: 200,
    answer: z.object({ requirements: z.array(requirement) }),
    handle: async ({ ground, actor, params, query }) => ({
      requirements: await listRequirements(ground, actor, params.p!, readFilter(query)),
    }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/requirements/:c",
    summary: "A requirement by its code, with its links, its origin and its history",
    policy: "text.read",
    status: 200,
    answer: requirementReading,
    handle: ({ ground, actor, params }) => getRequirement(ground, actor, params.p!, params.c!),
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/requirements/:c",
    summary: "Changes a requirement: its words as new edits of its live text, while the block is a draft; its status",
    policy: "requirement.change",
    body: changes,
    status: 200,
    answer: requirement,
    handle: ({ ground, actor, params, body }) => changeRequirement(ground, actor, params.p!, params.c!, body),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/blocks/:b/forms",
    summary: "Typed tables of a block as rows, from its live text",
    policy: "text.read",
    status: 200,
    answer: forms,
    handle: async ({ ground, actor, params }) => ({
      forms: await readBlockForms(ground, actor, params.p!, params.b!),
    }),
  }),
];
