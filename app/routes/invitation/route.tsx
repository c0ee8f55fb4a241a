/** Accepting an invitation: who invites where, and a button; a newcomer says how he is called. */
import { redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { previewInvitation, redeemInvitation } from "../../../server/domain/members/invitation-redemption.ts";
import { NewPasswordField, PersonNameField } from "../../entry-fields.tsx";
import { EntryPage } from "../../entry-page.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { roleWords } from "../../project/words.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "invitation.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("invitation", args, async ({ ground, context, request, client }) => {
    const token = new URL(request.url).searchParams.get("token") ?? "";
    const invitation = await previewInvitation(ground, { token, address: client.address });
    return { token, invitation, signedInAs: context.account?.email ?? null };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("invitation", args, async (posted, { ground, context, client }) => {
    const { projectId, signedIn } = await redeemInvitation(ground, {
      token: posted.get("token"),
      personName: posted.get("personName"),
      password: posted.get("password"),
      signedInAccountId: context.account?.id,
      origin: context.origin,
      ...client,
    });
    if (signedIn) context.setCookie(signedIn.cookie);
    return redirectDocument(`/projects/${projectId}`);
  });
}

function NewcomerFields({ name, failure }: { name: string; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <>
      <PersonNameField name={name} failure={failure} />
      <NewPasswordField
        label={t("invitation.password")}
        hint={t("invitation.passwordHint")}
        optional
        failure={failure}
      />
    </>
  );
}

export default function Invitation() {
  const t = useT();
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const { project, email, hasAccount } = invitation;
  const back = encodeURIComponent(`/invitation?token=${token}`);
  return (
    <EntryPage
      calm
      title={t("invitation.title", { project: project.name })}
      lead={t("invitation.lead", { company: project.company, role: t(roleWords[invitation.role]), email })}
    >
      <FormError failure={failure} fields={["personName", "password"]} />
      {hasAccount && signedInAs === null ? (
        <>
          <LinkButton look="primary" size="large" wide to={`/sign-in?to=${back}`}>
            {t("invitation.signIn")}
          </LinkButton>
          <p className="hint">{t("invitation.signInHint")}</p>
        </>
      ) : (
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          {signedInAs === null && <NewcomerFields name={invitation.name} failure={failure} />}
          <SubmitButton look="primary" size="large" wide busy={t("invitation.busy")}>
            {t("invitation.accept")}
          </SubmitButton>
        </Form>
      )}
    </EntryPage>
  );
}
