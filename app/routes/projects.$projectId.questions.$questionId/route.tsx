/** One question at work: what was asked, how all will read it, who answers, and exactly what goes out. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { doneOf, failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { Icon } from "../../ui/icon.tsx";
import { FormError } from "../../ui/note.tsx";
import { useAnswer } from "../../use-answer.ts";
import { AnswerForm } from "./answer-form.tsx";
import { carryOut, type Deed } from "./deeds.ts";
import { MergeForm, OutsideExpert, Similar } from "./more.tsx";
import { Outgoing, OutgoingWords } from "./outgoing.tsx";
import { readQuestionPage } from "./queries.ts";
import { QuestionHead } from "./question-head.tsx";
import { AssignForm, ChangeForm, WordingForm } from "./sorting-forms.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "questions.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.questions.$questionId", args, readQuestionPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.questions.$questionId", args, carryOut);
}

export type QuestionData = ReturnType<typeof useLoaderData<typeof loader>>;

const doneWords = {
  sorted: "questions.done.sorted",
  assigned: "questions.done.assigned",
  drafted: "questions.done.drafted",
  linked: "questions.done.linked",
  approved: "questions.done.approved",
  published: "questions.done.published",
  returned: "questions.done.returned",
  merged: "questions.done.merged",
  issued: "questions.done.issued",
  revoked: "questions.done.revoked",
} as const satisfies Record<Deed, SimpleKey>;

const closed = ["published", "merged", "withdrawn"];
/** Deeds whose refusals stand beside their buttons. */
const placed: Deed[] = ["approved", "published"];
const fields = ["wording", "category", "expert", "due", "answer", "thread", "into", "personName", "email"];

export default function QuestionCard() {
  const t = useT();
  const { id } = useProject();
  const [asked] = useSearchParams();
  const data = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<{ done: Deed }>(answer);
  const failure = failureOf(answer);
  const intent = failure?.values.intent;
  const { question, leads, answers } = data;
  const of = (deed: Deed) => (intent === deed ? failure : undefined);
  const isClosed = closed.includes(question.state);
  const search = asked.toString();
  return (
    <article className="card qs-card" key={question.id}>
      <Link className="link qs-back" to={`/projects/${id}/questions${search && `?${search}`}`}>
        <Icon of={ArrowLeft} /> {t("questions.back")}
      </Link>
      <Done answer={answer} text={done && t(doneWords[done.done])} />
      {!placed.some((deed) => deed === intent) && <FormError failure={failure} fields={fields} />}
      <QuestionHead data={data} />
      {leads && !isClosed && (
        <>
          <Similar data={data} />
          <WordingForm data={data} failure={of("sorted")} />
          <AssignForm data={data} failure={of("assigned")} />
        </>
      )}
      {answers && !isClosed ? <AnswerForm data={data} failure={of("drafted")} /> : <OutgoingWords data={data} />}
      {leads && !isClosed && (
        <>
          <ChangeForm data={data} failure={of("linked")} />
          <Outgoing data={data} failure={of("approved") ?? of("published")} />
          <MergeForm data={data} failure={of("merged")} />
        </>
      )}
      {leads && <OutsideExpert data={data} failure={of("issued")} open={!isClosed} />}
      {leads && question.state === "merged" && (
        <Form method="post">
          <SubmitButton intent="returned">{t("questions.part")}</SubmitButton>
        </Form>
      )}
    </article>
  );
}
