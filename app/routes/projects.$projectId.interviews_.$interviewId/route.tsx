/** One interview: its guide before it starts, then its live notes beside the quotes; the respondent's confirmation. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { doneOf, failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { Notes, TalkTimer } from "../../interviews/notes.tsx";
import { PlanFields, planFields } from "../../interviews/plan-fields.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { InterviewStatus } from "../../interviews/words.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { Confirmation } from "./confirmation.tsx";
import { carryOut, type Answered } from "./deeds.server.ts";
import { ExcerptList } from "./excerpt-list.tsx";
import { GuideForm } from "./guide-form.tsx";
import { readInterviewPage } from "./queries.ts";
import { TranscriptForm } from "./transcript-form.tsx";

/** What it tells of comes with the editor. */
const SaveState = lazy(async () => ({ default: (await import("../../project/save-state.tsx")).SaveState }));

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "interviews.one" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.interviews_.$interviewId", args, readInterviewPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.interviews_.$interviewId", args, carryOut);
}

export type InterviewData = ReturnType<typeof useLoaderData<typeof loader>>;

const said = {
  change: "interviews.done.change",
  guide: "interviews.done.guide",
  start: "interviews.done.start",
  finish: "interviews.done.finish",
  import: "interviews.done.import",
  send: "interviews.done.send",
  nameless: "interviews.done.nameless",
  revoke: "interviews.done.revoke",
  quote: "interviews.done.quote",
  tag: "interviews.done.tag",
  link: "interviews.done.link",
  unlink: "interviews.done.unlink",
  look: "interviews.done.look",
  require: "interviews.done.require",
  remove: "interviews.done.remove",
} as const;

export default function Interview() {
  const t = useT();
  const me = useMe()?.accountId ?? "";
  const { id } = useProject();
  const data = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Answered>(answer);
  const failure = failureOf(answer);
  const { interview, conducts, day } = data;
  const { number, respondent, place, interviewers, textId, running, startedAt, heldAt } = interview;
  useLive(id, me, null);
  const who = interviewers.map(({ name }) => name).join(", ");
  const lead = [t("interviews.numbered", { number }), [day, heldAt].filter(Boolean).join(", "), place, who];
  return (
    <Page
      title={respondentWords(respondent)}
      lead={<span className="written">{lead.filter(Boolean).join(" · ")}</span>}
      actions={<Deeds data={data} />}
    >
      <Done answer={answer} text={done && t(said[done.done as keyof typeof said])} />
      <FormError failure={failure} fields={failure?.values.intent === "change" ? planFields : []} />
      <p className="row wrap iv-state">
        <InterviewStatus state={interview.state} running={running} />
        {running && startedAt && <TalkTimer since={startedAt} />}
        <span className="muted small written">
          {interview.blocks.map((block) => `${block.number} ${block.title}`).join("; ")}
        </span>
      </p>
      {textId === null ? (
        <GuideForm data={data} />
      ) : (
        <div className="iv-grid">
          <div>
            {conducts && interview.naming > 0 && <NameInNotes />}
            {conducts && <p className="hint iv-hint">{t("interviews.keys")}</p>}
            <Notes
              {...{ projectId: id, textId, conducts, html: data.html, language: data.language, userId: me }}
              epoch={interview.epoch}
              since={running ? startedAt : null}
            />
            {me && conducts && (
              <Suspense>
                <SaveState userId={me} />
              </Suspense>
            )}
          </div>
          <aside className="iv-side" aria-label={t("interviews.evidence")}>
            <ExcerptList data={data} />
          </aside>
        </div>
      )}
      {conducts && textId !== null && <TranscriptForm imported={done?.imported} failure={failure} />}
      {textId !== null && !running && <Confirmation data={data} link={done?.link} />}
      {conducts && interview.state !== "cancelled" && <Details data={data} failure={failure} />}
    </Page>
  );
}

function Deeds({ data: { interview, conducts } }: { data: InterviewData }) {
  const t = useT();
  const { textId, running, state, id } = interview;
  return (
    <>
      <LinkButton to="../interviews">{t("interviews.back")}</LinkButton>
      {textId !== null && <LinkButton to={`../interviews/${id}/protocol`}>{t("protocol.open")}</LinkButton>}
      {conducts && textId === null && state !== "cancelled" && (
        <Form method="post">
          <SubmitButton look="primary" intent="start" busy={t("form.saving")}>
            {t("interviews.start")}
          </SubmitButton>
        </Form>
      )}
      {conducts && running && (
        <Form method="post">
          <SubmitButton look="primary" intent="finish" busy={t("form.saving")}>
            {t("interviews.finish")}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}

/** Whoever typed the respondent's name is told, and offered to take it out. */
function NameInNotes() {
  const t = useT();
  return (
    <Form method="post" className="f" preventScrollReset>
      <Note tone="warn">
        <p>{t("interviews.naming")}</p>
        <SubmitButton size="small" intent="nameless" busy={t("form.saving")}>
          {t("interviews.nameless")}
        </SubmitButton>
      </Note>
    </Form>
  );
}

function Details({ data, failure }: { data: InterviewData; failure: FormFailure | undefined }) {
  const t = useT();
  const { interview, choices } = data;
  const start = {
    ...{ interview, role: interview.respondent.role, blocks: interview.blocks.map(({ id }) => id) },
    interviewers: interview.interviewers.map(({ memberId }) => memberId),
  };
  const own = failure?.values.intent === "change" ? failure : undefined;
  return (
    <Section title={t("interviews.details")}>
      <details open={own !== undefined || undefined}>
        <summary className="link">{t("interviews.edit")}</summary>
        <Form method="post" className="iv-form">
          <PlanFields choices={choices} start={start} failure={own} />
          <div className="row wrap">
            <SubmitButton intent="change" busy={t("form.saving")}>
              {t("interviews.save")}
            </SubmitButton>
            {interview.textId === null && (
              <SubmitButton look="ghost" intent="cancel" busy={t("form.saving")}>
                {t("interviews.cancel")}
              </SubmitButton>
            )}
          </div>
        </Form>
      </details>
    </Section>
  );
}
