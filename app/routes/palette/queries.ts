/** What the command palette reads: for the inside from the whole project, for integrators from their publication (R6). */
import { marked } from "../../../content/search/excerpt.ts";
import { termsOf } from "../../../content/search/words.ts";
import { may } from "../../../server/domain/people.ts";
import { listProjects, type ProjectSummary } from "../../../server/domain/projects/projects.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { listRecent } from "../../../server/domain/search/recent.ts";
import { searchProject } from "../../../server/domain/search/searching.ts";
import type { SearchHit } from "../../../server/domain/search/shapes.ts";
import { readDoor } from "../../../server/domain/tender/projection/door.ts";
import { searchOutside } from "../../../server/domain/tender/projection/search.ts";
import type { PaletteFound, PaletteHit, PaletteStart } from "../../palette/answer.ts";
import type { SignedInVisit } from "../../request.ts";
import { hitPath } from "../../search/hit-path.ts";

/** So much is shown of every kind. */
const each = 5;

function shown(projectId: string, hit: SearchHit): PaletteHit {
  const { kind, code, title, excerpt, block } = hit;
  const place = block && kind !== "block" ? `${block.number} ${block.title}` : "";
  return { kind, code, title, excerpt, place, to: hitPath(projectId, hit) };
}

/** The project of the page, if he takes part in it; to others it is as if there were none. */
async function projectOf({ ground, actor, request }: SignedInVisit): Promise<ProjectSummary | undefined> {
  const asked = new URL(request.url).searchParams.get("project");
  return (await listProjects(ground, actor)).find(({ id }) => id === asked);
}

async function isContractor({ ground, actor }: SignedInVisit, projectId: string): Promise<boolean> {
  try {
    return (await readDoor(ground, actor, projectId)).isContractor;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

export async function readStart(visit: SignedInVisit): Promise<PaletteStart> {
  const { ground, actor, account } = visit;
  const here = await projectOf(visit);
  const inside = here && may(here.role, "search.ask");
  const recent = inside ? await listRecent(ground, actor, here.id) : [];
  const outside = here && may(here.role, "tender.enter");
  const projects = (await listProjects(ground, actor)).filter(({ archived }) => !archived);
  return {
    project: here
      ? { id: here.id, role: here.role, isContractor: outside === true && (await isContractor(visit, here.id)) }
      : null,
    projects: projects.map(({ id, name, company, role }) => ({ id, name, company, role })),
    recent: recent.map((hit) => shown(here!.id, hit)),
    mayCreate: account.mayCreateProjects === 1 || account.isAdmin === 1,
  };
}

export async function readFound(visit: SignedInVisit, typed: string): Promise<PaletteFound> {
  const { ground, actor } = visit;
  const here = await projectOf(visit);
  if (here && may(here.role, "search.ask")) {
    const { query, counts, hits } = await searchProject(ground, actor, here.id, typed, { each, most: each * 7 });
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { query, total, hits: hits.map((hit) => shown(here.id, hit)) };
  }
  return here && may(here.role, "tender.enter")
    ? foundOutside(visit, here.id, typed)
    : { query: typed, total: 0, hits: [] };
}

/** Whoever has not accepted the terms yet finds nothing. */
async function foundOutside(visit: SignedInVisit, projectId: string, typed: string): Promise<PaletteFound> {
  const { ground, actor, context } = visit;
  try {
    const hits = await searchOutside(ground, actor, projectId, undefined, typed, context.language);
    const terms = termsOf(typed);
    const to = (id: string) => `/tender/${projectId}?q=${encodeURIComponent(typed)}#block-${id}`;
    const told = hits.slice(0, each).map(({ id, number, title, snippets: [first] }): PaletteHit => {
      const excerpt = first
        ? [
            { text: first.before, found: false },
            { text: first.match, found: true },
          ]
        : [];
      if (first) excerpt.push({ text: first.after, found: false });
      return { kind: "block", code: number, title: marked(title, terms), excerpt, place: "", to: to(id) };
    });
    return { query: typed, total: hits.length, hits: told };
  } catch (error) {
    if (error instanceof Refusal) return { query: typed, total: 0, hits: [] };
    throw error;
  }
}
