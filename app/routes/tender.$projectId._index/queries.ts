/** What the reading view reads: a publication with its texts as HTML for this answer, and what a search has found. */
import { listOutsidePublications, readDoor, readOutsideTexts } from "../../../server/domain/tender/projection/door.ts";
import { searchOutside } from "../../../server/domain/tender/projection/search.ts";
import { fullDate } from "../../i18n/format.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, terms-not-accepted */
export async function readPublicationPage({ ground, actor, context, projectId, request }: SignedInVisit) {
  const asked = new URL(request.url).searchParams;
  const said = asked.get("publication") ?? undefined;
  const query = asked.get("q")?.trim() ?? "";
  const { timeZone } = await readDoor(ground, actor, projectId);
  const calendar = calendarOf(context, timeZone);
  const all = await listOutsidePublications(ground, actor, projectId);
  if (all.length === 0 && said === undefined) return null;
  const { language } = context;
  const { publication, texts } = await readOutsideTexts(ground, actor, projectId, said, language);
  for (const { id, html } of texts) context.rendered.set(id, html);
  const hits = query === "" ? null : await searchOutside(ground, actor, projectId, said, query, language);
  return {
    publication: { ...publication, published: fullDate(publication.publishedAt, calendar) },
    all: all.map(({ id, number, name, publishedAt }) => ({
      ...{ id, number, name, published: fullDate(publishedAt, calendar) },
    })),
    ...{ query, hits },
  };
}

export type PublicationPage = NonNullable<Awaited<ReturnType<typeof readPublicationPage>>>;
