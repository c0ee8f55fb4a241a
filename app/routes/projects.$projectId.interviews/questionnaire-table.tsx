/** Questionnaires of the project, the latest first. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { QuestionnaireStatus } from "../../interviews/words.tsx";
import type { RegisterData } from "./route.tsx";

export function QuestionnaireTable({ questionnaires }: { questionnaires: RegisterData["questionnaires"] }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("interviews.number")}</th>
          <th>{t("questionnaires.name")}</th>
          <th>{t("questionnaires.role")}</th>
          <th>{t("questionnaires.closesOn")}</th>
          <th>{t("questionnaires.state")}</th>
          <th>{t("questionnaires.answered")}</th>
        </tr>
      </thead>
      <tbody>
        {questionnaires.map(({ id, number, title, roleTitle, until, state, asked, sent }) => (
          <tr key={id}>
            <td data-l={t("interviews.number")}>{number}</td>
            <td data-l={t("questionnaires.name")}>
              <Link className="link written" to={`../questionnaires/${id}`}>
                {title}
              </Link>
            </td>
            <td data-l={t("questionnaires.role")} className="written">
              {roleTitle}
            </td>
            <td data-l={t("questionnaires.closesOn")}>{until}</td>
            <td data-l={t("questionnaires.state")}>
              <QuestionnaireStatus state={state} />
            </td>
            <td data-l={t("questionnaires.answered")}>{t("questionnaires.sentOf", { sent, asked })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
