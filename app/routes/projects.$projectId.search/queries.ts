/** What the page of search reads: a part of what was found, as its address asks. */
import { partLength, searchProject } from "../../../server/domain/search/searching.ts";
import { hitKinds } from "../../../server/domain/search/shapes.ts";
import type { SignedInVisit } from "../../request.ts";

/** Whatever the address holds is read as well as it can be. @throws Refusal not-found, not-allowed */
export async function readSearchPage({ ground, actor, projectId, request }: SignedInVisit) {
  const asked = new URL(request.url).searchParams;
  const kind = hitKinds.find((one) => one === asked.get("kind"));
  const after = asked.get("after") ?? "";
  const skip = /^\d{1,6}$/.test(after) ? Number(after) : 0;
  const answer = await searchProject(ground, actor, projectId, asked.get("q") ?? "", { kind, skip });
  const end = skip + partLength;
  return {
    ...answer,
    kind: kind ?? null,
    first: skip + 1,
    earlier: skip > 0 ? Math.max(0, skip - partLength) : null,
    later: end < answer.total ? end : null,
  };
}
