/** One requirement traced: who said what it rests on, how it came to read as it does, what is discussed and signed. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirementAnchor } from "../../../content/schema/names.ts";
import { traceRequirement } from "../../../server/domain/interviews/evidence.ts";
import { readHints } from "../../../server/domain/wording/hints.ts";
import { keepWord, takeWordBack } from "../../../server/domain/wording/keeping.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { dayAndTime, fullDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { Sources } from "./sources.tsx";
import { History, Rounds, Threads } from "./traces.tsx";
import { WordingOf } from "./wording.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "evidence.one" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.evidence_.$code", args, async (visit) => {
    const { ground, actor, projectId, params, context } = visit;
    const calendar = calendarOf(context, (await readProject(visit)).timeZone);
    const traced = await traceRequirement(ground, actor, projectId, params.code ?? "");
    const { requirement, excerpts, threads, rounds } = traced;
    const { hints, kept, keeps } = await readHints(ground, actor, projectId, requirement.code);
    return {
      requirement,
      wording: { hints, keeps, kept: kept.map(({ at, ...word }) => ({ ...word, at: dayAndTime(at, calendar) })) },
      excerpts: excerpts.map((excerpt) => ({
        ...excerpt,
        day: excerpt.interview.heldOn && fullDay(excerpt.interview.heldOn, context.language),
      })),
      history: requirement.history.changes.map(({ takenAt, ...rest }) => ({
        ...rest,
        at: dayAndTime(takenAt, calendar),
      })),
      threads: threads.map(({ openedAt, ...rest }) => ({ ...rest, at: dayAndTime(openedAt, calendar) })),
      rounds: rounds.map(({ submittedAt, visas, number }) => ({
        ...{ number, at: dayAndTime(submittedAt, calendar) },
        visas: visas.map(({ at, ...visa }) => ({ ...visa, at: dayAndTime(at, calendar) })),
      })),
    };
  });
}

type Deed = "wording.kept" | "wording.takenBack";

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.evidence_.$code", args, (posted, { ground, actor, projectId, params }) =>
    byIntent<{ done: Deed }>(posted, {
      "keep-word": async () => {
        const [marker, sentence, reason] = [posted.get("marker"), posted.get("sentence"), posted.get("reason")];
        await keepWord(ground, actor, projectId, params.code ?? "", { marker, sentence, reason });
        return { done: "wording.kept" };
      },
      "take-word-back": async () => {
        await takeWordBack(ground, actor, projectId, posted.get("kept"));
        return { done: "wording.takenBack" };
      },
    }),
  );
}

export type TraceData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function TracedRequirement() {
  const t = useT();
  const { id } = useProject();
  const data = useLoaderData<typeof loader>();
  const { requirement, wording, excerpts, history, threads, rounds } = data;
  const answer = useAnswer();
  const done = doneOf<{ done: Deed }>(answer);
  const { code, statement, block, uuid, source, referencedBy } = requirement;
  useLive(id, useMe()?.accountId ?? "", null);
  const back = <LinkButton to="../evidence">{t("evidence.back")}</LinkButton>;
  return (
    <Page title={code} lead={<span className="written">{statement}</span>} actions={back}>
      <p>
        <Link className="link written" to={{ pathname: `/projects/${id}`, hash: requirementAnchor(uuid) }}>
          {t("evidence.inText", { block: `${block.number} ${block.title}` })}
        </Link>
      </p>
      <Done answer={answer} text={done && t(done.done)} />
      <Section id="wording" title={t("wording.title")} lead={wording.hints.length > 0 ? t("wording.lead") : undefined}>
        <WordingOf wording={wording} failure={failureOf(answer)} />
      </Section>
      <Section title={t("evidence.sources")}>
        {source && <p className="written">{t("evidence.written", { source })}</p>}
        {excerpts.length === 0 ? <EmptyState>{t("evidence.noSources")}</EmptyState> : <Sources excerpts={excerpts} />}
      </Section>
      <Section title={t("evidence.history")}>
        <History changes={history} />
      </Section>
      {referencedBy.length > 0 && (
        <Section title={t("evidence.mentioned")}>
          <ul>
            {referencedBy.map((place, at) => (
              <li key={at} className="written">
                {[place.requirement, place.context].filter(Boolean).join(" — ")}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("evidence.threads")}>
        <Threads threads={threads} />
      </Section>
      <Section title={t("evidence.visas")}>
        <Rounds rounds={rounds} />
      </Section>
    </Page>
  );
}
