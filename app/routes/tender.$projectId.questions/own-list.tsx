/** The company's own questions: how far each is, until when it is to be answered, where its answer stands. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { PlaceWords } from "../../questions/place.tsx";
import { ownLooks, ownStateWords, publicCode, registerCode } from "../../questions/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Pill, StatusMark } from "../../ui/marks.tsx";
import type { OwnRow } from "./queries.ts";

export function OwnList({ own }: { own: readonly OwnRow[] }) {
  const t = useT();
  if (own.length === 0) return <p className="muted">{t("ask.ownNone")}</p>;
  return (
    <ul className="qs-own">
      {own.map((question) => (
        <Own key={question.id} question={question} />
      ))}
    </ul>
  );
}

function Own({ question }: { question: OwnRow }) {
  const t = useT();
  const { id, number, text, where, standing, dueOn, askedOn, answer, late, aboutOld, publication, mayWithdraw } =
    question;
  return (
    <li>
      <p className="row wrap between">
        <span className="row">
          <span className="code written">{registerCode(number)}</span>
          <StatusMark {...ownLooks[standing]} word={t(ownStateWords[standing])} />
        </span>
        <span className="small muted">{dueOn ? t("ask.by", { due: dueOn }) : askedOn}</span>
      </p>
      <p className="qs-text written">{text}</p>
      <p className="row wrap small muted">
        {where && (
          <span>
            <PlaceWords block={where.title} words={where.words} />
          </span>
        )}
        {late && <Pill tone="warn">{t("ask.ownLate")}</Pill>}
        {aboutOld && publication !== null && <Pill tone="warn">{t("ask.aboutOld", { number: publication })}</Pill>}
        {answer !== null && (
          <span>
            {t("ask.readAnswer")}{" "}
            <a className="code written" href={`?#${publicCode(answer)}`}>
              {publicCode(answer)}
            </a>
          </span>
        )}
      </p>
      {mayWithdraw && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="question" value={id} />
          <SubmitButton intent="withdraw" look="link">
            {t("ask.withdraw")}
            <span className="vh"> {registerCode(number)}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
