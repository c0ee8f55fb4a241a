/** The first account of an empty installation, behind the code of the server's log. */
import { redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { isSetUp, setUp } from "../../../server/domain/accounts/set-up.ts";
import { EmailField, NewPasswordField, PersonNameField } from "../../entry-fields.tsx";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "setUp.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("set-up", args, async ({ ground }) => {
    if (await isSetUp(ground)) throw redirect("/sign-in");
    return null;
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("set-up", args, async (posted, { ground, context, client }) => {
    const given = {
      code: posted.get("code"),
      personName: posted.get("personName"),
      email: posted.get("email"),
      password: posted.get("password"),
      language: context.language,
    };
    const { cookie } = await setUp(ground, { ...given, ...client });
    context.setCookie(cookie);
    return redirectDocument("/projects/new");
  });
}

export default function SetUp() {
  const t = useT();
  const failure = failureOf(useActionData<typeof action>());
  return (
    <EntryPage calm title={t("setUp.title")} lead={t("setUp.lead")}>
      <Form method="post">
        <FormError failure={failure} fields={["code", "personName", "email", "password"]} />
        <Field
          name="code"
          label={t("setUp.code")}
          hint={t("setUp.codeHint")}
          autoComplete="off"
          big
          required
          failure={failure}
        />
        <PersonNameField failure={failure} />
        <EmailField failure={failure} />
        <NewPasswordField label={t("signIn.password")} hint={t("password.hint")} failure={failure} />
        <SubmitButton look="primary" size="large" wide busy={t("setUp.busy")}>
          {t("setUp.do")}
        </SubmitButton>
      </Form>
    </EntryPage>
  );
}
