/** Making a questionnaire: of which role about which blocks, until when; the questions are composed of that. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { dayAfter, dayIn } from "../../../server/domain/document/due-days.ts";
import { makeQuestionnaire, usualConsent } from "../../../server/domain/interviews/questionnaires/making.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { ClosingField, ConsentField } from "../../interviews/questionnaire-fields.tsx";
import { choicesOf } from "../../interviews/plan-form.server.ts";
import { Ticks } from "../../interviews/ticks.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "questionnaires.make" };

/** How long people have to answer unless somebody says otherwise, days. */
const usualDays = 14;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.questionnaires.new", args, async (visit) => {
    const project = await readProject(visit);
    const { roles, blocks } = choicesOf(visit, project);
    return {
      ...{ roles, blocks, consentWords: usualConsent[project.language] },
      closesOn: dayAfter(dayIn(project.timeZone, visit.ground.clock.now()), usualDays),
      chosen: new URL(visit.request.url).searchParams.getAll("block"),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.questionnaires.new", args, async (posted, { ground, actor, projectId }) => {
    const { id } = await makeQuestionnaire(ground, actor, projectId, {
      ...{ title: posted.get("title"), role: posted.get("role"), closesOn: posted.get("closesOn") },
      ...{ consentWords: posted.get("consentWords"), blocks: Object.keys(posted.startingWith("block-")) },
    });
    return redirect(`/projects/${projectId}/questionnaires/${id}`);
  });
}

export default function NewQuestionnaire() {
  const t = useT();
  const { language } = useProject();
  const { roles, blocks, consentWords, closesOn, chosen } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const ticked = failure ? blocks.filter(({ id }) => `block-${id}` in failure.values).map(({ id }) => id) : chosen;
  const back = <LinkButton to="../interviews#questionnaires">{t("interviews.back")}</LinkButton>;
  return (
    <Page narrow title={t("questionnaires.make")} lead={t("questionnaires.makeLead")} actions={back}>
      <Form method="post">
        <FormError failure={failure} fields={["title", "role", "closesOn", "consentWords"]} />
        <Field
          name="title"
          label={t("questionnaires.name")}
          hint={t("questionnaires.nameHint")}
          maxLength={120}
          failure={failure}
        />
        <Select name="role" lang={language} label={t("questionnaires.role")} options={roles} failure={failure} />
        <ClosingField value={closesOn} failure={failure} />
        <ConsentField value={consentWords} language={language} failure={failure} />
        <Ticks
          title={t("interviews.blocks")}
          prefix="block-"
          options={blocks.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          chosen={ticked}
        />
        <SubmitButton look="primary" busy={t("form.saving")}>
          {t("questionnaires.makeDo")}
        </SubmitButton>
      </Form>
    </Page>
  );
}
