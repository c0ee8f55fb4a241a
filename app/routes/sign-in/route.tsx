/** Signing in: a link by mail for those who keep no passwords, or a password. */
import { redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { isSetUp } from "../../../server/domain/accounts/set-up.ts";
import { localPath } from "../../../server/domain/accounts/sign-in-tokens.ts";
import { requestLink, signInWithPassword } from "../../../server/domain/accounts/sign-in.ts";
import { EmailField } from "../../entry-fields.tsx";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "signIn.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("sign-in", args, async ({ ground, context, request }) => {
    const to = localPath(new URL(request.url).searchParams.get("to"));
    if (context.account) throw redirect(to);
    if (!(await isSetUp(ground))) throw redirect("/set-up");
    return { to };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("sign-in", args, async (posted, { ground, context, client }) => {
    const email = posted.get("email");
    const password = posted.get("password");
    const path = localPath(posted.get("to"));
    const byPassword = posted.get("intent") === "password" || (posted.get("intent") === "enter" && password !== "");
    if (!byPassword) {
      await requestLink(ground, { email, path, origin: context.origin, address: client.address });
      return redirect(`/sign-in/code?email=${encodeURIComponent(email)}`);
    }
    const { cookie } = await signInWithPassword(ground, { email, password, ...client });
    context.setCookie(cookie);
    // A whole new document: the account may speak another language than the visitor did.
    return redirectDocument(path);
  });
}

export default function SignIn() {
  const t = useT();
  const { to } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  return (
    <EntryPage title={t("signIn.title")} lead={t("signIn.lead")} foot={<p>{t("signIn.invited")}</p>}>
      <Form method="post">
        <input type="hidden" name="to" value={to} />
        {/* The first button is what Enter presses: it signs in by whatever was filled in. */}
        <button className="vh" name="intent" value="enter" tabIndex={-1} aria-hidden="true" />
        <FormError failure={failure} fields={["email"]} />
        <EmailField failure={failure} />
        <SubmitButton intent="link" look="primary" size="large" wide busy={t("signIn.sending")}>
          {t("signIn.getLink")}
        </SubmitButton>
        <p className="hint">{t("signIn.linkHint")}</p>
        <p className="or">{t("signIn.or")}</p>
        <Field name="password" label={t("signIn.password")} type="password" autoComplete="current-password" big />
        <SubmitButton intent="password" size="large" wide busy={t("signIn.entering")}>
          {t("signIn.withPassword")}
        </SubmitButton>
        <p className="hint">
          <Link className="link" to="/reset-password">
            {t("signIn.forgot")}
          </Link>
        </p>
      </Form>
    </EntryPage>
  );
}
