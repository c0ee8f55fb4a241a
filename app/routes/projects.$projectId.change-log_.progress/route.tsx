/** «Ход внедрения»: how far each requirement has come, and the form by which leaders mark it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { may } from "../../../server/domain/people.ts";
import { markProgress } from "../../../server/domain/changes/progress/marking.ts";
import { readProgress } from "../../../server/domain/changes/progress/reading.ts";
import { dayIn } from "../../../server/domain/document/due-days.ts";
import { changeLogPath } from "../../changes/change-log-path.ts";
import { progressWords } from "../../changes/progress-words.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { plainDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Code, Pill } from "../../ui/marks.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useProject } from "../../project/use-project.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "progress.page" };

export const clientAction = answeringOffline;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.change-log_.progress", args, async (visit) => {
    const { ground, actor, context, projectId } = visit;
    const { timeZone, role } = await readProject(visit);
    const calendar = calendarOf(context, timeZone);
    const requirements = await readProgress(ground, actor, projectId);
    return {
      marks: may(role, "progress.mark"),
      today: dayIn(timeZone, calendar.now),
      requirements: requirements.map(({ mark, ...one }) => ({
        ...one,
        mark: mark && { ...mark, day: plainDay(mark.day, calendar) },
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.change-log_.progress", args, async (posted, visit) => {
    const { ground, actor, projectId } = visit;
    const mark = { stage: posted.get("stage"), day: posted.get("day"), note: posted.get("note") };
    return byIntent(posted, {
      mark: async () => {
        await markProgress(ground, actor, projectId, posted.get("code"), mark);
        return { done: "marked" as const };
      },
    });
  });
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

const tones = { "in-work": undefined, delivered: "acc", accepted: "ok" } as const;

export default function Progress() {
  const t = useT();
  const { marks, today, requirements } = useLoaderData<typeof loader>();
  const project = useProject();
  const answer = useAnswer();
  return (
    <Page
      narrow
      title={t("progress.page")}
      lead={
        <Link className="link" to={changeLogPath(project.id)}>
          {t("progress.toRegister")}
        </Link>
      }
    >
      <Done answer={answer} text={doneOf(answer) ? t("progress.marked") : undefined} />
      {requirements.length === 0 ? (
        <EmptyState>{t("progress.none")}</EmptyState>
      ) : (
        <>
          {marks && <MarkForm today={today} requirements={requirements} />}
          <ul className="cl">
            {requirements.map((one) => (
              <Requirement key={one.uuid} of={one} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function MarkForm({ today, requirements }: Pick<Data, "today" | "requirements">) {
  const t = useT();
  const [asked] = useSearchParams();
  const failure = failureOf(useAnswer());
  return (
    <Form method="post" className="pr-form" preventScrollReset>
      <FormError failure={failure} fields={["stage", "day", "note"]} />
      <Select
        name="code"
        label={t("progress.requirement")}
        failure={failure}
        defaultValue={asked.get("code") ?? ""}
        options={requirements.map(({ code, statement }) => ({
          value: code,
          label: `${code} ${statement.slice(0, 60)}`,
        }))}
      />
      <Select
        name="stage"
        label={t("progress.stage")}
        failure={failure}
        options={Object.entries(progressWords).map(([value, key]) => ({ value, label: t(key) }))}
      />
      <Field name="day" label={t("progress.day")} type="date" max={today} defaultValue={today} failure={failure} />
      <Field name="note" label={t("progress.note")} failure={failure} />
      <SubmitButton intent="mark" look="primary">
        {t("progress.mark")}
      </SubmitButton>
    </Form>
  );
}

function Requirement({ of: { code, statement, mark, marks } }: { of: Data["requirements"][number] }) {
  const t = useT();
  const { id } = useProject();
  const tone = mark && tones[mark.stage];
  return (
    <li>
      <p className="cm-h">
        <Code href={changeLogPath(id, { requirement: code })}>{code}</Code>
        <Pill {...(tone && { tone })}>{t(mark ? progressWords[mark.stage] : "progress.notBegun")}</Pill>
        {mark && <span className="muted small">{[mark.day, mark.name].filter(Boolean).join(", ")}</span>}
        {marks > 1 && <span className="muted small">{t("progress.marks", { count: marks })}</span>}
      </p>
      <p className="written">{statement}</p>
      {mark?.note && <p className="written muted small">{mark.note}</p>}
    </li>
  );
}
