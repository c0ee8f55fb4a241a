/** A block that can be signed: a project, its approvers, a text, and decisions in one line each. */
import type { DocNode } from "../../content/schema/document.ts";
import type { Actor } from "../../server/domain/command.ts";
import { decide, type Deciding } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock, type Submission } from "../../server/domain/sign-off/rounds.ts";
import type { TestGround } from "./ground.ts";
import { project, type Person, type TestProject } from "./projects.ts";

type Member = Person & { memberId: string };

export interface SignStage {
  ground: TestGround;
  made: TestProject;
  manager: Person;
  editor: Member;
  /** A mandatory approver by position, and two who may be named. */
  head: Member;
  second: Member;
  third: Member;
  blockId: string;
  textId: string;
  state(): Promise<string>;
  write(words: string, who?: Actor): Promise<void>;
  submit(submission?: Submission): Promise<{ hash: string; id: string; revisionId: string }>;
  sign(who: Actor, hash: string, decision?: Deciding["decision"], remark?: string): ReturnType<typeof decide>;
  decide(who: Actor, deciding: Deciding): ReturnType<typeof decide>;
}

export const saying = (...lines: string[]): DocNode => ({
  type: "doc",
  content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

/** Who he is has been proved: its own tests try that. */
export const proved = () => Promise.resolve({ confirmedBy: "password" as const, rulesHash: "" });

export async function signStage(ground: TestGround): Promise<SignStage> {
  const made = await project(ground);
  const editor = await made.join("editor");
  const head = await made.join("approver", "РОП");
  const second = await made.join("approver");
  const third = await made.join("owner");
  const block = (await made.now()).sections[0]!.blocks[0]!;
  const stage: SignStage = {
    ...{ ground, made, manager: made.manager, editor, head, second, third, blockId: block.id, textId: block.textId },
    async state() {
      const { sections } = await made.now();
      return sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === block.id)!.state;
    },
    async write(words, who = editor) {
      await ground.texts.edit(block.textId, saying(words), who.accountId);
    },
    submit: (submission) => submitBlock(ground, made.manager, made.id, block.id, submission),
    sign: (who, hash, decision = "agreed", remark) =>
      stage.decide(who, { blockId: block.id, hash, decision, ...(remark && { remarks: [{ body: remark }] }) }),
    decide: (who, deciding) => decide(ground, who, made.id, [deciding], proved),
  };
  return stage;
}
