/** Whom to ask: pasted lines become personal links, shown this once; who is awaited, and a reminder to copy. */
import { Form } from "@remix-run/react";
import type { MadeLink } from "../../../server/domain/interviews/questionnaires/inviting.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Textarea, type FormFailure } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import { DeedsHeading } from "../../ui/table.tsx";
import type { QuestionnaireData } from "./route.tsx";

export function InviteForm({ failure }: { failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Section title={t("questionnaires.invite")} lead={t("questionnaires.inviteLead")}>
      <Form method="post" className="iv-form sy-deeds">
        <Textarea
          name="respondents"
          label={t("questionnaires.lines")}
          hint={t("questionnaires.linesHint")}
          rows={5}
          failure={failure}
        />
        <SubmitButton look="primary" intent="invite" busy={t("form.saving")}>
          {t("questionnaires.inviteDo")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

export function MadeLinks({ links }: { links: readonly MadeLink[] }) {
  const t = useT();
  const nameOf = ({ name }: MadeLink) => name || t("questionnaires.someone");
  const all = links.map((link) => `${nameOf(link)}: ${link.address}`).join("\n");
  return (
    <div className="f">
      <Note tone="acc" announced>
        <p>{t("questionnaires.handOver")}</p>
        <ul className="qn-links">
          {links.map((link) => (
            <li key={link.id}>
              <b className="written">{nameOf(link)}</b>
              {link.mailed && <span className="muted small">{t("questionnaires.mailed")}</span>}
              <span className="secret">{link.address}</span>
              <CopyButton text={link.address} title={t("form.copy")} done={t("form.copied")} whom={nameOf(link)} />
            </li>
          ))}
        </ul>
        {links.length > 1 && <CopyButton text={all} title={t("questionnaires.copyAll")} done={t("form.copied")} />}
      </Note>
    </div>
  );
}

export function AwaitedList({ data }: { data: QuestionnaireData }) {
  const t = useT();
  const { questionnaire, conducts } = data;
  const { awaited, state, results } = questionnaire;
  const open = state === "open";
  return (
    <Section
      title={t(open ? "questionnaires.awaited" : "questionnaires.unsent")}
      lead={awaited.length > 0 ? t("questionnaires.unread") : undefined}
    >
      {awaited.length === 0 ? (
        <p>{t("questionnaires.awaitedNone")}</p>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("questionnaires.respondent")}</th>
              <th>{t("questionnaires.progress")}</th>
              {conducts && <DeedsHeading />}
            </tr>
          </thead>
          <tbody>
            {awaited.map(({ id, name, position, department, answered }) => {
              const who = name || t(conducts ? "questionnaires.someone" : "questionnaires.namesHidden");
              return (
                <tr key={id}>
                  <td data-l={t("questionnaires.respondent")}>
                    <span className="written">{[who, position, department].filter(Boolean).join(", ")}</span>
                  </td>
                  <td data-l={t("questionnaires.progress")}>
                    {answered === 0
                      ? t("questionnaires.notBegun")
                      : t("questionnaires.begun", { answered, of: results.length })}
                  </td>
                  {conducts && (
                    <td>
                      <LinkDeeds id={id} who={who} open={open} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {conducts && open && awaited.length > 0 && <Reminder data={data} />}
    </Section>
  );
}

function LinkDeeds({ id, who, open }: { id: string; who: string; open: boolean }) {
  const t = useT();
  return (
    <Form method="post" className="row wrap">
      <input type="hidden" name="respondent" value={id} />
      {open && (
        <SubmitButton size="small" intent="renew">
          {t("questionnaires.renew")}
          <span className="vh"> {who}</span>
        </SubmitButton>
      )}
      <SubmitButton size="small" look="ghost" intent="withdraw">
        {t("questionnaires.withdraw")}
        <span className="vh"> {who}</span>
      </SubmitButton>
    </Form>
  );
}

function Reminder({ data: { questionnaire, day } }: { data: QuestionnaireData }) {
  const t = useT();
  const words = t("questionnaires.reminderWords", { title: questionnaire.title, day });
  return (
    <details className="iv-more">
      <summary className="link">{t("questionnaires.reminder")}</summary>
      <p className="hint">{t("questionnaires.reminderLead")}</p>
      <p className="qn-reminder written">{words}</p>
      <CopyButton text={words} title={t("form.copy")} done={t("form.copied")} />
    </details>
  );
}
