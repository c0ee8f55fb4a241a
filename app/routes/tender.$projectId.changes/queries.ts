/** What the page of changes reads: two publications compared as integrators see them. */
import { compareOutside } from "../../../server/domain/tender/projection/changes.ts";
import { listOutsidePublications, readDoor } from "../../../server/domain/tender/projection/door.ts";
import { fullDate } from "../../i18n/format.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, terms-not-accepted, text-unavailable */
export async function readChangesPage({ ground, actor, context, projectId, request }: SignedInVisit) {
  const asked = new URL(request.url).searchParams;
  const span = { from: asked.get("from") ?? undefined, to: asked.get("to") ?? undefined };
  const { timeZone } = await readDoor(ground, actor, projectId);
  const calendar = calendarOf(context, timeZone);
  const all = await listOutsidePublications(ground, actor, projectId);
  return {
    all: all.map(({ id, number, name, publishedAt }) => ({
      ...{ id, number, name, published: fullDate(publishedAt, calendar) },
    })),
    changes: await compareOutside(ground, actor, projectId, span, context.language),
  };
}
