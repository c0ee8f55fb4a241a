/** What helps while writing, in English. */
import type { EnglishOf } from "./messages.ts";
import type { ruWriting } from "./ru-writing.ts";

export const enWriting = {
  "writing.pasted.words_one": "The beginning was pasted: {count} word.",
  "writing.pasted.words_other": "The beginning was pasted: {count} words.",
  "writing.pasted.rowsLeft": "Table rows not pasted: {count}.",
  "writing.pasted.wordsLeft": "Words not pasted: {count}.",
  "writing.pasted.goOn": "No more fits at once: paste the rest in further parts.",
} satisfies EnglishOf<typeof ruWriting>;
