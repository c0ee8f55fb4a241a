/** «Протоколы встреч»: talks with integrators whose questions became clarifications; a form that writes one down. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { listMeetings, recordMeeting } from "../../../server/domain/clarifications/meetings.ts";
import { mostSpoken } from "../../../server/domain/clarifications/names.ts";
import { dayIn } from "../../../server/domain/document/due-days.ts";
import { may } from "../../../server/domain/people.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { plainDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { Field, Textarea, type FormFailure, type Option } from "../../ui/field.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { SpokenRow } from "./spoken-row.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "meetings.title" };

/** How many questions the form has room for at first, and how many more are asked for at once. */
const usualRows = 5;

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.questions_.meetings", args, async (visit) => {
    const { ground, actor, projectId, context } = visit;
    const project = await readProject(visit);
    const calendar = calendarOf(context, project.timeZone);
    const meetings = await listMeetings(ground, actor, projectId);
    return {
      leads: may(project.role, "clarification.lead"),
      today: dayIn(project.timeZone, ground.clock.now()),
      meetings: meetings.map(({ heldOn, ...rest }) => ({ ...rest, heldOn: plainDay(heldOn, calendar) })),
      blocks: project.sections.flatMap(({ blocks }) => blocks.map(({ id, title }) => ({ value: id, label: title }))),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.questions_.meetings", args, (posted, { ground, actor, projectId }) =>
    byIntent<{ done: string }>(posted, {
      record: async () => {
        const answers = posted.startingWith("answer-");
        const blocks = posted.startingWith("block-");
        const questions = Object.entries(posted.startingWith("question-")).map(([row, question]) => ({
          ...{ question, answer: answers[row], blockId: blocks[row] },
        }));
        const [title, heldOn, attendees] = [posted.get("title"), posted.get("heldOn"), posted.get("attendees")];
        const { id } = await recordMeeting(ground, actor, projectId, { title, heldOn, attendees, questions });
        return { done: id };
      },
    }),
  );
}

export default function Meetings() {
  const t = useT();
  const { leads, meetings, blocks, today } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<{ done: string }>(answer);
  const failure = failureOf(answer);
  const back = <LinkButton to="../questions">{t("meetings.back")}</LinkButton>;
  return (
    <Page narrow title={t("meetings.title")} lead={t("meetings.lead")} actions={back}>
      <Done answer={answer} text={done && t("meetings.done")} />
      <Section title={t("meetings.list")}>
        {meetings.length === 0 ? <EmptyState>{t("meetings.none")}</EmptyState> : <MeetingTable meetings={meetings} />}
      </Section>
      {leads && (
        <Section title={t("meetings.new")} lead={t("meetings.questionsOnly")}>
          <FormError failure={failure} fields={["title", "heldOn", "attendees"]} />
          <MeetingForm key={done?.done} {...{ blocks, today, failure }} />
        </Section>
      )}
    </Page>
  );
}

type Meeting = ReturnType<typeof useLoaderData<typeof loader>>["meetings"][number];

function MeetingTable({ meetings }: { meetings: readonly Meeting[] }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("questions.number")}</th>
          <th>{t("meetings.name")}</th>
          <th>{t("meetings.heldOn")}</th>
          <th>{t("meetings.attendees")}</th>
          <th>{t("meetings.questions")}</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map(({ id, number, title, heldOn, attendees, questions }) => (
          <tr key={id}>
            <td data-l={t("questions.number")}>{number}</td>
            <td data-l={t("meetings.name")} className="written">
              {title}
            </td>
            <td data-l={t("meetings.heldOn")}>{heldOn}</td>
            <td data-l={t("meetings.attendees")} className="written">
              {attendees || "—"}
            </td>
            <td data-l={t("meetings.questions")}>{questions}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FormProps {
  blocks: readonly Option[];
  today: string;
  failure: FormFailure | undefined;
}

function MeetingForm({ blocks, today, failure }: FormProps) {
  const t = useT();
  const [asked] = useSearchParams();
  const rows = Math.min(mostSpoken, Math.max(usualRows, Math.trunc(Number(asked.get("rows"))) || usualRows));
  return (
    <Form method="post">
      <div className="f-row">
        <Field name="title" label={t("meetings.name")} maxLength={120} failure={failure} />
        <Field name="heldOn" label={t("meetings.heldOn")} type="date" defaultValue={today} failure={failure} />
      </div>
      <Textarea
        name="attendees"
        label={t("meetings.attendees")}
        hint={t("meetings.attendeesHint")}
        rows={2}
        failure={failure}
      />
      {Array.from({ length: rows }, (_, at) => (
        <SpokenRow key={at} number={at + 1} blocks={blocks} failure={failure} />
      ))}
      <div className="row wrap">
        <SubmitButton intent="record" look="primary" busy={t("form.saving")}>
          {t("meetings.save")}
        </SubmitButton>
        {rows < mostSpoken && (
          <LinkButton look="link" to={`?rows=${rows + usualRows}`} preventScrollReset>
            {t("meetings.more")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
