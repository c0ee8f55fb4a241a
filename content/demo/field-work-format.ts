/** The formats of `interviews.yaml` and `changes.yaml`: whom the demonstration's group asked, and what it wants to change. */
import { z } from "zod";

const sentence = z.string().trim().min(1);
const day = z.iso.date("дата вида 2026-12-31");

const quote = z.strictObject({
  quote: sentence,
  kind: z.enum(["as-is", "to-be", "pain"]),
  tags: z.array(sentence).default([]),
  /** What it is evidence for: a requirement by its statement, or a block by its key. */
  requirement: sentence.optional(),
  block: sentence.optional(),
});

const interview = z.strictObject({
  /** Key of a role of the template. */
  role: sentence,
  ...{ name: sentence, position: sentence, department: sentence },
  consent: z.enum(["name", "role", "none"]),
  ...{ heldOn: day, heldAt: sentence, place: sentence, goal: sentence },
  by: z.array(sentence).min(1),
  blocks: z.array(sentence).min(1),
  /** What was said, by question; nothing yet in one that is only planned. */
  answers: z.array(z.strictObject({ question: sentence, lines: z.array(sentence).min(1) })).default([]),
  quotes: z.array(quote).default([]),
  /** What the respondent corrected, by the question's number; `{}`: «Записано верно»; left out: he was not asked yet. */
  confirmed: z.record(z.string(), sentence).optional(),
});
export type DemoInterview = z.infer<typeof interview>;

/** Words to a free question, places of options from 0 to another. */
const answer = z.union([sentence, z.array(z.int().min(0)).min(1)]);

const questionnaire = z.strictObject({
  /** Key of a role of the template. */
  role: sentence,
  ...{ title: sentence, by: sentence },
  blocks: z.array(sentence).min(1),
  /** Open for so many days from the demonstration's beginning. */
  days: z.int().min(1),
  questions: z.array(
    z.strictObject({
      question: sentence,
      kind: z.enum(["text", "one", "several"]).default("text"),
      options: z.array(sentence).default([]),
    }),
  ),
  respondents: z.array(
    z.strictObject({
      /** As a line of the list is pasted: name, position, department. */
      line: sentence,
      consent: z.enum(["name", "role", "none"]).default("role"),
      /** In the order of the questions; none yet of somebody who has not answered. */
      answers: z.array(answer).default([]),
      quotes: z.array(quote).default([]),
    }),
  ),
});
export type DemoQuestionnaire = z.infer<typeof questionnaire>;

export const demoInterviewsFormat = z.strictObject({
  interviews: z.array(interview),
  questionnaires: z.array(questionnaire),
});

const change = z.strictObject({
  title: sentence,
  kind: z.enum(["request", "clarification"]).default("request"),
  by: sentence,
  block: sentence,
  ...{ cause: sentence, channel: sentence, rationale: sentence, consequence: sentence },
  /** Words of the block, and what is to stand in their place. */
  from: sentence,
  to: sentence,
  /** Working days and roubles. */
  impact: z.strictObject({ days: z.number(), money: z.number(), risk: sentence }),
  /** Who has approved it. */
  approved: z.array(sentence).default([]),
});
export type DemoChange = z.infer<typeof change>;

export const demoChangesFormat = z.strictObject({
  /** Limits of the project: working days and roubles. */
  budget: z.strictObject({ days: z.number(), money: z.number() }),
  changes: z.array(change),
});
export type DemoChanges = z.infer<typeof demoChangesFormat>;
