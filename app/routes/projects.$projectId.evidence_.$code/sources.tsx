/** Quotes that a requirement rests on: who said it and when, as far as he let himself be named; each opens at its place. */
import { Link } from "@remix-run/react";
import BadgeCheck from "lucide-react/icons/badge-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "../../i18n/speech.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { useProject } from "../../project/use-project.ts";
import { Pill } from "../../ui/marks.tsx";
import type { TraceData } from "./route.tsx";

export function Sources({ excerpts }: { excerpts: TraceData["excerpts"] }) {
  const t = useT();
  const { id: projectId } = useProject();
  return (
    <ul className="iv-quotes">
      {excerpts.map(({ id, quote, question, respondent, interview, day, confirmed, links }) => (
        <li className="iv-quote" key={id}>
          <blockquote className="written">{quote}</blockquote>
          <p className="small muted written">
            {[respondentWords(respondent), day, question].filter(Boolean).join(" · ")}
          </p>
          <p className="row wrap">
            <Link
              className="link small"
              to={{ pathname: `/projects/${projectId}/interviews/${interview.id}`, hash: `excerpt-${id}` }}
            >
              {t("interviews.numbered", { number: interview.number })}
            </Link>
            {confirmed && (
              <Pill tone="ok" icon={BadgeCheck}>
                {t("interviews.confirmedQuote")}
              </Pill>
            )}
            {links.some(({ suspect }) => suspect) && (
              <Pill tone="warn" icon={TriangleAlert}>
                {t("interviews.suspect")}
              </Pill>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
