/** What the page of the tender reads: companies with their people, how it goes, what was published. */
import { listCompanies } from "../../../server/domain/tender/companies.ts";
import { listPublications } from "../../../server/domain/tender/publications.ts";
import { mostAnswerDays, readTenderTerms } from "../../../server/domain/tender/settings.ts";
import { dayAndTime, fullDate } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, not-allowed */
export async function readTenderPage(visit: SignedInVisit) {
  const { ground, actor, context, projectId } = visit;
  const { timeZone } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const now = ground.clock.now().toISOString();
  const companies = await listCompanies(ground, actor, projectId);
  const publications = await listPublications(ground, actor, projectId);
  return {
    companies: companies.map(({ id, name, people, invited, isContractor }) => ({
      ...{ id, name, isContractor },
      people: people.map(({ memberId, acceptedAt, ...person }) => ({
        ...{ id: memberId, name: person.name, email: person.email },
        accepted: acceptedAt && fullDate(acceptedAt, calendar),
      })),
      invited: invited.map(({ invitationId, email, expiresAt }) => ({
        ...{ id: invitationId, email, expired: expiresAt <= now, until: dayAndTime(expiresAt, calendar) },
      })),
    })),
    publications: publications.map(({ publishedAt, ...one }) => ({
      ...one,
      published: fullDate(publishedAt, calendar),
    })),
    terms: await readTenderTerms(ground, actor, projectId),
    mostAnswerDays,
  };
}

export type TenderPage = Awaited<ReturnType<typeof readTenderPage>>;
