/** The contractor behind the door: what he asks to change, and what he is asked to estimate. Works without scripts. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { formKey } from "../../../server/domain/clarifications/projection.ts";
import {
  estimateOutside,
  raiseOutside,
  withdrawChangeOutside,
} from "../../../server/domain/tender/projection/contractor.ts";
import { failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, type Posted } from "../../request.ts";
import { doorData } from "../../tender/door.ts";
import { FormError, Note } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { AskForm } from "./ask-form.tsx";
import { AskedList } from "./asked-list.tsx";
import { OwnList } from "./own-list.tsx";
import { readRequestsPage } from "./queries.ts";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "contractor.title" };

export function loader(args: LoaderFunctionArgs) {
  return doorData("tender.$projectId.requests", args, readRequestsPage);
}

const doneWords = {
  asked: "contractor.done.asked",
  withdrawn: "contractor.done.withdrawn",
  estimated: "contractor.done.estimated",
} as const satisfies Record<string, SimpleKey>;
type Deed = keyof typeof doneWords;

function askedIn(posted: Posted) {
  const [title, words] = [posted.get("title"), posted.get("proposedWords")];
  return {
    ...{ title, words, cause: posted.get("cause"), block: posted.get("block"), rationale: posted.get("rationale") },
    ...{ consequence: posted.get("consequence"), key: formKey(posted.get("seen"), `${title}\n${words}`) },
    place: posted.get("quote").trim() === "" ? {} : { kind: "quote", words: posted.get("quote") },
  };
}

export function action(args: ActionFunctionArgs) {
  return formAction("tender.$projectId.requests", args, async (posted, { ground, actor, projectId, request }) => {
    const of = [ground, actor, projectId] as const;
    const estimate = () => ({
      ...{ days: posted.get("days"), money: posted.get("money"), currency: posted.get("currency") },
      risk: posted.get("risk"),
    });
    const done = await byIntent<Deed>(posted, {
      ask: () => raiseOutside(...of, askedIn(posted)).then(() => "asked"),
      withdraw: () => withdrawChangeOutside(...of, posted.get("request")).then(() => "withdrawn"),
      estimate: () => estimateOutside(...of, posted.get("inquiry"), estimate()).then(() => "estimated"),
    });
    // To a fresh page: pressed once more, the button of the browser repeats nothing.
    return redirect(`${new URL(request.url).pathname}?done=${done}`);
  });
}

export default function ContractorRequests() {
  const t = useT();
  const [said] = useSearchParams();
  const page = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const done = (Object.keys(doneWords) as Deed[]).find((deed) => deed === said.get("done"));
  const of = (intent: string) => (failure?.values.intent === intent ? failure : undefined);
  return (
    <Page narrow title={t("contractor.title")} lead={t("contractor.lead")}>
      {done && !failure && (
        <Note tone="ok" announced>
          {t(doneWords[done])}
        </Note>
      )}
      {failure && !of("ask") && !of("estimate") && <FormError failure={failure} />}
      <Section id="estimates" title={t("contractor.asked")} lead={t("contractor.askedLead")}>
        <AskedList asked={page.asked} failure={of("estimate")} />
      </Section>
      <Section id="own" title={t("contractor.own")}>
        <OwnList own={page.own} />
        <AskForm key={page.own.length} page={page} failure={of("ask")} />
      </Section>
    </Page>
  );
}
