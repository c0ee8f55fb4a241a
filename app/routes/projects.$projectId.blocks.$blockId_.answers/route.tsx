/** «Ответить на вопросы»: a block is filled by answering its questions, one a screen; answers land in its text. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData, type Posted, type SignedInVisit } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { Closed } from "./closed.tsx";
import { fieldNames } from "./given.ts";
import { answerStep, readAnswersPage, type Theirs } from "./queries.ts";
import { StepForm } from "./step-form.tsx";
import { Summary } from "./summary.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction, unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "answers.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.blocks.$blockId_.answers", args, readAnswersPage);
}

/** Saves what was typed and goes on, whichever way. */
async function go(posted: Posted, visit: SignedInVisit, to: string) {
  const changed = await answerStep(posted, visit);
  if (!changed) return redirect(`?question=${to}`);
  const { error, theirs } = changed;
  const { code, status, field } = error;
  const said = { code, field: fieldNames.text(field ?? ""), message: error.sentence(visit.context.language) };
  return data<FormFailure & { theirs: Theirs }>({ error: said, values: posted.startingWith(""), theirs }, { status });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.blocks.$blockId_.answers", args, (posted, visit) => {
    const number = Number(posted.get("question"));
    return byIntent<ReturnType<typeof redirect> | ReturnType<typeof data<FormFailure & { theirs: Theirs }>>>(posted, {
      back: () => go(posted, visit, String(number - 1)),
      append: () => go(posted, visit, String(number + 1)),
      next: () => go(posted, visit, String(number + 1)),
      more: () => go(posted, visit, `${number}&more=${visit.ground.random.id()}`),
    });
  });
}

export default function AnswersPage() {
  const t = useT();
  const { id, sections } = useProject();
  const { block, steps, step } = useLoaderData<typeof loader>();
  const answer = useActionData<{ theirs?: Theirs }>();
  const failure = failureOf(answer);
  const section = sections.find(({ blocks }) => blocks.some((each) => each.id === block.id));
  const at = section?.blocks.find((each) => each.id === block.id)?.position ?? 0;
  const title = section ? `${sections.indexOf(section) + 1}.${at + 1} ${block.title}` : block.title;
  const back = `/projects/${id}?block=${block.id}#${blockAnchor(block.id)}`;
  if (step)
    return (
      <StepForm
        key={`${step.number}:${step.blank?.id !== undefined && step.rows.length > 0}`}
        {...{ step, steps, title, back, failure, theirs: answer?.theirs }}
      />
    );
  return (
    <Page narrow title={t("answers.page")} lead={title}>
      {!block.open && <Closed state={block.state} blockId={block.id} back={back} />}
      {steps.length === 0 ? (
        <EmptyState action={<LinkButton to={back}>{t("answers.toBlock")}</LinkButton>}>
          <p>{t("answers.none")}</p>
        </EmptyState>
      ) : (
        <Summary steps={steps} back={back} open={block.open} />
      )}
    </Page>
  );
}
