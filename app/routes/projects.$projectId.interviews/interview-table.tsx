/** Interviews of the project, the latest first. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { InterviewStatus } from "../../interviews/words.tsx";
import type { RegisterData } from "./route.tsx";

export function InterviewTable({ interviews }: { interviews: RegisterData["interviews"] }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("interviews.number")}</th>
          <th>{t("interviews.respondent")}</th>
          <th>{t("interviews.about")}</th>
          <th>{t("interviews.when")}</th>
          <th>{t("interviews.who")}</th>
          <th>{t("interviews.state")}</th>
          <th>{t("interviews.quotes")}</th>
        </tr>
      </thead>
      <tbody>
        {interviews.map(({ id, number, respondent, blocks, day, heldAt, interviewers, state, running, excerpts }) => (
          <tr key={id}>
            <td data-l={t("interviews.number")}>{number}</td>
            <td data-l={t("interviews.respondent")}>
              <Link className="link written" to={id}>
                {respondentWords(respondent)}
              </Link>
            </td>
            <td data-l={t("interviews.about")} className="written">
              {blocks.map((block) => `${block.number} ${block.title}`).join("; ")}
            </td>
            <td data-l={t("interviews.when")}>{[day, heldAt].filter(Boolean).join(", ") || "—"}</td>
            <td data-l={t("interviews.who")}>{interviewers.map(({ name }) => name).join(", ")}</td>
            <td data-l={t("interviews.state")}>
              <InterviewStatus state={state} running={running} />
            </td>
            <td data-l={t("interviews.quotes")}>{excerpts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
