/** «Оставить осознанно»: a vague word that stays for a stated reason, and the taking back of that decision. */
import type { KeptWords } from "../../db/wording-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { mustFindRequirement, mustFindRequirementNow } from "../requirements/requirements.ts";
import { findVague, readCheckedLines } from "./checked-lines.ts";

export interface WordToKeep {
  /** `ru/convenient`. */
  marker: string;
  /** Of the hint, as it was told. */
  sentence: string;
  /** As typed. */
  reason: string;
}

/**
 * Keeps a word: it is not told of any more while the words of its sentence stand. Whoever rewrites the sentence is asked
 * anew, because the reason was given for other words; signs, case and ё do not count.
 * @throws Refusal not-found, not-allowed, wording-gone, wording-kept, text-unavailable and those of fields
 */
export async function keepWord(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
  { marker, sentence, reason }: WordToKeep,
): Promise<KeptWords> {
  await membership(ground, actor, projectId, "wording.keep");
  await mustFindRequirementNow(ground, projectId, code);
  return projectCommand(
    ground,
    actor,
    projectId,
    "wording.keep",
    async ({ q, now, actorId, id, journal, announce }) => {
      const { row: requirement } = await mustFindRequirement(q, projectId, code);
      const found = findVague(ground, await readCheckedLines(q, projectId), requirement).find(
        (one) => one.marker === marker && one.sentence === sentence,
      );
      const row: KeptWords = {
        ...{ projectId, id: id(), uuid: requirement.uuid, marker, words: found?.words ?? "", sentence },
        ...{ reason: requiredText("reason", reason, limits.reason), keptBy: actorId, keptAt: now },
        ...{ takenBackBy: null, takenBackAt: null },
      };
      if (!found) throw new Refusal("wording-gone");
      const known = await q
        .selectFrom("keptWords")
        .select("id")
        .where("projectId", "=", projectId)
        .where("uuid", "=", row.uuid)
        .where("marker", "=", marker)
        .where("sentence", "=", sentence)
        .where("takenBackAt", "is", null)
        .executeTakeFirst();
      if (known) throw new Refusal("wording-kept");
      await q.insertInto("keptWords").values(row).execute();
      await journal({
        kind: "wording.kept",
        about: row.uuid,
        data: { kept: row.id, code, marker, digest: rowDigest(row) },
      });
      announce({ kind: "requirements", projectId });
      return row;
    },
  );
}

/** Takes the decision back: the word is told of again. @throws Refusal not-found, not-allowed, wording-taken-back */
export function takeWordBack(ground: Ground, actor: Actor, projectId: string, keptId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "wording.keep", async ({ q, now, actorId, journal, announce }) => {
    const row = await q
      .selectFrom("keptWords")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("id", "=", keptId)
      .executeTakeFirst();
    if (!row) throw new Refusal("not-found");
    if (row.takenBackAt !== null) throw new Refusal("wording-taken-back");
    const back = { takenBackBy: actorId, takenBackAt: now };
    await q.updateTable("keptWords").set(back).where("projectId", "=", projectId).where("id", "=", keptId).execute();
    const { uuid, marker } = row;
    const { code } = await q
      .selectFrom("requirements")
      .select("code")
      .where("projectId", "=", projectId)
      .where("uuid", "=", uuid)
      .executeTakeFirstOrThrow();
    const data = { kept: keptId, code, marker, digest: rowDigest({ ...row, ...back }) };
    await journal({ kind: "wording.taken-back", about: uuid, data });
    announce({ kind: "requirements", projectId });
  });
}
