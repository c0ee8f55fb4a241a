/** The format of a content file of vague words: what an analyst may write in it. */
import { z } from "zod";
import { levels, lifts, type Wording } from "./wording.ts";

const sentence = z.string().trim().min(1).max(200);
const phrase = z.string().trim().min(1);
const phrases = z.array(phrase).min(1);

const marker = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, "латинские строчные буквы и дефис"),
  title: z.string().trim().min(1).max(60),
  find: phrases,
  except: z.array(phrase).default([]),
  level: z.enum(levels),
  why: sentence,
  ask: sentence,
  lifted: z.array(z.enum(lifts)).default(["number"]),
  where: z.enum(["two-duties"]).optional(),
  replace: z.array(sentence).max(4).default([]),
});

export const wordingFormat = z.strictObject({
  language: z.enum(["ru", "en"]),
  units: phrases,
  numerals: phrases,
  triggers: phrases,
  references: phrases,
  duties: phrases,
  markers: z.array(marker).min(1),
}) satisfies z.ZodType<Wording>;
