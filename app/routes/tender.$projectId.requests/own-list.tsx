/** What the contractor has asked to change, and what became of it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { PlaceWords } from "../../questions/place.tsx";
import { standingLooks } from "../../tender/change-words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import type { RequestsPage } from "./queries.ts";

type Row = RequestsPage["own"][number];

export function OwnList({ own }: { own: readonly Row[] }) {
  const t = useT();
  if (own.length === 0) return <p className="muted">{t("contractor.ownNone")}</p>;
  return (
    <ul className="ct-list">
      {own.map((row) => (
        <Own key={row.id} row={row} />
      ))}
    </ul>
  );
}

export function Conditions({ conditions }: { conditions: readonly string[] }) {
  const t = useT();
  return conditions.map((words) => (
    <p className="ch-text" key={words}>
      {t("contractor.conditions", { words })}
    </p>
  ));
}

function Own({ row }: { row: Row }) {
  const t = useT();
  const { id, number, title, rationale, consequence, words, where, publication, askedOn, settledOn } = row;
  const { icon, tone, word } = standingLooks[row.standing];
  return (
    <li>
      <h3 className="h3">
        {t("contractor.numbered", { number })} <span className="written">{title}</span>
      </h3>
      <p className="row wrap between">
        <StatusMark icon={icon} tone={tone} word={t(word)} />
        <span className="small muted">{settledOn ?? askedOn}</span>
      </p>
      {where && (
        <p className="small muted">
          <PlaceWords block={where.title} words={where.words} />
          {publication !== null && <>, {t("contractor.ofPublication", { number: publication })}</>}
        </p>
      )}
      {row.refusal && <p className="ch-text">{t("contractor.refusal", { reason: row.refusal })}</p>}
      <Conditions conditions={row.conditions} />
      <details className="td-more">
        <summary>
          {t("contractor.details")}
          <span className="vh"> {title}</span>
        </summary>
        <p className="ch-text written">{rationale}</p>
        {consequence && <p className="ch-text written">{consequence}</p>}
        {words && <p className="ch-text written ct-words">{words}</p>}
      </details>
      {row.mayWithdraw && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="request" value={id} />
          <SubmitButton intent="withdraw" look="link">
            {t("contractor.withdraw")}
            <span className="vh"> {t("contractor.numbered", { number })}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
