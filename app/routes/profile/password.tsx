/** Changing the password, or setting the first one. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { CurrentPassword } from "./current-password.tsx";

export function PasswordSection({ hasPassword, failure }: { hasPassword: boolean; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Section title={t("password.title")} lead={hasPassword ? t("password.lead") : t("password.leadNone")}>
      <Form method="post">
        <div className="f-row">
          {hasPassword && <CurrentPassword failure={failure} />}
          <Field
            name="password"
            label={t("password.new")}
            hint={t("password.hint")}
            type="password"
            autoComplete="new-password"
            required
            failure={failure}
          />
        </div>
        <SubmitButton intent="password" busy={t("form.saving")}>
          {hasPassword ? t("password.change") : t("password.set")}
        </SubmitButton>
      </Form>
    </Section>
  );
}
