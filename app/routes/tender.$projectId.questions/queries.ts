/** What the integrator's page of questions reads, all of it from the projection; dates become words of his language. */
import type { OwnQuestion, PublishedQuestion } from "../../../server/domain/clarifications/outside-shapes.ts";
import { readOutsideQuestions } from "../../../server/domain/clarifications/projection.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { fullDay, plainDay, shortDate } from "../../i18n/format.ts";

export type OwnRow = OwnQuestion & { askedOn: string; dueOn: string };
export type PublishedRow = PublishedQuestion & { on: string };

/** @throws Refusal not-found, terms-not-accepted, invalid, too-long */
export async function readQuestionsPage({ ground, actor, projectId, request, context }: SignedInVisit) {
  const asked = Object.fromEntries(new URL(request.url).searchParams) as Record<string, string | undefined>;
  const { text, about, category, publication } = asked;
  const filter = {
    text,
    block: about,
    category,
    followed: asked.followed === "1",
    publication,
    page: Number(asked.page) || 1,
  };
  const { timeZone, ...read } = await readOutsideQuestions(ground, actor, projectId, filter);
  const calendar = calendarOf(context, timeZone);
  return {
    ...read,
    own: read.own.map((one): OwnRow => ({
      ...one,
      askedOn: shortDate(one.askedAt, calendar),
      dueOn: one.due === null ? "" : plainDay(one.due, calendar),
    })),
    published: read.published.map((one): PublishedRow => ({ ...one, on: shortDate(one.publishedAt, calendar) })),
    until: read.questionsUntil === null ? null : fullDay(read.questionsUntil, context.language),
    dueOn: plainDay(read.due, calendar),
  };
}
