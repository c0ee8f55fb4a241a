/** What the forms of the tender's page do. */
import { chooseContractor, dismissContractor } from "../../../server/domain/contractor/choosing.ts";
import {
  addCompanyPeople,
  inviteCompany,
  readPeople,
  removeCompany,
  type CompanyInvited,
} from "../../../server/domain/tender/companies.ts";
import { configureTender } from "../../../server/domain/tender/settings.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";

export interface TenderAnswer {
  done: "invited" | "removed" | "saved" | "chosen" | "dismissed";
  /** Links to hand over, shown this once. */
  links: { email: string; link: string }[];
}

function invited({ issued }: CompanyInvited): TenderAnswer {
  const links = issued.flatMap(({ invitation: { email }, link }) => (link === null ? [] : [{ email, link }]));
  return { done: "invited", links };
}

const settings = ["secrecy", "holder", "holderAddress", "terms", "answerDays", "questionsUntil"] as const;

/** @throws Refusal those of the commands */
export function doTenderDeed(posted: Posted, { ground, actor, context, projectId }: SignedInVisit) {
  const sending = (delivery: "mail" | "link") => ({ delivery, origin: context.origin });
  const people = () => readPeople(posted.get("people"));
  const company = (delivery: "mail" | "link") => async () => {
    const given = { name: posted.get("companyName"), people: people(), ...sending(delivery) };
    return invited(await inviteCompany(ground, actor, projectId, given));
  };
  const more = (delivery: "mail" | "link") => async () => {
    const given = { people: people(), ...sending(delivery) };
    return invited(await addCompanyPeople(ground, actor, projectId, posted.get("company"), given));
  };
  return byIntent<TenderAnswer>(posted, {
    "company-mail": company("mail"),
    "company-link": company("link"),
    "people-mail": more("mail"),
    "people-link": more("link"),
    remove: async () => {
      await removeCompany(ground, actor, projectId, posted.get("company"));
      return { done: "removed", links: [] };
    },
    choose: async () => {
      await chooseContractor(ground, actor, projectId, posted.get("company"));
      return { done: "chosen", links: [] };
    },
    dismiss: async () => {
      await dismissContractor(ground, actor, projectId, posted.get("company"));
      return { done: "dismissed", links: [] };
    },
    terms: async () => {
      const fields = Object.fromEntries(settings.map((name) => [name, posted.get(name)]));
      await configureTender(ground, actor, projectId, fields);
      return { done: "saved", links: [] };
    },
  });
}
