/** Bodies and answers of filling a block by its questions in the JSON API. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";

const id = z.string();
const seen = z.string().meta({ description: "The stamp of what stands there, to be sent back with what is typed." });

const field = z.object({
  row: id.meta({ description: "Id of the row or uuid of the requirement; empty for words and choices." }),
  column: z.string().meta({ description: "Key of the column, or name of the requirement's field; may be empty." }),
  title: z.string(),
  kind: z.enum(["words", "line", "number", "date", "choice"]),
  options: z.array(z.object({ value: z.string(), title: z.string(), note: z.string() })),
  many: z.boolean().meta({ description: "Several options may be chosen: their values parted by «;»." }),
  ...{ unit: z.string(), hint: z.string(), example: z.string(), text: z.string(), seen },
  rich: z.boolean().meta({ description: "It holds references or formatting and is written in the text alone." }),
});

const row = z.object({ id, name: z.string(), fields: z.array(field) });

export const answers = z.object({
  ...{ id, title: z.string(), state: z.enum(["draft", "in-review", "agreed", "baselined"]) },
  open: z.boolean().meta({ description: "The block is a draft and you may write in it." }),
  steps: z.array(
    z.object({
      number: z.int(),
      question: z.string().meta({ description: "Empty for a step that asks for what a form still requires." }),
      who: z.array(z.string()).meta({ description: "Whom to ask." }),
      fills: z.enum(["words", "table", "card", "choice", "matrix", "requirement"]),
      form: z.string().meta({ description: "Title of the form it fills." }),
      answered: z.boolean(),
      rows: z.array(row),
      blank: row.nullable().meta({ description: "A row to make with one more answer." }),
    }),
  ),
});

export const given = z.object({
  fields: z.array(
    z.object({
      ...{ row: id, column: z.string(), text: z.string().meta({ maxLength: limits.answer }) },
      seen: seen.optional(),
      append: z.boolean().optional().meta({ description: "Behind what stands there, whatever it is by now." }),
    }),
  ),
});

export const written = z.object({
  written: z.int().meta({ description: "How many fields say something new." }),
  fields: z.array(z.object({ row: id, column: z.string(), text: z.string(), seen })),
});
