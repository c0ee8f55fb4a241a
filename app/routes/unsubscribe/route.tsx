/** Where the unsubscribe link of a letter leads: one button ends the letters; mail programs post here by themselves. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findSubscription, unsubscribe } from "../../../server/domain/inbox/rhythm.ts";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";

export const handle: PageHandle = { title: "unsubscribe.title" };

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export function loader(args: LoaderFunctionArgs) {
  return pageData("unsubscribe", args, async ({ ground, request }) => {
    // A link that is not valid gets a page too: it says what to do.
    const subscription = await findSubscription(ground, tokenOf(request));
    return { rhythm: subscription?.rhythm ?? null };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("unsubscribe", args, async (_, { ground, request }) => {
    await unsubscribe(ground, tokenOf(request));
    // No redirect: mail programs do not follow one (RFC 8058), and the page tells how it stands now.
    return { done: true };
  });
}

const comes = {
  "at-once": "unsubscribe.at-once",
  hourly: "unsubscribe.hourly",
  daily: "unsubscribe.daily",
} as const satisfies Record<string, SimpleKey>;

export default function Unsubscribe() {
  const t = useT();
  const { rhythm } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const profile = (
    <p className="hint">
      <Link className="link" to="/profile#digest">
        {t("unsubscribe.profile")}
      </Link>
    </p>
  );
  if (rhythm === null || rhythm === "never")
    return (
      <EntryPage
        calm
        title={t("unsubscribe.title")}
        lead={<span role="status">{t(rhythm === null ? "unsubscribe.invalid" : "unsubscribe.done")}</span>}
      >
        {profile}
      </EntryPage>
    );
  return (
    <EntryPage calm title={t("unsubscribe.title")} lead={t(comes[rhythm])}>
      <Form method="post">
        <FormError failure={failure} />
        <SubmitButton look="primary" size="large" wide busy={t("form.saving")}>
          {t("unsubscribe.do")}
        </SubmitButton>
        {profile}
      </Form>
    </EntryPage>
  );
}
