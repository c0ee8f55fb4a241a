/** One questionnaire: its questions before the first link, then who is awaited and the results by question. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { doneOf, failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { QuestionnaireStatus } from "../../interviews/words.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { carryOut, type Answered } from "./deeds.server.ts";
import { detailFields, Details } from "./details.tsx";
import { readQuestionnairePage } from "./queries.ts";
import { QuestionForm } from "./question-form.tsx";
import { AwaitedList, InviteForm, MadeLinks } from "./respondents.tsx";
import { Results } from "./results.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "questionnaires.one" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.questionnaires.$questionnaireId", args, readQuestionnairePage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.questionnaires.$questionnaireId", args, carryOut);
}

export type QuestionnaireData = ReturnType<typeof useLoaderData<typeof loader>>;

const said = {
  questions: "questionnaires.done.questions",
  change: "questionnaires.done.change",
  invite: "questionnaires.done.invite",
  renew: "questionnaires.done.renew",
  withdraw: "questionnaires.done.withdraw",
  close: "questionnaires.done.close",
} as const;

export default function Questionnaire() {
  const t = useT();
  const { id } = useProject();
  const data = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Answered>(answer);
  const failure = failureOf(answer);
  useLive(id, useMe()?.accountId ?? "", null);
  const { questionnaire, conducts, until } = data;
  const { number, title, roleTitle, state, asked, sent, results, blocks } = questionnaire;
  const draft = state === "draft";
  const lead = [t("questionnaires.numbered", { number }), roleTitle, t("questionnaires.until", { day: until })];
  const ofDetails = failure?.values.intent === "change" ? failure : undefined;
  const ofInvite = failure?.values.intent === "invite" ? failure : undefined;
  const own = ofDetails ? detailFields : ofInvite ? ["respondents"] : [];
  return (
    <Page
      title={title}
      lead={<span className="written">{lead.join(" · ")}</span>}
      actions={<LinkButton to="../interviews#questionnaires">{t("interviews.back")}</LinkButton>}
    >
      <Done answer={answer} text={done && t(said[done.done])} />
      <FormError failure={failure} fields={own} />
      {done?.links && <MadeLinks links={done.links} />}
      <p className="row wrap iv-state">
        <QuestionnaireStatus state={state} />
        {asked > 0 && (
          <span>
            {t("questionnaires.answered")} {t("questionnaires.sentOf", { sent, asked })}
          </span>
        )}
        <span className="muted small written">
          {blocks.map((block) => `${block.number} ${block.title}`).join("; ")}
        </span>
      </p>
      {draft && conducts ? (
        <QuestionForm questions={results} failure={ofDetails || ofInvite ? undefined : failure} />
      ) : (
        <Results data={data} />
      )}
      {asked > 0 && <AwaitedList data={data} />}
      {conducts && state !== "closed" && <InviteForm failure={ofInvite} key={`${asked}`} />}
      {conducts && <Details data={data} failure={ofDetails} />}
    </Page>
  );
}
