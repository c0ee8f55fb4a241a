/** The tender in the JSON API, for its leaders: companies, terms, publications. */
import { addCompanyPeople, inviteCompany, listCompanies, removeCompany } from "../domain/tender/companies.ts";
import type { CompanyInvited } from "../domain/tender/companies.ts";
import { listPublications } from "../domain/tender/publications.ts";
import { publish, readNextPublication, sourceOf } from "../domain/tender/publishing.ts";
import { configureTender, readTenderTerms } from "../domain/tender/settings.ts";
import { endpoint } from "./endpoint.ts";
import * as shapes from "./tender-shapes.ts";

function invitedAnswer({ companyId, issued }: CompanyInvited) {
  const invitations = issued.map(({ invitation: { id, email }, link }) => ({ id, email, link }));
  return { company: companyId, invitations };
}

export const tenderEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/tender",
    summary: "How the tender goes: secrecy, terms of confidentiality, deadline for questions",
    policy: "tender.lead",
    status: 200,
    answer: shapes.settings,
    handle: ({ ground, actor, params }) => readTenderTerms(ground, actor, params.p!),
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/tender",
    summary: "Changes how the tender goes; new terms have to be accepted anew",
    policy: "tender.lead",
    body: shapes.changedSettings,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => {
      const { answerDays, questionsUntil, ...words } = body;
      return configureTender(ground, actor, params.p!, {
        ...words,
        ...(answerDays !== undefined && { answerDays: String(answerDays) }),
        ...(questionsUntil !== undefined && { questionsUntil: questionsUntil ?? "" }),
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/companies",
    summary: "Companies that take part, and their people",
    policy: "tender.lead",
    status: 200,
    answer: shapes.companyList,
    handle: async ({ ground, actor, params }) => ({ companies: await listCompanies(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/companies",
    summary: "Lets a company take part and invites its people",
    policy: "tender.lead",
    body: shapes.newCompany,
    status: 201,
    answer: shapes.invited,
    handle: async ({ ground, actor, params, body, origin }) =>
      invitedAnswer(await inviteCompany(ground, actor, params.p!, { ...body, origin })),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/companies/:w/people",
    summary: "Invites more people of a company",
    policy: "tender.lead",
    body: shapes.newPeople,
    status: 201,
    answer: shapes.invited,
    handle: async ({ ground, actor, params, body, origin }) =>
      invitedAnswer(await addCompanyPeople(ground, actor, params.p!, params.w!, { ...body, origin })),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/companies/:w",
    summary: "Takes a company out: its people lose everything at once",
    policy: "tender.lead",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => removeCompany(ground, actor, params.p!, params.w!),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/publications",
    summary: "What was published, the latest first",
    policy: "tender.lead",
    status: 200,
    answer: shapes.publicationList,
    handle: async ({ ground, actor, params }) => ({ publications: await listPublications(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/publications/next",
    summary: "What would go out if it were published now, and what stays inside",
    policy: "tender.lead",
    query: {
      baseline: "Id of an approved version; without it, the document as it is now",
      omitted: "Ids of blocks that stay inside, with commas; without it, those that stayed last time",
    },
    status: 200,
    answer: shapes.nextPublication,
    handle: ({ ground, actor, params, query }) =>
      readNextPublication(ground, actor, params.p!, sourceOf(query.baseline), query.omitted?.split(",")),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/publications",
    summary: "Publishes what you have seen to all companies at once",
    policy: "tender.lead",
    body: shapes.newPublication,
    status: 201,
    answer: shapes.published,
    handle: async ({ ground, actor, params, body, origin }) => {
      const { name, digest, omitted } = body;
      const order = { name, digest, omitted, source: sourceOf(body.baseline), origin };
      const { id, number, publishedAt, ...row } = await publish(ground, actor, params.p!, order);
      return { id, number, name: row.name, digest: row.digest, publishedAt };
    },
  }),
];
