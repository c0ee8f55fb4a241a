/** What a respondent meets behind his personal link: his answers as they were written down, to confirm or to correct. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { confirmNotes, readConfirmation } from "../../../server/domain/interviews/confirmation.ts";
import { EntryPage } from "../../entry-page.tsx";
import { doneOf, failureOf } from "../../form-answer.ts";
import { fullDay, shortDate } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, calendarOf, formAction, pageData, type Posted, type Visit } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { AnswerForm } from "./answer-form.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "confirming.title" };

/** What was opened stays: there is nothing to load anew. */
export const shouldRevalidate = () => false;

/** Nothing is read yet: programs that look at links in messages must not open the notes. */
export function loader(args: LoaderFunctionArgs) {
  return pageData("interview-confirmation", args, ({ request }) => ({
    token: new URL(request.url).searchParams.get("token") ?? "",
  }));
}

async function open(posted: Posted, { ground, client, context }: Visit) {
  const { timeZone, expiresAt, heldOn, ...asked } = await readConfirmation(ground, secretOf(posted, client));
  return {
    asked: {
      ...asked,
      day: heldOn && fullDay(heldOn, context.language),
      until: shortDate(expiresAt, calendarOf(context, timeZone)),
    },
  };
}

function secretOf(posted: Posted, { address }: Visit["client"]) {
  return { token: posted.get("token"), address };
}

export function action(args: ActionFunctionArgs) {
  return formAction("interview-confirmation", args, (posted, visit) =>
    byIntent<{ done: "open" | "right" | "corrected"; asked?: Awaited<ReturnType<typeof open>>["asked"] }>(posted, {
      open: async () => ({ done: "open", ...(await open(posted, visit)) }),
      confirm: async () => {
        const secret = secretOf(posted, visit.client);
        const given = { hash: posted.get("hash"), corrections: posted.startingWith("correction-") };
        const { corrections } = await confirmNotes(visit.ground, { ...secret, ...given });
        return { done: corrections > 0 ? "corrected" : "right" };
      },
    }),
  );
}

export type Asked = Awaited<ReturnType<typeof open>>["asked"];

export default function InterviewConfirmation() {
  const t = useT();
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = failureOf(answer);
  const done = doneOf<{ done: string; asked?: Asked }>(answer);
  if (done && done.done !== "open")
    return (
      <EntryPage calm title={t("confirming.title")}>
        <Note tone="ok" announced>
          {t(done.done === "right" ? "confirming.right" : "confirming.corrected")}
        </Note>
      </EntryPage>
    );
  if (done?.asked) return <AnswerForm asked={done.asked} token={token} />;
  const ended = failure?.error.code === "confirmation-expired";
  return (
    <EntryPage calm title={t("confirming.title")} lead={ended ? undefined : t("confirming.lead")}>
      {ended ? (
        <Note tone="warn" announced>
          {failure.error.message}
        </Note>
      ) : (
        <Form method="post">
          <input type="hidden" name="token" value={token} />
          <FormError failure={failure} />
          <SubmitButton look="primary" size="large" wide intent="open" busy={t("confirming.opening")}>
            {t("confirming.open")}
          </SubmitButton>
        </Form>
      )}
    </EntryPage>
  );
}
