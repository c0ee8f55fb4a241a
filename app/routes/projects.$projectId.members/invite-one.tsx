/** Inviting one person: by mail, or by a link to hand over. */
import { Form } from "@remix-run/react";
import Link2 from "lucide-react/icons/link-2";
import Send from "lucide-react/icons/send";
import { useT } from "../../i18n/speech.tsx";
import { RoleSelect } from "../../project/role-select.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";

export function InviteOne({ company, failure }: { company: string; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Section title={t("invite.title")} lead={t("invite.lead")}>
      <Form method="post">
        <div className="f-row">
          <Field name="email" label={t("person.email")} type="email" required failure={failure} />
          <Field name="name" label={t("person.name")} failure={failure} />
          <RoleSelect defaultValue="editor" failure={failure} />
          <Field name="position" label={t("person.position")} hint={t("members.positionHint")} failure={failure} />
          <Field name="department" label={t("person.department")} failure={failure} />
          <Field name="company" label={t("person.company")} defaultValue={company} failure={failure} />
        </div>
        <div className="row wrap">
          <SubmitButton intent="invite-mail" look="primary" icon={Send} busy={t("signIn.sending")}>
            {t("invite.mail")}
          </SubmitButton>
          <SubmitButton intent="invite-link" icon={Link2}>
            {t("invite.link")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
