/** A forgotten password: asks for a letter, and with the letter's link sets a new one. */
import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestReset, resetPassword } from "../../../server/domain/accounts/password-changes.ts";
import { EmailField, NewPasswordField } from "../../entry-fields.tsx";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "reset.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("reset-password", args, ({ request }) => ({
    token: new URL(request.url).searchParams.get("token"),
  }));
}

export function action(args: ActionFunctionArgs) {
  return formAction("reset-password", args, (posted, { ground, context, client }) =>
    byIntent<Response | { sentTo: string }>(posted, {
      ask: async () => {
        const email = posted.get("email");
        await requestReset(ground, { email, origin: context.origin, address: client.address });
        return { sentTo: email };
      },
      set: async () => {
        const given = { token: posted.get("token"), password: posted.get("password") };
        context.setCookie((await resetPassword(ground, { ...given, ...client })).cookie);
        return redirectDocument("/");
      },
    }),
  );
}

function AskForLetter({ failure, sentTo }: { failure: FormFailure | undefined; sentTo: string | undefined }) {
  const t = useT();
  if (sentTo !== undefined) {
    return (
      <Note tone="acc" announced>
        {t("reset.sent", { email: sentTo })}
      </Note>
    );
  }
  return (
    <Form method="post">
      <FormError failure={failure} fields={["email"]} />
      <EmailField failure={failure} />
      <SubmitButton intent="ask" look="primary" size="large" wide busy={t("signIn.sending")}>
        {t("reset.ask")}
      </SubmitButton>
    </Form>
  );
}

function SetPassword({ failure, token }: { failure: FormFailure | undefined; token: string }) {
  const t = useT();
  return (
    <Form method="post">
      <input type="hidden" name="token" value={token} />
      <FormError failure={failure} fields={["password"]} />
      <NewPasswordField label={t("reset.new")} hint={t("password.hint")} failure={failure} />
      <SubmitButton intent="set" look="primary" size="large" wide busy={t("form.saving")}>
        {t("reset.set")}
      </SubmitButton>
    </Form>
  );
}

export default function ResetPassword() {
  const t = useT();
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const sentTo = answer && "sentTo" in answer ? answer.sentTo : undefined;
  const back = (
    <Link className="link" to="/sign-in">
      {t("reset.back")}
    </Link>
  );
  return (
    <EntryPage calm title={t("reset.title")} lead={token ? t("reset.leadSet") : t("reset.leadAsk")} foot={back}>
      {token ? <SetPassword failure={failure} token={token} /> : <AskForLetter failure={failure} sentTo={sentTo} />}
    </EntryPage>
  );
}
