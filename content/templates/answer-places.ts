/** Where answers to a block's questions belong: the places that `into` of the template names. */
import { requirementFields, type RequirementField } from "../schema/forms.ts";
import type { Column, Form, TemplateBlock } from "./format.ts";

type Table = Extract<Form, { kind: "table" }>;
type Card = Extract<Form, { kind: "card" }>;
type Choice = Extract<Form, { kind: "choice" }>;

/** The place of an answer: the block's own words, columns of a form, one of its options, or fields of a requirement. */
export type AnswerPlace =
  | { kind: "words" }
  | { kind: "columns"; form: Table | Card; columns: Column[] }
  | { kind: "choice"; form: Choice }
  | { kind: "requirement"; fields: RequirementField[] };

/** What stands for requirements among the forms of a block. */
const requirement = "requirement";

/** The place that a question of a block names; what is not known is left out, see `checkAnswers`. */
export function answerPlace({ forms }: TemplateBlock, into: readonly string[] = []): AnswerPlace {
  const [first] = into;
  if (first === undefined) return { kind: "words" };
  const [key] = first.split("/");
  const named = into.map((place) => place.split("/")[1] ?? "");
  if (key === requirement)
    return { kind: "requirement", fields: requirementFields.filter((field) => named.includes(field)) };
  const form = forms.find((each) => each.key === key);
  if (form?.kind === "choice") return { kind: "choice", form };
  if (form?.kind === "table" || form?.kind === "card")
    return { kind: "columns", form, columns: form.columns.filter((column) => named.includes(column.key)) };
  return { kind: "words" };
}

/** Checks that every place is one, that a question keeps to one form, and that no place is asked about twice. */
export function checkAnswers(block: TemplateBlock, complain: (field: string, reason: string) => void): void {
  const known = new Set(block.forms.flatMap(placesOf).concat(requirementFields.map((f) => `${requirement}/${f}`)));
  const seen = new Set<string>();
  block.ask.forEach(({ into = [] }, i) => {
    into.forEach((place, p) => {
      const field = `ask.${i}.into.${p}`;
      if (!known.has(place)) complain(field, `нет места «${place}»`);
      if (place.split("/")[0] !== into[0]!.split("/")[0]) complain(field, "места одного вопроса — из одной формы");
      if (seen.has(place)) complain(field, `о месте «${place}» уже спрашивает другой вопрос`);
      seen.add(place);
    });
  });
}

function placesOf(form: Form): string[] {
  if (form.kind === "choice") return [form.key];
  if (form.kind === "matrix") return [];
  return form.columns.map(({ key }) => `${form.key}/${key}`);
}
