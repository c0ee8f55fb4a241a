/** What the page reads: drafts of a section or of the whole document that can go, and why the others stay. */
import { readCandidates, type Candidate } from "../../../server/domain/sign-off/candidates.ts";
import type { SignedInVisit } from "../../request.ts";

function shown({ blockId, section, readiness, deciders, obstacles }: Candidate) {
  const { number, title } = readiness;
  const names = deciders.flatMap(({ name }) => (name === null ? [] : [name]));
  return { blockId, number, title, section: section.title, names, obstacles };
}

export type ShownCandidate = ReturnType<typeof shown>;

/** Reads the page. */
export async function readSubmissionPage({ ground, actor, projectId, request }: SignedInVisit) {
  const section = new URL(request.url).searchParams.get("section");
  const { candidates, deadline } = await readCandidates(ground, actor, projectId);
  const asked = candidates.filter((candidate) => section === null || candidate.section.id === section);
  const title = asked[0]?.section.title ?? null;
  return {
    section: section === null ? null : title,
    deadline,
    going: asked.filter(({ obstacles }) => obstacles.length === 0).map(shown),
    staying: asked.filter(({ obstacles }) => obstacles.length > 0).map(shown),
  };
}
