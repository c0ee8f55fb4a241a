/** The head of a question: its code and state, when and by whom it was asked, its own words for those who may read them. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { PlaceWords } from "../../questions/place.tsx";
import { QuestionState } from "../../questions/state-mark.tsx";
import { publicCode, registerCode } from "../../questions/words.ts";
import { Pill } from "../../ui/marks.tsx";
import type { QuestionData } from "./route.tsx";

export function QuestionHead({ data }: { data: QuestionData }) {
  const t = useT();
  const { id: projectId } = useProject();
  const { question, words, duplicates } = data;
  const { number, state, approved, company, meeting, block, place, publication, publicNumber } = question;
  const path = `/projects/${projectId}`;
  return (
    <header className="qs-head">
      <div className="row wrap between">
        <h2 className="row">
          <span className="code written">{registerCode(number)}</span>
          <QuestionState {...{ state, approved }} />
        </h2>
        <span className="small muted">
          {company && <span className="written">{company}, </span>}
          {meeting && <>{t("questions.atMeeting", meeting)}, </>}
          {words.received}
        </span>
      </div>
      <p className="row wrap small muted">
        {block && (
          <span>
            <PlaceWords
              block={
                <Link className="link" to={`${path}?block=${block.id}#block-${block.id}`}>
                  {block.title}
                </Link>
              }
              words={place}
            />
          </span>
        )}
        {question.late && <Pill tone="warn">{t("questions.late")}</Pill>}
        {question.aboutOld && publication && (
          <Pill tone="warn">{t("questions.aboutOld", { number: publication.number })}</Pill>
        )}
        {question.overdue && <Pill tone="bad">{`${words.due}, ${t("questions.overdue")}`}</Pill>}
      </p>
      {publicNumber !== null && (
        <p>
          {t("questions.publishedAs")} <span className="code written">{publicCode(publicNumber)}</span>,{" "}
          {words.published}
        </p>
      )}
      {question.duplicateOf && (
        <p>
          {t("questions.mergedInto")}{" "}
          <Link className="code written" to={`${path}/questions/${question.duplicateOf.id}`}>
            {registerCode(question.duplicateOf.number)}
          </Link>
        </p>
      )}
      {duplicates.length > 0 && (
        <p>
          {t("questions.duplicates")}:{" "}
          {duplicates.map((other) => (
            <span key={other.id}>
              <Link className="code written" to={`${path}/questions/${other.id}`}>
                {registerCode(other.number)}
              </Link>{" "}
              {other.company && <span className="muted written">{other.company}</span>}{" "}
            </span>
          ))}
        </p>
      )}
      {question.original === null ? (
        <p className="muted small">{t("questions.restricted")}</p>
      ) : (
        <>
          <h3 className="lab">{t("questions.asked")}</h3>
          <p className="qs-text qs-asked written">{question.original}</p>
        </>
      )}
    </header>
  );
}
