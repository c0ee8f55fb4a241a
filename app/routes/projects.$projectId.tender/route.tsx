/** The tender as its leaders see it: what is published, who competes, and under what terms. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { doneOf, failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { HandedLink } from "../../project/handed-link.tsx";
import { formAction, pageData } from "../../request.ts";
import { Done } from "../../ui/done.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { Companies } from "./companies.tsx";
import { doTenderDeed, type TenderAnswer } from "./deeds.ts";
import { Publications } from "./publications.tsx";
import { readTenderPage } from "./queries.ts";
import { TermsForm } from "./terms-form.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "tender.page" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.tender", args, readTenderPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.tender", args, doTenderDeed);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return answeringOffline(args);
}

const said: Record<TenderAnswer["done"], SimpleKey> = {
  invited: "tender.invited",
  removed: "tender.removed",
  saved: "form.saved",
  chosen: "contractor.done.chosen",
  dismissed: "contractor.done.dismissed",
};

export default function Tender() {
  const t = useT();
  const { publications, companies, terms, mostAnswerDays } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<TenderAnswer>(answer);
  return (
    <Page narrow title={t("tender.page")} lead={t("tender.lead")}>
      <Done answer={answer} text={done && t(said[done.done])} />
      {done?.links.map(({ email, link }) => (
        <HandedLink key={link} email={email} link={link} />
      ))}
      <Publications publications={publications} />
      <Companies companies={companies} answer={answer} />
      <TermsForm terms={terms} mostDays={mostAnswerDays} failure={failureOf(answer, "terms")} />
    </Page>
  );
}
