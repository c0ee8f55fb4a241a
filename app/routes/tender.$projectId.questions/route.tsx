/** Behind the integrators' door: asking, one's own questions, and all published answers. Everything works without scripts. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import EyeOff from "lucide-react/icons/eye-off";
import {
  askOutside,
  followQuestion,
  formKey,
  withdrawOutside,
} from "../../../server/domain/clarifications/projection.ts";
import { failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction } from "../../request.ts";
import { doorData } from "../../tender/door.ts";
import { Icon } from "../../ui/icon.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { AskForm } from "./ask-form.tsx";
import { OwnList } from "./own-list.tsx";
import { PublishedFilters, PublishedList } from "./published-list.tsx";
import { readQuestionsPage } from "./queries.ts";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "ask.title" };

export function loader(args: LoaderFunctionArgs) {
  return doorData("tender.$projectId.questions", args, readQuestionsPage);
}

const doneWords = {
  asked: "ask.done.asked",
  askedLate: "ask.done.askedLate",
  withdrawn: "ask.done.withdrawn",
  followed: "ask.done.followed",
  unfollowed: "ask.done.unfollowed",
} as const satisfies Record<string, SimpleKey>;
type Deed = keyof typeof doneWords;

export function action(args: ActionFunctionArgs) {
  return formAction("tender.$projectId.questions", args, async (posted, { ground, actor, projectId, request }) => {
    const question = posted.get("question");
    const done = await byIntent<Deed>(posted, {
      ask: async () => {
        const place = { kind: posted.get("place"), words: posted.get("words") };
        const text = posted.get("text");
        const publication = posted.get("publication");
        const key = formKey(posted.get("seen"), text);
        const given = { text, block: posted.get("block"), place, publication, key };
        const { late } = await askOutside(ground, actor, projectId, given);
        return late ? "askedLate" : "asked";
      },
      withdraw: () => withdrawOutside(ground, actor, projectId, question).then(() => "withdrawn"),
      follow: () => followQuestion(ground, actor, projectId, question, true).then(() => "followed"),
      unfollow: () => followQuestion(ground, actor, projectId, question, false).then(() => "unfollowed"),
    });
    // To a fresh page: pressed once more, the button of the browser repeats nothing.
    const { pathname, searchParams } = new URL(request.url);
    for (const name of ["block", "place", "words", "publication"]) searchParams.delete(name);
    searchParams.set("done", done);
    return redirect(`${pathname}?${searchParams.toString()}`);
  });
}

export type QuestionsData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OutsideQuestions() {
  const t = useT();
  const [asked] = useSearchParams();
  const data = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const done = (Object.keys(doneWords) as Deed[]).find((deed) => deed === asked.get("done"));
  const asking = failure?.values.intent === "ask" ? failure : undefined;
  return (
    <Page title={t("ask.title")}>
      {done && (
        <div className="f">
          <Note tone="ok" announced>
            {t(doneWords[done])}
          </Note>
        </div>
      )}
      <p className="note acc f">
        <Icon of={EyeOff} />
        <span>{t("ask.blind")}</span>
      </p>
      <div className="qs-grid qs-outside">
        <div>
          <section aria-labelledby="ask">
            <h2 className="h2" id="ask">
              {t("ask.new")}
            </h2>
            {data.until && (
              <p className={data.late ? "qs-late" : "muted"}>
                {t(data.late ? "ask.late" : "ask.until", { until: data.until })}
              </p>
            )}
            <FormError failure={failure} fields={["block", "text"]} />
            {data.publication ? (
              <AskForm key={`${data.own.length} ${data.publication.id}`} data={data} failure={asking} />
            ) : (
              <EmptyState>{t("ask.closed")}</EmptyState>
            )}
          </section>
          <section className="sect" aria-labelledby="published">
            <h2 className="h2" id="published">
              {t("ask.published")}
            </h2>
            <p className="muted small">{t("ask.letters")}</p>
            <PublishedFilters data={data} />
            <PublishedList data={data} />
          </section>
        </div>
        <section aria-labelledby="own">
          <h2 className="h2" id="own">
            {t("ask.own")}
          </h2>
          <OwnList own={data.own} />
        </section>
      </div>
    </Page>
  );
}
