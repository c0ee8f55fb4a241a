/** What the form of a new change request offers: locked blocks, and who may be its initiator. */
import { membersOfInside } from "../../changes/people.ts";
import { readProject } from "../../project/read-project.ts";
import type { SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found */
export async function readNewChange(visit: SignedInVisit) {
  const project = await readProject(visit);
  const asked = new URL(visit.request.url).searchParams;
  return {
    memberId: project.memberId,
    chosen: asked.get("block") ?? "",
    /** The question whose answer this changes the specification for. */
    question: asked.get("question") ?? "",
    people: await membersOfInside(visit),
    sections: project.sections
      .map(({ id, title, blocks }) => ({
        ...{ id, title },
        blocks: blocks.filter(({ state }) => state !== "draft").map((block) => ({ id: block.id, title: block.title })),
      }))
      .filter(({ blocks }) => blocks.length > 0),
  };
}
