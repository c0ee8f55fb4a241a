/** The respondent's say: a link for him, what he has confirmed, what he has corrected. */
import { Form, Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { InterviewData } from "./route.tsx";

export function Confirmation({ data, link }: { data: InterviewData; link: string | undefined }) {
  const t = useT();
  const { interview, conducts, until, confirmedAt } = data;
  const { confirmation } = interview;
  return (
    <Section title={t("interviews.confirmation")} lead={t("interviews.confirmationLead")}>
      {link && (
        <div className="f">
          <Note tone="acc" announced>
            <p>{t("interviews.handOver")}</p>
            <p className="row wrap">
              <span className="secret">{link}</span>
              <CopyButton text={link} title={t("form.copy")} done={t("form.copied")} />
            </p>
          </Note>
        </div>
      )}
      {confirmation && (
        <p>
          {t(confirmation.right ? "interviews.saidRight" : "interviews.saidCorrected", {
            ...{ at: confirmedAt ?? "", revision: confirmation.revision },
          })}{" "}
          <span className="hash" title={confirmation.hash}>
            {confirmation.hash.slice(0, 12)}
          </span>
        </p>
      )}
      {until && <p>{t("interviews.waits", { until })}</p>}
      <Corrections data={data} />
      {conducts && (
        <Form method="post" className="row wrap">
          <SubmitButton intent="send" busy={t("form.saving")}>
            {t(until ? "interviews.sendAgain" : "interviews.send")}
          </SubmitButton>
          {until && (
            <SubmitButton look="ghost" intent="revoke" busy={t("form.saving")}>
              {t("interviews.revoke")}
            </SubmitButton>
          )}
        </Form>
      )}
    </Section>
  );
}

function Corrections({ data: { interview } }: { data: InterviewData }) {
  const t = useT();
  const { id } = useProject();
  if (interview.corrections.length === 0) return null;
  return (
    <>
      <h3 className="h3">{t("interviews.corrections")}</h3>
      <ul className="iv-corrections">
        {interview.corrections.map((correction) => (
          <li key={correction.id}>
            <p className="small muted written">{correction.question}</p>
            <p className="written">{correction.body}</p>
            <p className="row wrap">
              <Pill tone={correction.settled ? "ok" : "warn"}>
                {t(correction.settled ? "interviews.settled" : "interviews.unsettled")}
              </Pill>
              <Link className="link small" to={`/projects/${id}/threads?state=all`}>
                {t("interviews.discussion")}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
