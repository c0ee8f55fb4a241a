/** One change request: what it is about, the texts it changes, what it costs, and the decision. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { ChangeStateMark } from "../../changes/state-mark.tsx";
import { doneOf, failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { FormsProvider } from "../../project/use-forms.tsx";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Proposed } from "./contractor.tsx";
import { Confirming, Decision, Decisions } from "./decision.tsx";
import { carryOut, type Deed, type Did } from "./deeds.ts";
import { About, EditForm, ImpactSection, Requirements } from "./fields.tsx";
import { readChangePage } from "./queries.ts";
import { Rebase } from "./rebase.tsx";
import { TalkLater } from "./talk-later.tsx";
import { Texts } from "./texts.tsx";

/** What it tells of comes with the editor. */
const SaveState = lazy(async () => ({ default: (await import("../../project/save-state.tsx")).SaveState }));

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "changes.one" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.changes_.$number", args, readChangePage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.changes_.$number", args, carryOut);
}

const doneWords = {
  edited: "form.saved",
  estimated: "changes.done.estimated",
  submitted: "changes.done.submitted",
  returned: "changes.done.returned",
  cancelled: "changes.done.cancelled",
  closed: "changes.done.closed",
  rebased: "changes.done.rebased",
  widened: "changes.done.widened",
  narrowed: "changes.done.narrowed",
  touched: "form.saved",
  untouched: "form.saved",
  decided: "changes.done.decided",
  confirmed: "changes.done.confirmed",
  code: null,
  talked: null,
  inquired: "contractor.done.inquired",
} as const satisfies Record<Deed, SimpleKey | null>;

/** Deeds whose refusals stand in their own forms. */
const placed: Deed[] = ["edited", "estimated", "decided", "confirmed", "code", "rebased", "inquired"];

export default function ChangeRequestPage() {
  const t = useT();
  const { id } = useProject();
  const me = useMe();
  useLive(id, me?.accountId ?? "", null);
  const page = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Did>(answer);
  const failure = failureOf(answer);
  const intent = failure?.values.intent;
  const of = (...deeds: Deed[]) => (deeds.some((deed) => deed === intent) ? failure : undefined);
  const word = done && (done.state === "applied" ? "changes.done.applied" : doneWords[done.done]);
  const sent = done?.done === "code" ? done : undefined;
  const { fields, rights } = page;
  const back = (
    <Link className="link" to={`/projects/${id}/changes`}>
      {t("changes.title")}
    </Link>
  );
  return (
    <Page title={`ЗИ-${fields.number} ${fields.title}`} lead={<ChangeStateMark state={fields.state} />} actions={back}>
      {me && (
        <Suspense>
          <SaveState userId={me.accountId} />
        </Suspense>
      )}
      <Done answer={answer} text={word ? t(word) : undefined} />
      {!placed.some((deed) => deed === intent) && <FormError failure={failure} />}
      <About page={page} />
      <Proposed page={page} />
      {rights.edit && <EditForm page={page} failure={of("edited")} />}
      {rights.rebase && <Rebase page={page} failure={of("rebased")} />}
      <FormsProvider>
        <Texts page={page} />
      </FormsProvider>
      <Requirements page={page} />
      <TalkLater page={page} />
      <ImpactSection page={page} failure={of("estimated")} inquiring={of("inquired")} />
      <Section title={t("changes.decision")} lead={t("changes.decision.lead")}>
        <Decisions page={page} />
        {page.proof && rights.decide && (
          <Decision page={page} proof={page.proof} failure={of("decided", "code")} sent={sent} />
        )}
        {page.proof && rights.confirm && (
          <Confirming page={page} proof={page.proof} failure={of("confirmed", "code")} sent={sent} />
        )}
      </Section>
      <Form method="post" className="row wrap ch-acts" preventScrollReset>
        {rights.submit && (
          <SubmitButton intent="submitted" look="primary" busy={t("changes.submitting")}>
            {t("changes.submit")}
          </SubmitButton>
        )}
        {rights.return && <SubmitButton intent="returned">{t("changes.return")}</SubmitButton>}
        {rights.close && <SubmitButton intent="closed">{t("changes.close")}</SubmitButton>}
        {rights.cancel && (
          <SubmitButton intent="cancelled" look="ghost">
            {t("changes.cancel")}
          </SubmitButton>
        )}
      </Form>
    </Page>
  );
}
