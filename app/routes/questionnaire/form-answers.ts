/** How answers stand in the form: the names of its fields, and the answers read out of them, in the browser and at the server. */
import type { GivenAnswer } from "../../../server/domain/interviews/questionnaires/answers.ts";

/** Names of fields; `asked` stands for a question even where nothing is chosen. */
export const fieldNames = {
  asked: (question: string) => `asked-${question}`,
  words: (question: string) => `words-${question}`,
  one: (question: string) => `one-${question}`,
  several: (question: string, place: number) => `several-${question}-${place}`,
};

/** The answers to all questions of a form. @param fields by name */
export function answersOfForm(fields: Readonly<Record<string, string>>): GivenAnswer[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith("asked-"))
    .map((name) => answerOfForm(fields, name.slice("asked-".length)));
}

/** The answer to one question, by its id. */
export function answerOfForm(fields: Readonly<Record<string, string>>, question: string): GivenAnswer {
  const one = fields[fieldNames.one(question)];
  const several = fieldNames.several(question, 0).slice(0, -1);
  const ticked = Object.keys(fields)
    .filter((name) => name.startsWith(several))
    .map((name) => name.slice(several.length));
  return {
    question,
    words: fields[fieldNames.words(question)] ?? "",
    chosen: [...(one === undefined ? [] : [one]), ...ticked].map(Number),
  };
}

/** The question a field belongs to; undefined for fields of none. */
export function questionOfField(name: string): string | undefined {
  return /^(?:words|one|several)-([^-]+)/.exec(name)?.[1];
}
