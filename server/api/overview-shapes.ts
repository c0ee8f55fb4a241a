/** Answers about readiness, as schemas that check them and describe them. */
import { z } from "zod";
import { rules } from "../domain/overview/checks/facts.ts";

const id = z.string();

const gap = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("cell"),
      ...{ form: z.string(), formTitle: z.string(), row: z.string(), column: z.string(), columnTitle: z.string() },
      number: z.int().meta({ description: "The number that the row bears in the form; 0 in a card." }),
      name: z.string().meta({ description: "The beginning of the row's first filled cell." }),
    })
    .meta({ description: "A required cell is empty." }),
  z
    .object({ kind: z.literal("form"), form: z.string(), formTitle: z.string() })
    .meta({ description: "Nobody has filled in a whole form." }),
  z.object({ kind: z.literal("empty") }).meta({ description: "Nothing is written but what the template offered." }),
  z.object({ kind: z.literal("underived") }).meta({ description: "The text has not been looked through yet." }),
  z
    .object({ kind: z.literal("examples"), count: z.int() })
    .meta({ description: "Example rows that nobody accepted or struck out." }),
  z.object({ kind: z.literal("nobody") }).meta({ description: "Nobody is responsible." }),
  z.object({ kind: z.literal("no-date") }).meta({ description: "There is no due date." }),
  z.object({ kind: z.literal("overdue"), due: z.string().meta({ format: "date" }) }),
]);

const place = z.discriminatedUnion("to", [
  z.object({
    ...{ to: z.literal("block"), block: id },
    anchor: z
      .string()
      .nullable()
      .meta({ description: "A form's row or cell, or a requirement, in the document's page." }),
  }),
  z.object({ to: z.literal("members") }),
  z.object({ to: z.literal("bin") }).meta({ description: "What the template still offers to add." }),
]);

const block = z.object({
  ...{ id, key: z.string(), title: z.string(), number: z.string(), filled: z.boolean() },
  responsible: id.nullable().meta({ description: "Id of a member." }),
  gaps: z.array(gap),
  more: z.int().meta({ description: "Empty required cells beyond those in `gaps`." }),
});

export const readiness = z.object({
  filled: z.int().meta({ description: "Blocks in whose words nothing is missing, or of which nothing is required." }),
  of: z.int(),
  sections: z.array(z.object({ id, title: z.string(), filled: z.int(), blocks: z.array(block) })),
  checks: z.array(
    z.object({
      rule: z.enum(rules),
      severity: z.enum(["hint", "warning"]),
      sentence: z.string().meta({ description: "In the language of the account." }),
      place,
      items: z.array(z.object({ text: z.string(), place })),
    }),
  ),
});
