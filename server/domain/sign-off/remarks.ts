/** Answering remarks: «учтено» opens the block for that edit, «отклонено» with a reason leaves the visa standing. */
import { withReplacement } from "../../../content/schema/quotes.ts";
import type { Remarks } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { blockInPlace } from "../document/live-rows.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { may } from "../people.ts";
import { Refusal } from "../refusal.ts";
import { conclude, endRound, findOpenRound } from "./round-ending.ts";
import { remarkOf } from "./remark-list.ts";

export const answers = ["taken", "declined"] as const satisfies NonNullable<Remarks["answer"]>[];

export interface Answer {
  answer: (typeof answers)[number];
  /** Required when the remark is declined. */
  text?: string | null;
}

/**
 * Answers a remark. «Учтено» ends the round, opens the block and, when the remark proposed other words, puts them in as
 * an edit of its author; «отклонено» may make the block agreed, when nothing else was waited for.
 * @throws Refusal not-found, in-bin, not-allowed, not-responsible, remark-answered, required, too-long, replacement-lost
 */
export async function answerRemark(
  ground: Ground,
  actor: Actor,
  projectId: string,
  remarkId: string,
  input: Answer,
): Promise<void> {
  await membership(ground, actor, projectId, "remark.answer");
  const remark = await remarkOf(ground.facts, projectId, remarkId);
  const { textId } = await blockInPlace(ground.facts, projectId, remark.blockId);
  const answer = oneOf("answer", input.answer, answers);
  const text =
    answer === "declined"
      ? requiredText("answer", input.text, limits.remark)
      : optionalText("answer", input.text, limits.remark);
  await ground.texts.whileFrozen(textId, async ({ lock, edit }) => {
    const { replacement, accountId } = remark;
    const changed = answer === "taken" && replacement !== null;
    const doc = changed ? withReplacement((await ground.texts.read(textId)).doc, remark, replacement) : undefined;
    if (changed && !doc) throw new Refusal("replacement-lost");
    const state = await projectCommand(ground, actor, projectId, "remark.answer", (command) =>
      write(command, remarkId, { answer, text }),
    );
    lock(state !== "draft");
    if (doc) await edit(doc, accountId);
  });
}

/** @returns the state of the block from now on */
async function write(
  command: ProjectCommand,
  remarkId: string,
  { answer, text }: { answer: Answer["answer"]; text: string },
) {
  const { q, projectId, now, actorId } = command;
  const remark = await remarkOf(q, projectId, remarkId);
  const block = await blockInPlace(q, projectId, remark.blockId);
  if (!may(command.member.role, "block.assign") && block.responsibleId !== command.member.id)
    throw new Refusal("not-responsible");
  if (remark.answer !== null) throw new Refusal("remark-answered");
  const answered = { answer, answerText: text, answeredBy: actorId, answeredAt: now };
  await q.updateTable("remarks").set(answered).where("projectId", "=", projectId).where("id", "=", remarkId).execute();
  await command.journal({
    kind: "remark.answered",
    about: block.id,
    data: { remark: remarkId, digest: rowDigest({ ...remark, ...answered }), answer },
  });
  command.announce({ kind: "block", projectId, blockId: block.id, aspect: "sign-off" });
  const round = await findOpenRound(q, projectId, block.id);
  if (round) await (answer === "taken" ? endRound(command, round, "returned") : conclude(command, round));
  const { state } = await blockInPlace(q, projectId, block.id);
  // The edit that is promised would change a locked text (R3).
  if (answer === "taken" && state !== "draft") throw new Refusal("block-locked");
  return state;
}
