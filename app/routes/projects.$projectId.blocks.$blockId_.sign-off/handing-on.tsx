/** «Передать подпись»: a colleague decides in one's place, for a stated reason. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import type { ShownRound } from "./queries.ts";

export function HandingOn({ round, failure }: { round: ShownRound; failure: FormFailure | undefined }) {
  const t = useT();
  const options = round.candidates.map(({ id, name, position }) => ({
    value: id,
    label: [name, position].filter(Boolean).join(", "),
  }));
  return (
    <details className="sg-other" open={failure !== undefined}>
      <summary className="link">{t("signing.handOn")}</summary>
      <Form method="post">
        <p className="muted">{t("signing.handOnNote")}</p>
        <FormError failure={failure} fields={["member", "reason"]} />
        <Select
          name="member"
          label={t("signing.handOnTo")}
          options={[{ value: "", label: t("signing.choosePerson") }, ...options]}
          failure={failure}
        />
        <Textarea name="reason" label={t("signing.reason")} failure={failure} />
        <SubmitButton intent="delegate" busy={t("form.saving")}>
          {t("signing.handOnDo")}
        </SubmitButton>
      </Form>
    </details>
  );
}
