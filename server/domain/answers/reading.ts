/** Reading a block by its questions: what is asked, of whom, and what the text already says in answer. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { BlockState } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { may } from "../people.ts";
import { blankRow, formKindOf, isAnswered, readRows, type AnswerRow } from "./field-reading.ts";
import { stepsOf, type Step } from "./steps.ts";

export interface AskedStep {
  number: number;
  /** Empty for a step that asks for what a form still requires. */
  question: string;
  who: string[];
  /** What the answer fills. */
  fills: ReturnType<typeof formKindOf>;
  /** The title of the form it fills; empty for words and requirements. */
  form: string;
  answered: boolean;
  rows: AnswerRow[];
  /** A row that is not there yet, for one more answer. */
  blank: AnswerRow | null;
}

export interface AskedBlock {
  id: string;
  title: string;
  state: BlockState;
  /** The reader may answer: the block is a draft, and his role writes (R3). */
  open: boolean;
  steps: AskedStep[];
}

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readAnswers(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<AskedBlock> {
  const { role } = await membership(ground, actor, projectId, "text.read");
  const { id, title, state, key, textId } = await liveBlock(ground.facts, projectId, blockId);
  const steps = await blockSteps(ground, projectId, key);
  const { doc } = await ground.texts.read(textId);
  const shown = steps.map((step) => shownStep(doc, key, step, ground.random.id()));
  return { id, title, state, open: state === "draft" && may(role, "answer.give"), steps: shown };
}

/** The steps of a block by the template of its project. */
export async function blockSteps(ground: Ground, projectId: string, blockKey: string): Promise<Step[]> {
  const { template } = await ground.facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  return stepsOf(ground.templates.get(template), blockKey);
}

function shownStep(doc: DocNode, blockKey: string, step: Step, newId: string): AskedStep {
  const rows = readRows(doc, blockKey, step);
  const { place, number, question, who } = step;
  const form = "form" in place ? place.form.title : "";
  const blank = blankRow(step, newId) ?? null;
  return { number, question, who, fills: formKindOf(step), form, answered: isAnswered(rows), rows, blank };
}
