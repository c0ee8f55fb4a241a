/** The respondent's answers one below another, each with a place for what is not right. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { markKeys } from "../../interviews/words.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { Brand } from "../../ui/logo.tsx";
import type { Asked } from "./route.tsx";

export function AnswerForm({ asked, token }: { asked: Asked; token: string }) {
  const t = useT();
  const { project, number, day, place, interviewers, answers, hash, until } = asked;
  const facts = [day, place, interviewers.join(", ")].filter(Boolean).join(" · ");
  return (
    <main className="cf" id="main">
      <Brand name={t("brand")} />
      <h1>{t("confirming.heading", { number })}</h1>
      <p className="written">{project}</p>
      {facts && <p className="muted written">{facts}</p>}
      <p>{t("confirming.how", { until })}</p>
      <Form method="post">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="hash" value={hash} />
        <ol className="cf-answers">
          {answers.map((answer) => (
            <Answer key={answer.number} {...answer} />
          ))}
        </ol>
        <div className="cf-deed">
          <SubmitButton look="primary" size="large" wide intent="confirm" busy={t("confirming.sending")}>
            {t("confirming.confirm")}
          </SubmitButton>
          <p className="hint">{t("confirming.once")}</p>
        </div>
      </Form>
    </main>
  );
}

function Answer({ number, question, lines }: Asked["answers"][number]) {
  const t = useT();
  return (
    <li>
      <h2 className="written">{question || t("confirming.before")}</h2>
      {lines.map(({ mark, text }, at) => (
        <p key={at} className="written">
          {mark && <b>{t(markKeys[mark])}: </b>}
          {text}
        </p>
      ))}
      {lines.length === 0 && <p className="muted">{t("confirming.unanswered")}</p>}
      <details>
        <summary className="btn">{t("confirming.notRight")}</summary>
        <Textarea name={`correction-${number}`} label={t("confirming.correction")} rows={4} maxLength={3000} />
      </details>
    </li>
  );
}
