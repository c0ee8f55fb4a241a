/** Traceability: which requirements have evidence from people, and which have none. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { getRequirement, type RequirementReading } from "../requirements/requirement-reading.ts";
import { placesOfTexts, requirementsInTexts } from "../requirements/requirements.ts";
import { standingOfRounds } from "../sign-off/standing.ts";
import { listExcerpts, type ShownExcerpt } from "./excerpt-views.ts";
import { quotableLinks } from "./quotable-links.ts";

export interface RequirementEvidence {
  uuid: string;
  code: string;
  statement: string;
  block: { id: string; number: string; title: string };
  /** Quotes that are evidence for it. */
  quotes: number;
  confirmed: number;
  /** Links whose quotes changed since they were confirmed. */
  suspect: number;
}

/** Living requirements in the document's order, with their evidence. @throws Refusal not-found, not-allowed */
export async function readEvidence(ground: Ground, actor: Actor, projectId: string): Promise<RequirementEvidence[]> {
  await membership(ground, actor, projectId, "interview.read");
  const { facts } = ground;
  const places = await placesOfTexts(facts, projectId);
  const requirements = await requirementsInTexts(facts, projectId).orderBy("requirementWords.place").execute();
  const links = await quotableLinks(facts, projectId)
    .select(["excerptLinks.requirementUuid", "excerptLinks.suspectAt", "excerpts.confirmedAt"])
    .execute();
  return requirements
    .filter(({ textId, status }) => places.has(textId) && status !== "dropped")
    .map(({ uuid, code, statement, textId }) => {
      const { block, at } = places.get(textId)!;
      const own = links.filter(({ requirementUuid }) => requirementUuid === uuid);
      return {
        ...{ at, uuid, code, statement, quotes: own.length },
        block: { id: block.id, number: block.number, title: block.title },
        confirmed: own.filter(({ confirmedAt }) => confirmedAt !== null).length,
        suspect: own.filter(({ suspectAt }) => suspectAt !== null).length,
      };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...rest }) => rest);
}

export interface TracedRequirement {
  requirement: RequirementReading;
  /** Quotes that are evidence for it. */
  excerpts: ShownExcerpt[];
  /** Discussions that stand at it, the latest first. */
  threads: { id: string; openedAt: string; settled: boolean; words: string }[];
  /** Rounds that its block went through, with the visas that count, the latest first. */
  rounds: { number: number; submittedAt: string; visas: { name: string; decision: string; at: string }[] }[];
}

/** A requirement with where it comes from and what became of it. @throws Refusal not-found, not-allowed, text-unavailable */
export async function traceRequirement(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
): Promise<TracedRequirement> {
  await membership(ground, actor, projectId, "interview.read");
  const requirement = await getRequirement(ground, actor, projectId, code);
  const { uuid, block } = requirement;
  const [excerpts, threads, rounds] = await Promise.all([
    listExcerpts(ground, actor, projectId, { requirementUuid: uuid }),
    threadsAt(ground, projectId, uuid),
    roundsOf(ground, projectId, block.id),
  ]);
  return { requirement, excerpts, threads, rounds };
}

async function threadsAt({ facts }: Ground, projectId: string, uuid: string): Promise<TracedRequirement["threads"]> {
  const rows = await facts
    .selectFrom("threads")
    .innerJoin("comments", (join) =>
      join
        .onRef("comments.projectId", "=", "threads.projectId")
        .onRef("comments.threadId", "=", "threads.id")
        .on("comments.number", "=", 1),
    )
    .select(["threads.id", "threads.openedAt", "threads.resolvedAt", "comments.body"])
    .where("threads.projectId", "=", projectId)
    .where("threads.requirement", "=", uuid)
    .orderBy("threads.openedAt", "desc")
    .execute();
  return rows.map(({ id, openedAt, resolvedAt, body }) => ({
    id,
    openedAt,
    settled: resolvedAt !== null,
    words: body,
  }));
}

async function roundsOf({ facts }: Ground, projectId: string, blockId: string): Promise<TracedRequirement["rounds"]> {
  const rounds = await facts
    .selectFrom("rounds")
    .select(["id", "number", "submittedAt"])
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .orderBy("number", "desc")
    .execute();
  const standing = await standingOfRounds(
    facts,
    projectId,
    rounds.map(({ id }) => id),
  );
  const people = await facts
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rounds.map(({ id, number, submittedAt }) => ({
    ...{ number, submittedAt },
    visas: (standing.get(id) ?? []).flatMap(({ memberId, signOff }) =>
      signOff ? [{ name: names.get(memberId) ?? "", decision: signOff.decision, at: signOff.at }] : [],
    ),
  }));
}
