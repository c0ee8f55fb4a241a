/** The present password: a window left open is not enough to change how one signs in or signs. */
import type { ReactNode } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";

export function CurrentPassword({ hint, failure }: { hint?: ReactNode; failure?: FormFailure | undefined }) {
  const t = useT();
  return (
    <Field
      name="current"
      label={t("password.current")}
      hint={hint}
      type="password"
      autoComplete="current-password"
      required
      failure={failure}
    />
  );
}
