/** What a content file of vague words holds. */
import { z } from "zod";

const sentence = z.string().trim().min(1).max(200);
const phrases = z.array(z.string().trim().min(1)).min(1);

/** What in the same sentence makes an expression precise. */
export const lifts = ["number", "trigger", "list", "reference"] as const;
export type Lift = (typeof lifts)[number];

/** A warning says that nobody could accept the requirement; a hint that it could read better. */
export const levels = ["warning", "hint"] as const;
export type Level = (typeof levels)[number];

const marker = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, "латинские строчные буквы и дефис"),
  find: phrases,
  except: z.array(z.string().trim().min(1)).default([]),
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
});

/** A content file as it is written: plain data, which the browser gets as it is. */
export type Wording = z.infer<typeof wordingFormat>;
export type Marker = Wording["markers"][number];

/** Both files. */
export type Wordings = Record<Wording["language"], Wording>;

/** How a marker is named outside of its file: `ru/convenient`. */
export function markerName(language: Wording["language"], id: string): string {
  return `${language}/${id}`;
}
