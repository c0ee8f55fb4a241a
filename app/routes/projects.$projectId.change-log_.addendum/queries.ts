/** What the page of the addendum reads: its points and signatures, with days in the project's time zone. */
import { versionsOf } from "../../../server/domain/changes/comparison/version-contents.ts";
import { readAddendum } from "../../../server/domain/changes/register/addendum.ts";
import { columnDate, fullDate } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, text-unavailable */
export async function readAddendumPage(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const asked = new URL(request.url).searchParams.get("version") || undefined;
  const project = await readProject(visit);
  const calendar = calendarOf(context, project.timeZone);
  const addendum = await readAddendum(ground, actor, projectId, asked, context.language);
  const versions = await versionsOf(ground.facts, projectId);
  return {
    project: { name: project.name, company: project.company },
    /** Those that add to another one. */
    versions: versions.slice(1).map(({ number }) => number),
    printed: fullDate(calendar.now.toISOString(), calendar),
    addendum: addendum && {
      ...addendum,
      version: { ...addendum.version, at: fullDate(addendum.version.at, calendar) },
      visas: addendum.visas.map(({ at, ...visa }) => ({ ...visa, at: columnDate(at, calendar) })),
    },
  };
}

export type AddendumPage = Awaited<ReturnType<typeof readAddendumPage>>;
