/** The format of `talk.yaml`: what is discussed in the demonstration project, and what integrators ask about it. */
import { z } from "zod";

const sentence = z.string().trim().min(1);
const day = z.iso.date("дата вида 2026-12-31");

const said = z.strictObject({ by: sentence, says: sentence });

const thread = said.extend({
  block: sentence,
  /** Words of one line of the block; without them the whole block. */
  quote: sentence.optional(),
  replies: z.array(said).default([]),
  left: z.strictObject({ to: sentence, due: day }).optional(),
  resolved: sentence.optional(),
});
export type DemoThread = z.infer<typeof thread>;

const question = said.extend({
  block: sentence.optional(),
  wording: sentence.optional(),
  category: sentence.optional(),
  expert: sentence.optional(),
  answer: sentence.optional(),
  answeredBy: sentence.optional(),
  published: z.boolean().default(false),
  /** From 1, in the order of the list. */
  sameAs: z.int().positive().optional(),
});
export type DemoQuestion = z.infer<typeof question>;

export const demoTalkFormat = z.strictObject({
  threads: z.array(thread),
  publication: sentence,
  questions: z.array(question),
  meeting: z.strictObject({
    ...{ title: sentence, heldOn: day, attendees: sentence },
    questions: z.array(z.strictObject({ question: sentence, block: sentence.optional(), answer: sentence.optional() })),
  }),
});
export type DemoTalk = z.infer<typeof demoTalkFormat>;
