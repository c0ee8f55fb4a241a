/** What the contractor asks to change: taken up it becomes a change request, or it is refused with a reason that he reads. */
import { Form, Link } from "@remix-run/react";
import type { ShownContractorRequest } from "../../server/domain/contractor/reading.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { SubmitButton } from "../ui/button.tsx";
import { Textarea, type FormFailure } from "../ui/field.tsx";
import { Pill } from "../ui/marks.tsx";
import { FormError } from "../ui/note.tsx";
import { causeWords } from "./words.ts";

export type AskedRow = Omit<ShownContractorRequest, "askedAt"> & { asked: string };

interface ContractorAsksProps {
  rows: readonly AskedRow[];
  /** The reader may answer. */
  answers: boolean;
  failure: FormFailure | undefined;
}

export function ContractorAsks({ rows, answers, failure }: ContractorAsksProps) {
  return (
    <ul className="ct-list">
      {rows.map((row) => (
        <li key={row.id}>
          <Head row={row} />
          <AskedWords row={row} />
          {answers && row.state === "waiting" && (
            <Answering row={row} failure={failure?.values.request === row.id ? failure : undefined} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Head({ row: { title, company, asked, state, reason, change } }: { row: AskedRow }) {
  const t = useT();
  const { id } = useProject();
  return (
    <>
      <h3 className="h3">{title}</h3>
      <p className="small muted">
        {company}, {asked} {state === "waiting" && <Pill tone="warn">{t("contractor.waits")}</Pill>}
        {state === "refused" && t("contractor.refusedBecause", { reason })}
        {state === "withdrawn" && t("contractor.standing.withdrawn")}
        {change !== null && (
          <Link className="link" to={`/projects/${id}/changes/${change}`}>
            {`ЗИ-${change}`}
          </Link>
        )}
      </p>
    </>
  );
}

/** What he says of it, and the words he proposes. */
export function AskedWords({ row }: { row: AskedRow }) {
  const t = useT();
  const { id } = useProject();
  const { cause, rationale, consequence, words, place, blockId, blockTitle, publication } = row;
  const block = (
    <Link className="link" to={`/projects/${id}?block=${blockId}#block-${blockId}`}>
      {blockTitle}
    </Link>
  );
  return (
    <>
      <p className="small">
        {t(causeWords[cause])}, {block}
        {place &&
          `, ${place.kind === "requirement" ? place.words : t("contractor.quoted", { words: place.words })}`},{" "}
        {t("contractor.ofPublication", { number: publication })}
      </p>
      <p className="ch-text">{rationale}</p>
      {consequence && <p className="ch-text">{t("contractor.otherwise", { words: consequence })}</p>}
      {words && <p className="ch-text ct-words">{words}</p>}
    </>
  );
}

function Answering({ row, failure }: { row: AskedRow; failure: FormFailure | undefined }) {
  const t = useT();
  const about = <span className="vh"> {row.title}</span>;
  return (
    <>
      {failure?.values.intent === "taken" && <FormError failure={failure} />}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="request" value={row.id} />
        <SubmitButton intent="taken" look="primary" busy={t("contractor.taking")}>
          {t("contractor.take")}
          {about}
        </SubmitButton>
      </Form>
      <details className="ch-edit" open={failure?.values.intent === "refused"}>
        <summary>
          {t("contractor.refuse")}
          {about}
        </summary>
        <Form method="post" className="ch-form" preventScrollReset>
          <input type="hidden" name="request" value={row.id} />
          <FormError failure={failure} fields={["reason"]} />
          <Textarea
            name="reason"
            label={t("contractor.refuseReason")}
            hint={t("contractor.refuseHint")}
            rows={2}
            required
            failure={failure}
          />
          <SubmitButton intent="refused">{t("contractor.refuseDo")}</SubmitButton>
        </Form>
      </details>
    </>
  );
}
