/** Change control in tests: blocks that are agreed or in a version, requests on them, and decisions in one line each. */
import type { DocNode } from "../../content/schema/document.ts";
import type { Actor } from "../../server/domain/command.ts";
import { decideChange } from "../../server/domain/changes/deciding.ts";
import { estimateChange } from "../../server/domain/changes/estimating.ts";
import type { Impact } from "../../server/domain/changes/fields.ts";
import { judge } from "../../server/domain/changes/judging.ts";
import { raiseChange, type NewChange } from "../../server/domain/changes/raising.ts";
import { requestOf } from "../../server/domain/changes/change-rows.ts";
import { addBlock } from "../../server/domain/document/blocks.ts";
import { nameApprover } from "../../server/domain/sign-off/approvers.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../server/domain/sign-off/rounds.ts";
import { submitChange } from "../../server/domain/changes/submitting.ts";
import { readContent } from "../../server/domain/history/revision-content.ts";
import type { TestGround } from "./ground.ts";
import { proved, saying, signStage, type SignStage } from "./sign-off.ts";

export interface ChangeStage extends Omit<SignStage, "decide"> {
  /** «Менеджер отвечает за 10 минут», agreed by the head. */
  agree(words?: string): Promise<void>;
  /** A request whose fork of the block says these words. */
  propose(words: string | DocNode, given?: Partial<NewChange>): Promise<number>;
  /** Submitted and estimated: it may be decided. */
  submitted(number: number, impact?: Impact): Promise<void>;
  /** Its hash as it is read now. */
  hash(number: number): Promise<string>;
  decide(who: Actor, number: number, verdict?: string, hash?: string): ReturnType<typeof decideChange>;
  /** The words of the block now: of its live text and of its latest revision. */
  words(): Promise<{ live: string; revision: string }>;
}

/** @param ground with texts */
export async function changeStage(ground: TestGround): Promise<ChangeStage> {
  return changesOn(await signStage(ground));
}

/** The same on a stage that stands. */
export function changesOn(stage: SignStage): ChangeStage {
  const { ground } = stage;
  const { made, manager, editor, blockId, textId } = stage;
  const requestNow = (number: number) => requestOf(ground.facts, made.id, number);
  const linesOf = (doc: DocNode): string =>
    doc.text ?? (doc.content ?? []).map(linesOf).join(doc.type === "doc" ? "\n" : "");
  const self: ChangeStage = {
    ...stage,
    async agree(words = "Менеджер отвечает за 10 минут") {
      await stage.write(words);
      const { hash } = await stage.submit();
      await stage.sign(stage.head, hash);
    },
    async propose(words, given = {}) {
      const { number } = await raiseChange(ground, editor, made.id, {
        ...{ title: "Скорость ответа", cause: "need", blocks: [blockId], ...given },
      });
      const { targets } = await requestNow(number);
      const doc = typeof words === "string" ? saying(words) : words;
      await ground.texts.edit(targets[0]!.textId, doc, editor.accountId);
      return number;
    },
    async submitted(number, impact = { days: 1, money: 0 }) {
      await submitChange(ground, editor, made.id, number);
      await estimateChange(ground, manager, made.id, number, impact);
    },
    hash: async (number) => (await judge(ground.facts, made.id, number)).hash,
    async decide(who, number, verdict = "approve", hash) {
      const reason = verdict === "approve" ? "" : "Не сейчас";
      const read = hash ?? (await self.hash(number));
      return decideChange(ground, who, made.id, number, { hash: read, verdict, reason }, proved);
    },
    async words() {
      const { doc } = await ground.texts.read(textId);
      const { bytes } = await ground.facts
        .selectFrom("revisions")
        .select("bytes")
        .where("textId", "=", textId)
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      return { live: linesOf(doc), revision: linesOf(readContent(bytes).doc) };
    },
  };
  return self;
}

/** The same on a block of its own that the head signs, in a project that others use too. */
export async function changesOnOwnBlock(house: SignStage): Promise<ChangeStage> {
  const { ground, made, manager, head, editor } = house;
  const [section] = (await made.now()).sections;
  const { blockId, textId } = await addBlock(ground, manager, made.id, section!.id, { title: "Под изменения" });
  await nameApprover(ground, manager, made.id, { blockId }, { memberId: head.memberId });
  return changesOn({
    ...{ ...house, blockId, textId },
    write: async (words, who = editor) => void (await ground.texts.edit(textId, saying(words), who.accountId)),
    submit: (submission) => submitBlock(ground, manager, made.id, blockId, submission),
    sign: (who, hash, decision = "agreed") => decide(ground, who, made.id, [{ blockId, hash, decision }], proved),
  });
}
