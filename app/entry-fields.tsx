/** The fields that the pages of first meetings share: who one is, and the password one enters with. */
import { useT } from "./i18n/speech.tsx";
import { Field, type FormFailure } from "./ui/field.tsx";

interface Refusable {
  failure: FormFailure | undefined;
}

export function EmailField({ failure }: Refusable) {
  const label = useT()("signIn.email");
  return <Field name="email" label={label} type="email" autoComplete="username" big required failure={failure} />;
}

export function PersonNameField({ failure, name }: Refusable & { name?: string }) {
  const label = useT()("person.name");
  return (
    <Field name="personName" label={label} defaultValue={name} autoComplete="name" big required failure={failure} />
  );
}

interface NewPasswordProps extends Refusable {
  label: string;
  hint: string;
  /** One may also go on without a password. */
  optional?: boolean;
}

export function NewPasswordField({ label, hint, optional, failure }: NewPasswordProps) {
  return (
    <Field
      name="password"
      label={label}
      hint={hint}
      type="password"
      autoComplete="new-password"
      big
      required={!optional}
      failure={failure}
    />
  );
}
