/** What quotes are evidence for: links to requirements and blocks, looked at again when the notes changed under them. */
import type { ExcerptLinks } from "../../db/interview-schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { Refusal } from "../refusal.ts";
import { excerptOf, interviewOf, tell, type Reader } from "./interview-rows.ts";
import { maybeQuoted } from "./respondents.ts";

/** What a quote is linked to: one of the two. */
export interface LinkTarget {
  /** ТЗ-INT-003. */
  requirement?: string | undefined;
  /** Id of a block. */
  blockId?: string | undefined;
}

/** The ids of what is named. @throws Refusal not-found, no-such-requirement, required */
async function readTarget(q: Reader, projectId: string, { requirement, blockId }: LinkTarget) {
  if (requirement) {
    const code = requirement.trim().toUpperCase();
    const found = await q
      .selectFrom("requirements")
      .select("uuid")
      .where("projectId", "=", projectId)
      .where("code", "=", code)
      .executeTakeFirst();
    if (!found) throw new Refusal("no-such-requirement", { code }, "requirement");
    return { requirementUuid: found.uuid, blockId: null };
  }
  if (!blockId) throw new Refusal("required", { field: "requirement" }, "requirement");
  return { requirementUuid: null, blockId: (await liveBlock(q, projectId, blockId)).id };
}

/**
 * Makes a quote evidence for a requirement or a block.
 * @returns the id of the link
 * @throws Refusal not-found, not-allowed, no-such-requirement, already-linked, consent-forbids-quoting, required
 */
export function linkExcerpt(
  ground: Ground,
  actor: Actor,
  projectId: string,
  excerptId: string,
  target: LinkTarget,
): Promise<string> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const { interviewId } = await excerptOf(q, projectId, excerptId);
    const interview = await interviewOf(q, projectId, interviewId);
    if (!maybeQuoted(interview)) throw new Refusal("consent-forbids-quoting");
    const to = await readTarget(q, projectId, target);
    const row: ExcerptLinks = {
      ...{ projectId, id: command.id(), excerptId, ...to, createdBy: actor.accountId, createdAt: now },
      ...{ suspectAt: null, lookedBy: null, lookedAt: null },
    };
    const made = await q
      .insertInto("excerptLinks")
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw new Refusal("already-linked");
    const data = { excerpt: excerptId, link: row.id, requirement: to.requirementUuid, block: to.blockId };
    await tell(command, "excerpt.linked", interview, data);
    return row.id;
  });
}

async function linkOf(q: Reader, projectId: string, linkId: string): Promise<ExcerptLinks> {
  const row = await q
    .selectFrom("excerptLinks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", linkId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
}

/** Takes a link away; the quote stays. @throws Refusal not-found, not-allowed */
export function unlinkExcerpt(ground: Ground, actor: Actor, projectId: string, linkId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q } = command;
    const { excerptId } = await linkOf(q, projectId, linkId);
    const { interviewId } = await excerptOf(q, projectId, excerptId);
    await q.deleteFrom("excerptLinks").where("projectId", "=", projectId).where("id", "=", linkId).execute();
    const interview = await interviewOf(q, projectId, interviewId);
    await tell(command, "excerpt.unlinked", interview, { excerpt: excerptId, link: linkId });
  });
}

/** Says that somebody has looked at a suspect link and that it holds. @throws Refusal not-found, not-allowed, not-suspect */
export function lookAtLink(ground: Ground, actor: Actor, projectId: string, linkId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const { q, now } = command;
    const { excerptId, suspectAt } = await linkOf(q, projectId, linkId);
    if (suspectAt === null) throw new Refusal("not-suspect");
    const { interviewId } = await excerptOf(q, projectId, excerptId);
    await q
      .updateTable("excerptLinks")
      .set({ suspectAt: null, lookedBy: actor.accountId, lookedAt: now })
      .where("projectId", "=", projectId)
      .where("id", "=", linkId)
      .execute();
    const interview = await interviewOf(q, projectId, interviewId);
    await tell(command, "excerpt.looked-at", interview, { excerpt: excerptId, link: linkId });
  });
}
