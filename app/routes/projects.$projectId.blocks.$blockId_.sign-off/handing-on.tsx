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
      <summary className="link">{t("signature.handOn")}</summary>
      <Form method="post">
        <p className="muted">{t("signature.handOnNote")}</p>
        <FormError failure={failure} fields={["member", "reason"]} />
        <Select
          name="member"
          label={t("signature.handOnTo")}
          options={[{ value: "", label: t("signature.choosePerson") }, ...options]}
          failure={failure}
        />
        <Textarea name="reason" label={t("signature.reason")} failure={failure} />
        <SubmitButton intent="delegate" busy={t("form.saving")}>
          {t("signature.handOnDo")}
        </SubmitButton>
      </Form>
    </details>
  );
}
