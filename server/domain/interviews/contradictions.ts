/** Quotes that disagree: marked, and resolved by a decision that is recorded; both quotes stay as they were said. */
import type { Contradictions } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { limits, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { excerptOf, interviewOf, tell } from "./interview-rows.ts";
import { listExcerpts, type ShownExcerpt } from "./excerpt-views.ts";

/** Two quotes as somebody marks them. */
export interface NewContradiction {
  first: string;
  second: string;
  note?: string | undefined;
}

/**
 * Says that two quotes disagree.
 * @returns the id of the contradiction
 * @throws Refusal not-found, not-allowed, same-quote, already-contradicting, too-long
 */
export function markContradiction(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: NewContradiction,
): Promise<string> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    if (given.first === given.second) throw new Refusal("same-quote", {}, "quote");
    const first = await excerptOf(q, projectId, given.first);
    const second = await excerptOf(q, projectId, given.second);
    const [firstId, secondId] = [first.id, second.id].sort() as [string, string];
    const row: Contradictions = {
      ...{ projectId, id: command.id(), firstId, secondId, note: optionalText("note", given.note, limits.reason) },
      ...{ createdBy: actor.accountId, createdAt: now, decision: "", decidedBy: null, decidedAt: null },
    };
    const made = await q
      .insertInto("contradictions")
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw new Refusal("already-contradicting");
    const data = { contradiction: row.id, excerpts: [firstId, secondId] };
    await tell(command, "contradiction.marked", await interviewOf(q, projectId, first.interviewId), data);
    return row.id;
  });
}

/** Records how a contradiction was decided. @throws Refusal not-found, not-allowed, contradiction-resolved, required, too-long */
export function resolveContradiction(
  ground: Ground,
  actor: Actor,
  projectId: string,
  contradictionId: string,
  decision: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const row = await q
      .selectFrom("contradictions")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("id", "=", contradictionId)
      .executeTakeFirst();
    if (!row) throw new Refusal("not-found");
    if (row.decidedAt !== null) throw new Refusal("contradiction-resolved");
    await q
      .updateTable("contradictions")
      .set({
        ...{ decision: requiredText("decision", decision, limits.remark), decidedBy: actor.accountId, decidedAt: now },
      })
      .where("projectId", "=", projectId)
      .where("id", "=", contradictionId)
      .execute();
    const { interviewId } = await q
      .selectFrom("excerpts")
      .select("interviewId")
      .where("projectId", "=", projectId)
      .where("id", "=", row.firstId)
      .executeTakeFirstOrThrow();
    const data = { contradiction: contradictionId };
    await tell(command, "contradiction.resolved", await interviewOf(q, projectId, interviewId), data);
  });
}

export interface ShownContradiction {
  id: string;
  first: ShownExcerpt;
  second: ShownExcerpt;
  note: string;
  /** Empty while it is open. */
  decision: string;
  decidedBy: string;
  decidedAt: string | null;
}

/** Open ones first; those of quotes that may be shown. @throws Refusal not-found, not-allowed */
export async function listContradictions(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<ShownContradiction[]> {
  await membership(ground, actor, projectId, "interview.read");
  const excerpts = new Map((await listExcerpts(ground, actor, projectId)).map((excerpt) => [excerpt.id, excerpt]));
  const rows = await ground.facts
    .selectFrom("contradictions")
    .leftJoin("accounts", "accounts.id", "contradictions.decidedBy")
    .selectAll("contradictions")
    .select("accounts.name as decidedByName")
    .where("contradictions.projectId", "=", projectId)
    .orderBy("contradictions.createdAt", "desc")
    .execute();
  return rows
    .flatMap(({ id, firstId, secondId, note, decision, decidedByName, decidedAt }) => {
      const [first, second] = [excerpts.get(firstId), excerpts.get(secondId)];
      return first && second ? [{ id, first, second, note, decision, decidedBy: decidedByName ?? "", decidedAt }] : [];
    })
    .sort((a, b) => Number(a.decidedAt !== null) - Number(b.decidedAt !== null));
}
