/** The questions by which a block is filled: those of the template, then what its forms require and nobody asked about. */
import { answerPlace, type AnswerPlace } from "../../../content/templates/answer-places.ts";
import type { Form, Template, TemplateBlock } from "../../../content/templates/format.ts";
import { roleTitle } from "../../../content/templates/role-title.ts";

export interface Step {
  /** From 1. */
  number: number;
  /** As the template asks it; empty for a step that asks for the rest of a form. */
  question: string;
  /** Titles of the roles that know. */
  who: string[];
  place: AnswerPlace;
}

/** By what a block that nobody has begun may begin. */
export interface FirstQuestion {
  question: string;
  who: string[];
}

/** The first question of each block of a template, by the block's key. */
export function firstQuestions(template: Template | undefined): Map<string, FirstQuestion> {
  const first = new Map<string, FirstQuestion>();
  for (const { blocks } of template?.sections ?? [])
    for (const { key, ask } of blocks) {
      const { question, who } = ask[0]!;
      first.set(key, { question, who: who.map((role) => roleTitle(template!, role)) });
    }
  return first;
}

/** The steps of a template's block, in the order in which they are asked; none for blocks of one's own. */
export function stepsOf(template: Template | undefined, blockKey: string): Step[] {
  const block = template?.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === blockKey);
  if (!template || !block) return [];
  const asked = block.ask.map(({ question, who, into }) => ({
    question,
    who: who.map((role) => roleTitle(template, role)),
    place: answerPlace(block, into),
  }));
  const rest = block.forms.flatMap((form) => restOf(block, form).map((place) => ({ question: "", who: [], place })));
  return [...asked, ...rest].map((step, at) => ({ ...step, number: at + 1 }));
}

/** What of a form has to be filled and no question of the block fills. */
function restOf({ ask }: TemplateBlock, form: Form): AnswerPlace[] {
  const asked = new Set(ask.flatMap(({ into = [] }) => into));
  if (form.kind === "choice") return asked.has(form.key) ? [] : [{ kind: "choice", form }];
  if (form.kind === "matrix") return [];
  const columns = form.columns.filter(({ key, required }) => required && !asked.has(`${form.key}/${key}`));
  return columns.length > 0 ? [{ kind: "columns", form, columns }] : [];
}
