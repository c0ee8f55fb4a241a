/** A project with a small cast for the rules of naming approvers, and rounds written as their commands write them. */
import { randomBytes } from "node:crypto";
import type { Decision, RoundOutcome } from "../../../server/db/sign-off-schema.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import {
  readApproverMatrix,
  type MatrixBlock,
  type MatrixSection,
} from "../../../server/domain/sign-off/approver-matrix.ts";
import type { TestGround } from "../../helpers/ground.ts";
import { project, type Person } from "../../helpers/projects.ts";

const id = () => randomBytes(10).toString("hex");

/** A project with a director, an engineer and an observer. */
export async function cast(ground: TestGround) {
  const made = await project(ground);
  const director = await made.join("approver", "Генеральный директор");
  const engineer = await made.join("editor", "Инженер");
  const observer = await made.join("observer");
  const [purpose, goals] = (await made.now()).sections;
  const matrix = () => readApproverMatrix(ground, made.manager, made.id);
  return {
    ...{ ground, ...made, director, engineer, observer, matrix },
    ...{ section: purpose!, block: purpose!.blocks[0]!, other: purpose!.blocks[1]!, goal: goals!.blocks[0]! },
    sectionNow: async (sectionId: string): Promise<MatrixSection> =>
      (await matrix()).sections.find((section) => section.id === sectionId)!,
    blockNow: async (blockId: string): Promise<MatrixBlock> =>
      (await matrix()).sections.flatMap(({ blocks }) => blocks).find((block) => block.id === blockId)!,
  };
}

export interface Turn {
  who: Person & { memberId: string };
  mandatory?: boolean;
  step?: number;
  decision?: Decision;
  /** He took the decision back. */
  revoked?: boolean;
}

interface Round {
  projectId: string;
  manager: Person;
  block: { id: string; textId: string };
  number?: number;
  outcome?: RoundOutcome;
}

/** Writes a round of a block, with what its approvers decided. */
export async function writeRound(ground: TestGround, round: Round, turns: Turn[]): Promise<void> {
  const { projectId, manager, block, number = 1, outcome = null } = round;
  const { id: revisionId, hash } = await takeRevision(ground, projectId, block.textId, "asked", manager);
  const at = ground.clock.now().toISOString();
  const roundId = id();
  const { facts } = ground;
  await facts
    .insertInto("rounds")
    .values({
      ...{ projectId, id: roundId, blockId: block.id, number, revisionId, hash, submittedBy: manager.accountId },
      ...{ submittedAt: at, deadline: null, endedAt: outcome && at, outcome },
    })
    .execute();
  for (const { who, mandatory = true, step = 1, decision, revoked } of turns) {
    const approverId = id();
    await facts
      .insertInto("roundApprovers")
      .values({
        ...{ projectId, id: approverId, roundId, memberId: who.memberId, roles: "[]", mandatory: mandatory ? 1 : 0 },
        ...{ step, behalf: "", substituteId: null, delegateId: null, delegationReason: "", signedBefore: null },
      })
      .execute();
    if (decision === undefined) continue;
    const signOffId = id();
    await facts
      .insertInto("signOffs")
      .values({
        ...{ projectId, id: signOffId, roundId, approverId, blockId: block.id, revisionId, hash, decision, at },
        ...{ accountId: who.accountId, behalf: "", differenceOnly: 0, late: 0, confirmedBy: "password" },
        ...{ rulesHash: "", identity: "", enteredBy: null, file: null, signedOn: null },
      })
      .execute();
    if (!revoked) continue;
    const taken = { projectId, signOffId, accountId: who.accountId, reason: "Передумал", at };
    await facts.insertInto("revocations").values(taken).execute();
  }
}
