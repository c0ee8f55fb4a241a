/** Where a mailed link leads: a button signs in, so that a preview of the letter cannot use the link up. */
import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redeemLink } from "../../../server/domain/accounts/sign-in.ts";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "link.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("sign-in_.link", args, ({ request }) => ({
    token: new URL(request.url).searchParams.get("token") ?? "",
  }));
}

export function action(args: ActionFunctionArgs) {
  return formAction("sign-in_.link", args, async (posted, { ground, context, client }) => {
    const { cookie, path } = await redeemLink(ground, { token: posted.get("token"), ...client });
    context.setCookie(cookie);
    return redirectDocument(path);
  });
}

export default function SignInLink() {
  const t = useT();
  const { token } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  return (
    <EntryPage calm title={t("link.title")} lead={t("link.lead")}>
      <Form method="post">
        <input type="hidden" name="token" value={token} />
        <FormError failure={failure} />
        <SubmitButton look="primary" size="large" wide busy={t("signIn.entering")}>
          {t("signIn.enter")}
        </SubmitButton>
        <p className="hint">
          <Link className="link" to="/sign-in">
            {t("code.again")}
          </Link>
        </p>
      </Form>
    </EntryPage>
  );
}
