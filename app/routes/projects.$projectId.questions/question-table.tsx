/** Questions as a table; what is to be done is grouped by who has the turn. */
import { Link, useParams, useSearchParams } from "@remix-run/react";
import Clock from "lucide-react/icons/clock";
import { useT } from "../../i18n/speech.tsx";
import { PlaceWords } from "../../questions/place.tsx";
import { QuestionState } from "../../questions/state-mark.tsx";
import { questionLooks, registerCode, publicCode } from "../../questions/words.ts";
import { Pill, StatusMark } from "../../ui/marks.tsx";
import type { QuestionRow } from "./queries.ts";
import { addressOf } from "./view.ts";

const turns = [
  { look: "questions.look.new", states: ["submitted", "triage"] },
  { look: "questions.look.expert", states: ["assigned"] },
  { look: "questions.look.drafted", states: ["drafted"] },
] as const;

interface TableProps {
  questions: readonly QuestionRow[];
  path: string;
  leads: boolean;
}

export function QuestionTable({ questions, path, leads }: TableProps) {
  const t = useT();
  const [asked] = useSearchParams();
  const byTurn = (asked.get("state") || "open") === "open";
  const columns = leads ? 5 : 4;
  return (
    <table className="tbl qs-tbl">
      <caption className="vh">{t("questions.list")}</caption>
      <thead>
        <tr>
          <th>{t("questions.number")}</th>
          <th>{t("questions.question")}</th>
          {leads && <th>{t("questions.asker")}</th>}
          <th>{t("questions.expert")}</th>
          <th>{t("questions.due")}</th>
        </tr>
      </thead>
      {byTurn ? (
        turns.map(({ look, states }) => {
          const rows = questions.filter(({ state }) => states.some((each) => each === state));
          if (rows.length === 0) return null;
          return (
            <tbody key={look}>
              <tr className="qs-turn">
                <th colSpan={columns} scope="rowgroup">
                  <StatusMark {...questionLooks[states[0]]} word={`${t(look)}: ${rows.length}`} />
                </th>
              </tr>
              {rows.map((question) => (
                <Line key={question.id} {...{ question, path, leads }} />
              ))}
            </tbody>
          );
        })
      ) : (
        <tbody>
          {questions.map((question) => (
            <Line key={question.id} {...{ question, path, leads }} withState />
          ))}
        </tbody>
      )}
    </table>
  );
}

interface LineProps {
  question: QuestionRow;
  path: string;
  leads: boolean;
  withState?: boolean;
}

function Line({ question, path, leads, withState }: LineProps) {
  const t = useT();
  const { questionId } = useParams();
  const [asked] = useSearchParams();
  const { id, number, words, block, place, meeting, company, expert, state, approved, publicNumber } = question;
  const page = asked.get("page") ?? "1";
  return (
    <tr className={questionId === id ? "on" : undefined}>
      <td data-l={t("questions.number")}>
        <Link className="code written" to={path + "/" + id + addressOf(asked, { page })}>
          {registerCode(number)}
        </Link>
      </td>
      <td data-l={t("questions.question")}>
        <p className="qs-words written">{words || t("questions.unworded")}</p>
        <p className="muted small">
          {block && (
            <span>
              <PlaceWords block={block.title} words={place} />
            </span>
          )}
          {withState && <QuestionState {...{ state, approved }} />}
          {publicNumber !== null && <span className="code written">{publicCode(publicNumber)}</span>}
          {question.late && <Pill tone="warn">{t("questions.late")}</Pill>}
        </p>
      </td>
      {leads && (
        <td data-l={t("questions.asker")}>
          {company ? <span className="written">{company}</span> : meeting ? t("questions.atMeeting", meeting) : "—"}
        </td>
      )}
      <td data-l={t("questions.expert")}>{expert ? <span className="written">{expert}</span> : "—"}</td>
      <td data-l={question.published ? t("questions.answered") : t("questions.due")}>
        <Due question={question} />
      </td>
    </tr>
  );
}

function Due({ question: { due, overdue, isToday, published, state } }: { question: QuestionRow }) {
  const t = useT();
  if (published) return <span className="nowrap">{published}</span>;
  if (state === "merged" || state === "withdrawn") return <>—</>;
  if (overdue)
    return (
      <Pill tone="bad" icon={Clock}>
        {due}, {t("questions.overdue")}
      </Pill>
    );
  if (isToday)
    return (
      <Pill tone="warn" icon={Clock}>
        {t("questions.today")}
      </Pill>
    );
  return <span className="nowrap">{due}</span>;
}
