/** «Принято в работу», «сдано», «принято»: marks on requirements through the implementation, each with a dated note. */
import { progressStages, type RequirementProgress } from "../../../db/progress-schema.ts";
import type { Ground } from "../../../ground.ts";
import { projectCommand, type Actor } from "../../command.ts";
import { dayIn } from "../../document/due-days.ts";
import { limits, oneOf, optionalText, requiredDate } from "../../fields.ts";
import { rowDigest } from "../../journal.ts";
import { Refusal } from "../../refusal.ts";
import { mustFindRequirement } from "../../requirements/requirements.ts";

export { progressStages };

/** As typed. */
export interface NewMark {
  stage: string;
  /** YYYY-MM-DD. */
  day: string;
  note?: string | undefined;
}

/**
 * Marks how far a requirement has come; earlier marks stay as its history.
 * @throws Refusal not-found, not-allowed, progress-of-draft, day-ahead and those of fields
 */
export function markProgress(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
  { stage, day, note }: NewMark,
): Promise<RequirementProgress> {
  return projectCommand(ground, actor, projectId, "progress.mark", async (command) => {
    const { q, now, actorId, project } = command;
    const { row: requirement } = await mustFindRequirement(q, projectId, code);
    if (requirement.block.draft) throw new Refusal("progress-of-draft", { code });
    const row: RequirementProgress = {
      ...{ projectId, id: command.id(), uuid: requirement.uuid, accountId: actorId, at: now },
      ...{ stage: oneOf("stage", stage, progressStages), day: requiredDate("day", day) },
      note: optionalText("note", note, limits.reason),
    };
    if (row.day > dayIn(project.timeZone, new Date(now))) throw new Refusal("day-ahead", {}, "day");
    await q.insertInto("requirementProgress").values(row).execute();
    await command.journal({
      kind: "requirement.progressed",
      about: row.uuid,
      data: { mark: row.id, code, status: row.stage, digest: rowDigest(row) },
    });
    command.announce({ kind: "requirements", projectId });
    return row;
  });
}
