/** What helps while writing, in English. */
import type { EnglishOf } from "./messages.ts";
import type { ruWriting } from "./ru-writing.ts";

export const enWriting = {
  "writing.pasted.words_one": "The beginning was pasted: {count} word.",
  "writing.pasted.words_other": "The beginning was pasted: {count} words.",
  "writing.pasted.rowsLeft": "Table rows not pasted: {count}.",
  "writing.pasted.wordsLeft": "Words not pasted: {count}.",
  "writing.pasted.goOn": "No more fits at once: paste the rest in further parts.",
  "writing.deeds": "What to insert",
  "writing.deed.requirement": "Requirement",
  "writing.deed.h3": "Heading",
  "writing.deed.h4": "Smaller heading",
  "writing.deed.h5": "Smallest heading",
  "writing.deed.bullets": "List",
  "writing.deed.numbers": "Numbered list",
  "writing.deed.tasks": "Task list",
  "writing.deed.quote": "Quote",
  "writing.deed.table": "Plain table",
  "writing.deed.reference": "Reference to a requirement or block",
  "writing.deed.person": "Mention a person",
  "writing.deed.divider": "Divider",
} satisfies EnglishOf<typeof ruWriting>;
