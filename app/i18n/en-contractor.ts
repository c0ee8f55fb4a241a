/** What is said in English of discussions of change requests, and of the contractor. */
import type { EnglishOf } from "./messages.ts";
import type { ruContractor } from "./ru-contractor.ts";

export const enContractor: EnglishOf<typeof ruContractor> = {
  "changeTalk.title": "Discussion",
  "changeTalk.lead": "Of the request as a whole, and of the words being written in it.",
  "changeTalk.write": "Write about the request. @ calls a member",
  "changeTalk.words": "Discuss the selected words",
  "changeTalk.wordsHint": "Select words in the text of the request first.",
  "changeTalk.nothingSelected": "Nothing is selected. Select words in the text of the request and press again.",
};
