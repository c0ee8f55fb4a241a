/** The terms of confidentiality: accepted before the first view, recorded with who accepted them and when. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { readDoor } from "../../../server/domain/tender/projection/door.ts";
import { acceptTerms } from "../../../server/domain/tender/projection/terms.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { formAction, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "door.terms" };

/** Only a place behind the same door is led back to. */
function backTo(projectId: string, to: string | null): string {
  const door = `/tender/${projectId}`;
  return to === door || to?.startsWith(`${door}/`) || to?.startsWith(`${door}?`) ? to : door;
}

export function loader(args: LoaderFunctionArgs) {
  return pageData("tender.$projectId_.terms", args, async ({ ground, actor, projectId, request }) => {
    const { terms, ...door } = await readDoor(ground, actor, projectId);
    const to = backTo(projectId, new URL(request.url).searchParams.get("to"));
    if (!terms) throw redirect(to);
    return { ...door, terms, to };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("tender.$projectId_.terms", args, async (posted, { ground, actor, projectId }) => {
    if (posted.get("intent") !== "accept") throw new Refusal("invalid", { fields: "intent" });
    if (!posted.has("accept")) throw new Refusal("terms-not-accepted", {}, "accept");
    await acceptTerms(ground, actor, projectId, posted.get("digest"));
    return redirect(backTo(projectId, posted.get("to")));
  });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return answeringOffline(args);
}

export default function Terms() {
  const t = useT();
  const { project, customer, ownCompany, terms, to } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  return (
    <>
      <Topbar />
      <Page narrow title={t("door.terms")} lead={t("door.termsLead", { project, customer })}>
        <div className="rules-sheet" role="region" aria-label={t("door.terms")} tabIndex={0}>
          {terms.text.split(/\n\s*\n/).map((paragraph, at) => (
            <p key={at} className="rules-p">
              {paragraph}
            </p>
          ))}
        </div>
        <Form method="post" reloadDocument className="door-accept">
          <input type="hidden" name="digest" value={terms.digest} />
          <input type="hidden" name="to" value={to} />
          <FormError failure={failure} />
          <Check name="accept" label={t("door.termsCheck", { company: ownCompany })} hint={t("door.termsRecorded")} />
          <SubmitButton intent="accept" look="primary" size="large">
            {t("door.termsAccept")}
          </SubmitButton>
        </Form>
      </Page>
    </>
  );
}
