/** Planning an interview: the role and the blocks come along from the matrix; the guide is composed of them. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { planInterview } from "../../../server/domain/interviews/planning.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { PlanFields, planFields } from "../../interviews/plan-fields.tsx";
import { choicesOf, planOf } from "../../interviews/plan-form.server.ts";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "interviews.plan" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.interviews_.new", args, async (visit) => {
    const project = await readProject(visit);
    const choices = choicesOf(visit, project);
    const asked = new URL(visit.request.url).searchParams;
    const role = asked.get("role") ?? choices.roles[0]?.value ?? "";
    return { choices, start: { role, blocks: asked.getAll("block"), interviewers: [project.memberId] } };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.interviews_.new", args, async (posted, { ground, actor, projectId }) => {
    const { id } = await planInterview(ground, actor, projectId, planOf(posted));
    return redirect(`/projects/${projectId}/interviews/${id}`);
  });
}

export default function NewInterview() {
  const t = useT();
  const { choices, start } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const back = <LinkButton to="../interviews">{t("interviews.back")}</LinkButton>;
  return (
    <Page narrow title={t("interviews.plan")} lead={t("interviews.planLead")} actions={back}>
      <Form method="post">
        <FormError failure={failure} fields={planFields} />
        <PlanFields choices={choices} start={start} failure={failure} />
        <SubmitButton look="primary" busy={t("form.saving")}>
          {t("interviews.planDo")}
        </SubmitButton>
      </Form>
    </Page>
  );
}
