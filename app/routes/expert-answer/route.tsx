/** What an outside expert meets behind his personal link: one question as all will read it, and a place for one answer. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { answerByLink, readByLink } from "../../../server/domain/clarifications/expert-links.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { EntryPage } from "../../entry-page.tsx";
import { doneOf, failureOf } from "../../form-answer.ts";
import { shortDate } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { PlaceWords } from "../../questions/place.tsx";
import { calendarOf, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "expert.title" };

/** Once it is answered the page stays: there is nothing to read behind the link any more. */
export const shouldRevalidate = () => false;

export function loader(args: LoaderFunctionArgs) {
  return pageData("expert-answer", args, async ({ ground, context, client, request }) => {
    const token = new URL(request.url).searchParams.get("token") ?? "";
    try {
      const { timeZone, expiresAt, ...read } = await readByLink(ground, { token, address: client.address });
      return { token, asked: { ...read, until: shortDate(expiresAt, calendarOf(context, timeZone)) }, ended: null };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "expert-link-expired") throw error;
      return { token, asked: null, ended: error.sentence(context.language) };
    }
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("expert-answer", args, async (posted, { ground, client }) => {
    const given = { token: posted.get("token"), answer: posted.get("answer"), address: client.address };
    await answerByLink(ground, given);
    return { done: "answered" };
  });
}

export default function ExpertAnswer() {
  const t = useT();
  const { token, asked, ended } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  // Without scripts the page behind the used link has ended by now.
  if (doneOf(answer))
    return (
      <EntryPage calm title={t("expert.title")}>
        <Note tone="ok" announced>
          {t("expert.thanks")}
        </Note>
      </EntryPage>
    );
  if (!asked)
    return (
      <EntryPage calm title={t("expert.title")}>
        <Note tone="warn">{ended}</Note>
      </EntryPage>
    );
  const lead = <span className="written">{t("expert.lead", { name: asked.expert, project: asked.project })}</span>;
  return (
    <EntryPage calm title={t("expert.title")} lead={lead}>
      <p className="qs-text qs-asked written">{asked.question}</p>
      {asked.block && (
        <p className="muted small f">
          <PlaceWords block={asked.block} words={asked.place} />
        </p>
      )}
      <Form method="post">
        <input type="hidden" name="token" value={token} />
        <FormError failure={failure} fields={["answer"]} />
        <Textarea
          name="answer"
          label={t("expert.answer")}
          hint={t("expert.answerHint", { until: asked.until })}
          rows={8}
          failure={failure}
        />
        <SubmitButton look="primary" size="large" wide busy={t("expert.sending")}>
          {t("expert.send")}
        </SubmitButton>
      </Form>
    </EntryPage>
  );
}
