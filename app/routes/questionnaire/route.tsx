/** What a respondent meets behind his personal link: a questionnaire that saves itself, until he sends it. */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { readAsked, saveAnswers } from "../../../server/domain/interviews/questionnaires/answering.ts";
import { answerLength, type GivenAnswer } from "../../../server/domain/interviews/questionnaires/answers.ts";
import { sendAnswers } from "../../../server/domain/interviews/questionnaires/sending.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { EntryPage } from "../../entry-page.tsx";
import { doneOf, failureOf } from "../../form-answer.ts";
import { fullDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData, type Posted, type Visit } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { answersOfForm } from "./form-answers.ts";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "answering.title" };

/** What was opened stays: there is nothing to load anew. */
export const shouldRevalidate = () => false;

/** Nothing is read yet: programs that look at links in messages must not open what somebody has answered. */
export function loader(args: LoaderFunctionArgs) {
  return pageData("questionnaire", args, ({ request }) => ({
    token: new URL(request.url).searchParams.get("token") ?? "",
  }));
}

const secretOf = (posted: Posted, { client }: Visit) => ({ token: posted.get("token"), address: client.address });

/** @param typed what the form holds, where it was not saved */
async function open(posted: Posted, visit: Visit, typed: GivenAnswer[] = []) {
  const { closesOn, questions, ...asked } = await readAsked(visit.ground, secretOf(posted, visit));
  const own = new Map(typed.map(({ question, words = "", chosen = [] }) => [question, { words, chosen }]));
  return {
    ...{ ...asked, longest: answerLength, until: fullDay(closesOn, visit.context.language) },
    questions: questions.map((question) => ({ ...question, ...own.get(question.id) })),
  };
}

export type Asked = Awaited<ReturnType<typeof open>>;

interface Answered extends Partial<FormFailure> {
  done: "open" | "saved" | "sent";
  asked?: Asked;
  progress?: { answered: number; of: number };
}

/** After these the link opens nothing any more, or never did. */
const ends = ["questionnaire-unknown", "questionnaire-revoked", "questionnaire-closed", "questionnaire-answered"];

/** A refusal that can be mended: the form comes back with what it held. */
async function mended(posted: Posted, visit: Visit, typed: GivenAnswer[], work: () => Promise<Answered>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || ends.includes(error.code)) throw error;
    const { code, field, status } = error;
    const asked = await open(posted, visit, typed);
    const failure = { error: { code, field, message: error.sentence(visit.context.language) }, values: {} };
    return data({ done: "open" as const, asked, ...failure }, { status });
  }
}

export function action(args: ActionFunctionArgs) {
  return formAction("questionnaire", args, (posted, visit) => {
    const answers = answersOfForm(posted.startingWith(""));
    const given = { ...secretOf(posted, visit), answers, consent: posted.get("consent") };
    return byIntent<Answered | ReturnType<typeof data<Answered>>>(posted, {
      open: async () => ({ done: "open", asked: await open(posted, visit) }),
      save: () =>
        mended(posted, visit, answers, async () => {
          await saveAnswers(visit.ground, given);
          return { done: "saved", asked: await open(posted, visit) };
        }),
      send: () =>
        mended(posted, visit, answers, async () => ({
          done: "sent",
          progress: await sendAnswers(visit.ground, given),
        })),
    });
  });
}

export default function Questionnaire() {
  const t = useT();
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const done = doneOf<Answered>(answer);
  const [held, hold] = useState(done?.asked);
  if (done?.asked && done.asked !== held) hold(done.asked);
  // What was opened stays when the line breaks.
  const asked = done?.asked ?? held;
  if (done?.progress)
    return (
      <EntryPage calm title={t("answering.title")}>
        <Note tone="ok" announced>
          {t("answering.thanks", done.progress)}
        </Note>
      </EntryPage>
    );
  if (failure && ends.includes(failure.error.code)) return <Ended failure={failure} />;
  if (asked) return <AnswerForm {...{ asked, token, failure, saved: done?.done === "saved" }} />;
  return (
    <EntryPage calm title={t("answering.title")} lead={t("answering.lead")}>
      <Form method="post">
        <input type="hidden" name="token" value={token} />
        <FormError failure={failure} />
        <SubmitButton look="primary" size="large" wide intent="open" busy={t("answering.opening")}>
          {t("answering.open")}
        </SubmitButton>
      </Form>
    </EntryPage>
  );
}

/** The link opens nothing any more: why, and the words that were in the form, which are not taken away. */
function Ended({ failure: { error, values } }: { failure: FormFailure }) {
  const t = useT();
  const typed = answersOfForm(values).flatMap(({ words }) => (words ? [words] : []));
  return (
    <EntryPage calm title={t("answering.title")}>
      <Note tone="warn" announced>
        {error.message}
      </Note>
      {typed.length > 0 && (
        <section className="an-typed">
          <h2 className="h3">{t("answering.typed")}</h2>
          {typed.map((words, at) => (
            <p key={at} className="written">
              {words}
            </p>
          ))}
        </section>
      )}
    </EntryPage>
  );
}
