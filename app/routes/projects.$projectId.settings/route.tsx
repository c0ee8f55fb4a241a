/** The project's own settings: name, language, time zone, phase; putting it away. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import {
  archiveProject,
  getProject,
  phases,
  readOwnCalendar,
  updateProject,
} from "../../../server/domain/projects/projects.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { ownDaysText } from "../../project/own-days.ts";
import { zoneOptions } from "../../project/time-zones.ts";
import { phaseWords } from "../../project/words.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { Field, Select, Textarea } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";

export const handle: PageHandle = { title: "nav.settings" };

const fields = ["name", "timeZone", "phase", "language", "daysOff", "workingDays"] as const;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.settings", args, async ({ ground, actor, context, projectId }) => {
    const { name, language, timeZone, phase, archived } = await getProject(ground, actor, projectId);
    const zones = zoneOptions(context.language, ground.clock.now(), timeZone);
    const { daysOff, workingDays } = await readOwnCalendar(ground, actor, projectId);
    const written = (days: string[]) => ownDaysText(days, context.language);
    const calendar = { daysOff: written(daysOff), workingDays: written(workingDays) };
    return { name, language, timeZone, phase, archived, phases, zones, calendar };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.settings", args, (posted, { ground, actor, projectId }) =>
    byIntent(posted, {
      save: async () => {
        const given = Object.fromEntries(fields.map((field) => [field, posted.get(field)]));
        await updateProject(ground, actor, projectId, given);
        return { done: true };
      },
      archive: async () => {
        await archiveProject(ground, actor, projectId, posted.get("away") === "1");
        return { done: true };
      },
    }),
  );
}

export default function ProjectSettings() {
  const t = useT();
  const project = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer, "save");
  const languages = [
    { value: "ru", label: t("language.ru") },
    { value: "en", label: t("language.en") },
  ];
  return (
    <Page narrow title={t("nav.settings")}>
      <Done answer={answer} text={answer && "done" in answer ? t("form.saved") : undefined} />
      <FormError failure={failureOf(answer)} fields={[...fields]} />
      <Form method="post">
        <Field name="name" label={t("wizard.name")} defaultValue={project.name} required failure={failure} />
        <div className="f-row">
          <Select
            name="phase"
            label={t("phase.title")}
            hint={t("phase.hint")}
            options={project.phases.map((value) => ({ value, label: t(phaseWords[value]) }))}
            defaultValue={project.phase}
            failure={failure}
          />
          <Select
            name="timeZone"
            label={t("project.timeZone")}
            hint={t("project.timeZoneHint")}
            options={project.zones}
            defaultValue={project.timeZone}
            failure={failure}
          />
          <Select
            name="language"
            label={t("wizard.language")}
            options={languages}
            defaultValue={project.language}
            failure={failure}
          />
        </div>
        <fieldset className="f">
          <legend className="lab">{t("calendar.title")}</legend>
          <p className="hint">{t("calendar.lead")}</p>
          <div className="f-row">
            <Textarea
              name="daysOff"
              label={t("calendar.off")}
              hint={t("calendar.hint")}
              rows={3}
              defaultValue={project.calendar.daysOff}
              failure={failure}
            />
            <Textarea
              name="workingDays"
              label={t("calendar.working")}
              hint={t("calendar.workingHint")}
              rows={3}
              defaultValue={project.calendar.workingDays}
              failure={failure}
            />
          </div>
        </fieldset>
        <SubmitButton intent="save" look="primary" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
      <Section title={t("signing.title")} lead={t("signing.lead")}>
        <LinkButton to="sign-off">{t("signing.open")}</LinkButton>
      </Section>
      <Section title={t("wording.page")} lead={t("wording.pageLead")}>
        <LinkButton to="wording">{t("wording.open")}</LinkButton>
      </Section>
      <Section title={t("archive.title")} lead={project.archived ? t("archive.leadBack") : t("archive.lead")}>
        <Form method="post">
          <input type="hidden" name="away" value={project.archived ? "0" : "1"} />
          <SubmitButton intent="archive">{project.archived ? t("archive.back") : t("archive.do")}</SubmitButton>
        </Form>
      </Section>
    </Page>
  );
}
