/** Exactly what all participants will read, and the buttons that approve and publish it. */
import { Form } from "@remix-run/react";
import Users from "lucide-react/icons/users";
import { useT } from "../../i18n/speech.tsx";
import { PlaceWords } from "../../questions/place.tsx";
import { categories, categoryWords } from "../../questions/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Pill } from "../../ui/marks.tsx";
import { FormError } from "../../ui/note.tsx";
import type { QuestionData } from "./route.tsx";

export function Outgoing({ data, failure }: { data: QuestionData; failure: FormFailure | undefined }) {
  const t = useT();
  const { question, approvedBy } = data;
  const { approved, state, hash } = question;
  return (
    <section className="qs-out" aria-labelledby="qs-out">
      <h3 className="h3" id="qs-out">
        {t("questions.outgoing")}
      </h3>
      <OutgoingWords data={data} />
      <FormError failure={failure} />
      <p className="row small muted">
        <Icon of={Users} /> {t("questions.outgoingHint")}
      </p>
      {approved && approvedBy && <p className="small">{t("questions.approvedBy", { name: approvedBy })}</p>}
      <Form method="post" preventScrollReset className="row wrap">
        <input type="hidden" name="hash" value={hash} />
        {approved ? (
          <SubmitButton intent="published" decides look="primary" busy={t("questions.publishing")}>
            {t("questions.publish")}
          </SubmitButton>
        ) : (
          <SubmitButton intent="approved" look="primary" busy={t("form.saving")}>
            {t("questions.approve")}
          </SubmitButton>
        )}
        {state === "drafted" && <SubmitButton intent="returned">{t("questions.return")}</SubmitButton>}
      </Form>
    </section>
  );
}

/** The published question as everybody reads it. */
export function OutgoingWords({ data: { question } }: { data: Pick<QuestionData, "question"> }) {
  const t = useT();
  const { wording, answer, block, place, category, changesSpec } = question;
  const topic = categories.find((each) => each === category);
  return (
    <div className="qs-paper">
      <p className="qs-text written">
        <b>{wording || t("questions.unworded")}</b>
      </p>
      <p className="row wrap small muted">
        {block && (
          <span>
            <PlaceWords block={block.title} words={place} />
          </span>
        )}
        {topic && <span>{t(categoryWords[topic])}</span>}
        {changesSpec && <Pill tone="warn">{t("questions.changesSpec")}</Pill>}
      </p>
      <p className="qs-text written">{answer || t("questions.outgoing.noAnswer")}</p>
    </div>
  );
}
