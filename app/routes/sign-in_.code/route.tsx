/** After a letter was asked for: open its link, or type its code here. */
import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redeemCode } from "../../../server/domain/accounts/sign-in.ts";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "code.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("sign-in_.code", args, ({ request }) => ({
    email: new URL(request.url).searchParams.get("email") ?? "",
  }));
}

export function action(args: ActionFunctionArgs) {
  return formAction("sign-in_.code", args, async (posted, { ground, context, client }) => {
    const given = { email: posted.get("email"), code: posted.get("code"), ...client };
    const { cookie, path } = await redeemCode(ground, given);
    context.setCookie(cookie);
    return redirectDocument(path);
  });
}

export default function SignInCode() {
  const t = useT();
  const { email } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const again = (
    <Link className="link" to="/sign-in">
      {t("code.again")}
    </Link>
  );
  return (
    <EntryPage calm title={t("code.title")} lead={t("code.lead", { email })} foot={again}>
      <Form method="post">
        <input type="hidden" name="email" value={email} />
        <FormError failure={failure} fields={["code"]} />
        <Field
          name="code"
          label={t("code.code")}
          hint={t("code.hint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          big
          required
          failure={failure}
        />
        <SubmitButton look="primary" size="large" wide busy={t("signIn.entering")}>
          {t("signIn.enter")}
        </SubmitButton>
      </Form>
    </EntryPage>
  );
}
