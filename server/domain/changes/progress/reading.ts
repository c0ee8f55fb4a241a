/** How far each requirement has come: its latest mark beside it, in the order of the document. */
import type { ProgressStage } from "../../../db/progress-schema.ts";
import type { Ground } from "../../../ground.ts";
import { membership, type Actor } from "../../command.ts";
import { readRequirements } from "../../requirements/requirements.ts";

export interface ProgressedRequirement {
  uuid: string;
  code: string;
  statement: string;
  section: { id: string; title: string };
  /** Null until anybody has marked it. */
  mark: { stage: ProgressStage; day: string; note: string; name: string } | null;
  /** How many marks it has. */
  marks: number;
}

/** Requirements of blocks that are not being written, dropped ones left out. @throws Refusal not-found, not-allowed */
export async function readProgress(ground: Ground, actor: Actor, projectId: string): Promise<ProgressedRequirement[]> {
  await membership(ground, actor, projectId, "change-log.read");
  const { facts } = ground;
  const rows = await facts
    .selectFrom("requirementProgress")
    .leftJoin("accounts", "accounts.id", "requirementProgress.accountId")
    .select(["uuid", "stage", "day", "note", "accounts.name"])
    .where("projectId", "=", projectId)
    .orderBy("at")
    .orderBy("requirementProgress.id")
    .execute();
  return (await readRequirements(facts, projectId))
    .filter(({ block, status }) => !block.draft && status !== "dropped")
    .map(({ uuid, code, statement, section }) => {
      const own = rows.filter((row) => row.uuid === uuid);
      const latest = own.at(-1);
      const mark = latest ? { stage: latest.stage, day: latest.day, note: latest.note, name: latest.name ?? "" } : null;
      return { uuid, code, statement, section, mark, marks: own.length };
    });
}
