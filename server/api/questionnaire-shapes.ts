/** Bodies and answers of questionnaires in the JSON API. */
import { z } from "zod";
import { limits } from "../domain/fields.ts";
import { consents } from "../domain/interviews/planning.ts";
import { answerLength } from "../domain/interviews/questionnaires/answers.ts";
import { questionKinds } from "../domain/interviews/questionnaires/questions.ts";

const id = z.string();
const day = z.string().meta({ format: "date", description: "That day included, in the project's time zone." });
const title = z.string().meta({ maxLength: limits.title });
const consentWords = z
  .string()
  .meta({ maxLength: limits.reason, description: "What respondents read above the choice of consent." });
const kind = z.enum(questionKinds);
const consent = z.enum(consents);

export const newQuestionnaire = z.object({
  ...{ title, closesOn: day, consentWords: consentWords.optional(), blocks: z.array(id) },
  role: z.string().meta({ description: "Key of a role of the template, as which all are asked." }),
});
export const changes = z.object({
  ...{ title: title.optional(), consentWords: consentWords.optional() },
  closesOn: day.optional().meta({ description: "Another day opens a closed questionnaire again." }),
});
export const made = z.object({ id, number: z.int() });
export const questions = z.object({
  questions: z
    .array(
      z.object({
        ...{ id: id.optional(), question: z.string().optional().meta({ maxLength: limits.reason }) },
        kind: z
          .string()
          .optional()
          .meta({ examples: [...questionKinds] }),
        options: z.array(z.string()).optional(),
      }),
    )
    .meta({ description: "In order: one of the questionnaire by its id, other words where given, or a new one." }),
});
export const respondents = z.object({
  lines: z.string().meta({ description: "A respondent a line: name, position, department, e-mail." }),
});

const madeLink = z.object({
  ...{ id, name: z.string(), mailed: z.boolean() },
  address: z.string().meta({ description: "Shown this once; whoever has it answers in the respondent's name." }),
});
export const madeLinks = z.object({ links: z.array(madeLink) });
export const renewed = madeLink;

const summary = z.object({
  ...{ id, number: z.int(), title: z.string(), role: z.string(), roleTitle: z.string(), closesOn: z.string() },
  ...{ state: z.enum(["draft", "open", "closed"]), asked: z.int(), sent: z.int() },
});
export const list = z.object({ questionnaires: z.array(summary) });

const respondent = z
  .object({
    ...{ name: z.string(), position: z.string(), department: z.string() },
    ...{ role: z.string(), roleTitle: z.string(), consent },
  })
  .meta({ description: "Without the consent `name` nothing but the role." });

export const shown = summary.extend({
  consentWords: z.string(),
  blocks: z.array(z.object({ id, number: z.string(), title: z.string() })),
  awaited: z
    .array(
      z.object({
        ...{ id, name: z.string(), position: z.string(), department: z.string() },
        answered: z.int().meta({ description: "Saved and not sent: read by nobody until it is." }),
      }),
    )
    .meta({ description: "Named to those who send links, until they have said that they do not want to be named." }),
  results: z.array(
    z.object({
      ...{ id, question: z.string(), kind, blockId: id.nullable(), answered: z.int(), withheld: z.int() },
      options: z.array(z.object({ option: z.string(), count: z.int() })),
      words: z.array(
        z.object({ interview: z.object({ id, number: z.int() }), respondent, lines: z.array(z.string()) }),
      ),
    }),
  ),
});

const token = z.string().meta({ description: "The secret of the personal link." });
export const secret = z.object({ token });
export const given = z.object({
  token,
  answers: z.array(
    z.object({
      question: id,
      words: z.string().optional().meta({ maxLength: answerLength }),
      chosen: z.array(z.int()).optional().meta({ description: "Places of the chosen options, from 0." }),
    }),
  ),
  consent: z
    .string()
    .optional()
    .meta({ examples: [...consents] }),
});
export const progress = z.object({ answered: z.int(), of: z.int() });
export const asked = progress.extend({
  ...{ project: z.string(), language: z.enum(["ru", "en"]), title: z.string(), name: z.string(), closesOn: z.string() },
  ...{ consentWords: z.string(), consent: consent.nullable() },
  questions: z.array(
    z.object({
      ...{ id, question: z.string(), kind, options: z.array(z.string()), words: z.string() },
      chosen: z.array(z.int()),
    }),
  ),
});
