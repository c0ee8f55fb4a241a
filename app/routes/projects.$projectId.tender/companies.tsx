/** Companies that compete: their people, who of them has accepted the terms, and inviting more. */
import { Form } from "@remix-run/react";
import Link2 from "lucide-react/icons/link-2";
import Send from "lucide-react/icons/send";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Textarea, type FormFailure } from "../../ui/field.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { TenderPage } from "./queries.ts";

type Company = TenderPage["companies"][number];

export function Companies({ companies, answer }: { companies: readonly Company[]; answer: unknown }) {
  const t = useT();
  const failure = failureOf(answer, "company-mail") ?? failureOf(answer, "company-link");
  return (
    <Section title={t("tender.companies")} lead={t("tender.companiesLead")}>
      {companies.length === 0 && <EmptyState>{t("tender.noCompanies")}</EmptyState>}
      <ul className="td-companies">
        {companies.map((company) => (
          <CompanyCard key={company.id} company={company} answer={answer} />
        ))}
      </ul>
      <details className="td-more" open={companies.length === 0 || failure !== undefined}>
        <summary>{t("tender.addCompany")}</summary>
        {/* Starts anew once a company is in. */}
        <Form method="post" key={companies.length} preventScrollReset>
          <FormError failure={failure} fields={["companyName", "people"]} />
          <Field name="companyName" label={t("tender.companyName")} required failure={failure} />
          <People failure={failure} />
          <Ways of="company" />
        </Form>
      </details>
    </Section>
  );
}

function People({ failure }: { failure: FormFailure | undefined }) {
  const t = useT();
  return <Textarea name="people" label={t("tender.people")} hint={t("tender.peopleHint")} rows={3} failure={failure} />;
}

/** By mail, or by links to hand over. */
function Ways({ of }: { of: "company" | "people" }) {
  const t = useT();
  return (
    <div className="row wrap">
      <SubmitButton intent={`${of}-mail`} look="primary" icon={Send} busy={t("signIn.sending")}>
        {t("tender.inviteMail")}
      </SubmitButton>
      <SubmitButton intent={`${of}-link`} icon={Link2}>
        {t("tender.inviteLink")}
      </SubmitButton>
    </div>
  );
}

function CompanyCard({ company, answer }: { company: Company; answer: unknown }) {
  const t = useT();
  const { id, name, people, invited, isContractor } = company;
  const failed = [failureOf(answer, "people-mail"), failureOf(answer, "people-link")].find(
    (failure) => failure?.values.company === id,
  );
  const chosenFailure = [failureOf(answer, "choose"), failureOf(answer, "dismiss")].find(
    (failure) => failure?.values.company === id,
  );
  return (
    <li>
      <h3 className="h3">
        {name} {isContractor && <Pill tone="ok">{t("contractor.is")}</Pill>}
      </h3>
      {people.length + invited.length === 0 && <p className="muted">{t("tender.nobody")}</p>}
      <ul className="td-people">
        {people.map((person) => (
          <li key={person.id}>
            {person.name} <span className="muted">{person.email}</span>{" "}
            <Pill tone={person.accepted ? "ok" : "warn"}>
              {person.accepted ? t("tender.accepted", { date: person.accepted }) : t("tender.notAccepted")}
            </Pill>
          </li>
        ))}
        {invited.map(({ id: invitation, email, expired, until }) => (
          <li key={invitation}>
            <span className="muted">{email}</span>{" "}
            <Pill tone={expired ? "warn" : "acc"}>
              {expired ? t("tender.inviteExpired") : t("tender.invitedUntil", { until })}
            </Pill>
          </li>
        ))}
      </ul>
      <details className="td-more" open={failed !== undefined}>
        <summary>
          {t("tender.addPeople")}
          <span className="vh"> {name}</span>
        </summary>
        <Form method="post" key={people.length + invited.length} preventScrollReset>
          <input type="hidden" name="company" value={id} />
          <FormError failure={failed} fields={["people"]} />
          <People failure={failed} />
          <Ways of="people" />
        </Form>
      </details>
      <Choosing company={company} failure={chosenFailure} />
      <details className="td-more">
        <summary>
          {t("tender.remove")}
          <span className="vh"> {name}</span>
        </summary>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="company" value={id} />
          <p className="f">{t("tender.removeNote", { company: name })}</p>
          <SubmitButton intent="remove">{t("tender.removeDo")}</SubmitButton>
        </Form>
      </details>
    </li>
  );
}

/** «Подрядчик»: one company at a time. */
function Choosing({ company, failure }: { company: Company; failure: FormFailure | undefined }) {
  const t = useT();
  const { id, name, isContractor } = company;
  return (
    <details className="td-more" open={failure !== undefined}>
      <summary>
        {t(isContractor ? "contractor.dismiss" : "contractor.choose")}
        <span className="vh"> {name}</span>
      </summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="company" value={id} />
        <FormError failure={failure} />
        <p className="f">{t(isContractor ? "contractor.dismissNote" : "contractor.chooseNote", { company: name })}</p>
        <SubmitButton intent={isContractor ? "dismiss" : "choose"}>
          {t(isContractor ? "contractor.dismissDo" : "contractor.chooseDo")}
        </SubmitButton>
      </Form>
    </details>
  );
}
