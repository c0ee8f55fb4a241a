/** Quotes that disagree, side by side, with the decision or a place for it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import type { SynthesisData } from "./route.tsx";

type Contradiction = SynthesisData["contradictions"][number];

export function ContradictionList({ data }: { data: SynthesisData }) {
  return (
    <ul className="iv-corrections">
      {data.contradictions.map((one) => (
        <Row key={one.id} one={one} conducts={data.conducts} />
      ))}
    </ul>
  );
}

function Row({ one, conducts }: { one: Contradiction; conducts: boolean }) {
  const t = useT();
  return (
    <li className="sy-pair">
      <div className="sy-both">
        <Quote excerpt={one.first} />
        <Quote excerpt={one.second} />
      </div>
      {one.note && <p className="written">{one.note}</p>}
      {one.decision ? (
        <p>
          <b>{t("synthesis.decided")}</b> <span className="written">{one.decision}</span>{" "}
          <span className="small muted">{[one.decidedBy, one.decidedAt].filter(Boolean).join(", ")}</span>
        </p>
      ) : (
        conducts && (
          <Form method="post" className="iv-form">
            <input type="hidden" name="contradiction" value={one.id} />
            <Textarea name="decision" label={t("synthesis.decision")} rows={2} maxLength={4000} />
            <SubmitButton size="small" intent="resolve" busy={t("form.saving")}>
              {t("synthesis.resolve")}
            </SubmitButton>
          </Form>
        )
      )}
    </li>
  );
}

function Quote({ excerpt }: { excerpt: Contradiction["first"] }) {
  const t = useT();
  return (
    <div className="iv-quote">
      <blockquote className="written">{excerpt.quote}</blockquote>
      <p className="small muted written">
        {respondentWords(excerpt.respondent)} · {t("interviews.numbered", excerpt.interview)}
      </p>
    </div>
  );
}
