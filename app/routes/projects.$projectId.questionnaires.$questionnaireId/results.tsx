/** Results by question: options as bars with their figures, free answers with who gave them, each on its way to a quote. */
import { Link } from "@remix-run/react";
import { number as figure, percent } from "../../i18n/format.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { useProject } from "../../project/use-project.ts";
import { BarTable } from "../../ui/bar-table.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { QuestionnaireData } from "./route.tsx";

type Result = QuestionnaireData["questionnaire"]["results"][number];

export function Results({ data }: { data: QuestionnaireData }) {
  const t = useT();
  const { results, sent } = data.questionnaire;
  return (
    <Section title={t("questionnaires.results")}>
      {sent === 0 && <EmptyState>{t("questionnaires.resultsNone")}</EmptyState>}
      <ol className="qn-results">
        {results.map((result) => (
          <li key={result.id}>
            <h3 className="h3 written">{result.question}</h3>
            {sent > 0 && (
              <>
                <p className="muted small">{t("questionnaires.answeredOf", { answered: result.answered, sent })}</p>
                {result.kind === "text" ? <FreeAnswers result={result} /> : <Counts result={result} />}
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Counts({ result: { question, options, answered } }: { result: Result }) {
  const t = useT();
  const language = useLanguage();
  const bars = options.map(({ option, count }) => {
    const part = answered === 0 ? 0 : count / answered;
    return { key: option, name: option, part, cells: [figure(count, language), percent(part, language)] };
  });
  const head = [t("questionnaires.option"), t("questionnaires.count"), t("questionnaires.share")] as const;
  return <BarTable label={question} head={head} bars={bars} />;
}

function FreeAnswers({ result: { words, withheld } }: { result: Result }) {
  const t = useT();
  const { id } = useProject();
  return (
    <>
      {words.length + withheld === 0 && <p className="muted">{t("questionnaires.noWords")}</p>}
      <ul className="iv-quotes">
        {words.map(({ interview, respondent, lines }) => (
          <li key={interview.id} className="iv-quote">
            <blockquote className="written">
              {lines.map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </blockquote>
            <p className="row wrap small">
              <span className="muted written">{respondentWords(respondent)}</span>
              <Link className="link" to={`/projects/${id}/interviews/${interview.id}`}>
                {t("questionnaires.quote")}
                <span className="vh"> {t("interviews.numbered", { number: interview.number })}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {withheld > 0 && <p className="muted small">{t("questionnaires.withheld", { count: withheld })}</p>}
    </>
  );
}
