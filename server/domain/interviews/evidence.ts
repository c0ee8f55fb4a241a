/** Traceability: which requirements have evidence from people, and which have none. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { placesOfTexts, requirementsInTexts } from "../requirements/requirements.ts";

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
  const links = await facts
    .selectFrom("excerptLinks")
    .innerJoin("excerpts", (join) =>
      join.onRef("excerpts.projectId", "=", "excerptLinks.projectId").onRef("excerpts.id", "=", "excerptLinks.excerptId"),
    )
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.projectId", "=", "excerpts.projectId")
        .onRef("interviews.id", "=", "excerpts.interviewId"),
    )
    .select(["excerptLinks.requirementUuid", "excerptLinks.suspectAt", "excerpts.confirmedAt"])
    .where("excerptLinks.projectId", "=", projectId)
    .where("interviews.consent", "!=", "none")
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
