/** Name, position and company as they stand under signatures; language and theme. */
import { Form } from "@remix-run/react";
import type { Language, Theme } from "../../../server/db/schema.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Segments } from "../../ui/radio-cards.tsx";

export interface Person {
  email: string;
  name: string;
  position: string;
  company: string;
  language: Language;
  theme: Theme;
  hasPassword: boolean;
}

export function PersonalSection({ person, failure }: { person: Person; failure: FormFailure | undefined }) {
  const t = useT();
  const themes = [
    { value: "system", title: t("theme.system") },
    { value: "light", title: t("theme.light") },
    { value: "dark", title: t("theme.dark") },
  ];
  const languages = [
    { value: "ru", title: t("language.ru") },
    { value: "en", title: t("language.en") },
  ];
  return (
    <section>
      {/* The document is loaded anew, since the whole page may have changed its language. */}
      <Form method="post" reloadDocument>
        <Field
          name="personName"
          label={t("person.name")}
          defaultValue={person.name}
          autoComplete="name"
          required
          failure={failure}
        />
        <div className="f-row">
          <Field
            name="position"
            label={t("person.position")}
            hint={t("person.positionHint")}
            defaultValue={person.position}
            autoComplete="organization-title"
            failure={failure}
          />
          <Field
            name="company"
            label={t("person.company")}
            defaultValue={person.company}
            autoComplete="organization"
            failure={failure}
          />
        </div>
        <div className="f-row">
          <Segments name="language" label={t("language.title")} cards={languages} defaultValue={person.language} />
          <Segments name="theme" label={t("theme.title")} cards={themes} defaultValue={person.theme} />
        </div>
        <SubmitButton intent="profile" look="primary">
          {t("form.save")}
        </SubmitButton>
      </Form>
    </section>
  );
}
