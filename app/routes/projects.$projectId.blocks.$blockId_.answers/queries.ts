/** What the page of a block's questions reads: all of them, and the one that is being answered. */
import { giveAnswer } from "../../../server/domain/answers/answering.ts";
import { readAnswers } from "../../../server/domain/answers/reading.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import type { Posted, SignedInVisit } from "../../request.ts";
import { givenFrom, nameOf } from "./given.ts";

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readAnswersPage({ ground, actor, params, projectId, request }: SignedInVisit) {
  const block = await readAnswers(ground, actor, projectId, params.blockId ?? "");
  const asked = new URL(request.url).searchParams;
  const { steps } = block;
  // Whoever comes without a question goes on where nothing is answered yet.
  const first = steps.find(({ answered }) => !answered) ?? steps[0];
  const number = asked.has("question") ? Number(asked.get("question")) : first?.number;
  const step = block.open ? steps.find((each) => each.number === number) : undefined;
  const toc = steps.map(({ number: at, question, form, answered }) => ({ number: at, question, form, answered }));
  const { id, title, state, open } = block;
  // A new row keeps its id for as long as the address names it: sent twice, it is made once.
  const more = /^[0-9a-z]{20}$/.test(asked.get("more") ?? "");
  const blank = step && (more || step.rows.length === 0) ? step.blank : null;
  return { block: { id, title, state, open }, steps: toc, step: step && { ...step, blank } };
}

export type AnswersPage = Awaited<ReturnType<typeof readAnswersPage>>;
export type ShownStep = NonNullable<AnswersPage["step"]>;

/** What a colleague has answered where the person wrote something else. */
export interface Theirs {
  name: string;
  text: string;
  seen: string;
}

/** Writes the answer; undefined when it is written, else what a colleague has written there meanwhile. */
export async function answerStep(posted: Posted, { ground, actor, projectId, params }: SignedInVisit) {
  const blockId = params.blockId ?? "";
  const number = Number(posted.get("question"));
  try {
    await giveAnswer(
      ground,
      actor,
      projectId,
      blockId,
      number,
      givenFrom(posted, posted.get("intent") === "append" ? posted.get("append") : ""),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "answer-changed") throw error;
    const { steps } = await readAnswers(ground, actor, projectId, blockId);
    const fields = steps[number - 1]!.rows.flatMap((row) => row.fields);
    const field = fields.find((each) => nameOf(each) === error.field);
    return { error, theirs: { name: error.field ?? "", text: field?.text ?? "", seen: field?.seen ?? "" } };
  }
}
