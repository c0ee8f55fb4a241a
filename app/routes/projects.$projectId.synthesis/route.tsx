/** «Свод цитат»: what people said put together; from a group comes a requirement, and what disagrees gets a decision. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  listContradictions,
  markContradiction,
  resolveContradiction,
} from "../../../server/domain/interviews/contradictions.ts";
import { requirementFrom } from "../../../server/domain/interviews/requirement-from.ts";
import { groupExcerpts, groupings } from "../../../server/domain/interviews/synthesis.ts";
import { may } from "../../../server/domain/people.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { Field, Select, Textarea } from "../../ui/field.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { ContradictionList } from "./contradiction-list.tsx";
import { Groups, Groupings } from "./groups.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "synthesis.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.synthesis", args, async (visit) => {
    const { ground, actor, projectId, context, request } = visit;
    const project = await readProject(visit);
    const asked = new URL(request.url).searchParams.get("by");
    const by = groupings.find((each) => each === asked) ?? "tag";
    const calendar = calendarOf(context, project.timeZone);
    return {
      by,
      groups: await groupExcerpts(ground, actor, projectId, by),
      contradictions: (await listContradictions(ground, actor, projectId)).map(({ decidedAt, ...rest }) => ({
        ...rest,
        decidedAt: decidedAt && dayAndTime(decidedAt, calendar),
      })),
      conducts: may(project.role, "interview.conduct"),
      blocks: project.sections.flatMap(({ blocks }, at) =>
        blocks.map(({ id, title }, place) => ({ value: id, label: `${at + 1}.${place + 1} ${title}` })),
      ),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.synthesis", args, (posted, { ground, actor, projectId }) => {
    const picked = Object.keys(posted.startingWith("pick-"));
    return byIntent(posted, {
      require: async () => {
        const [blockId, statement] = [posted.get("block"), posted.get("statement")];
        await requirementFrom(ground, actor, projectId, { blockId, statement, excerpts: picked });
        return { done: "require" };
      },
      contradict: async () => {
        const [first, second, ...more] = picked;
        if (!first || !second || more.length > 0) throw new Refusal("two-quotes");
        await markContradiction(ground, actor, projectId, { first, second, note: posted.get("note") });
        return { done: "contradict" };
      },
      resolve: async () => {
        await resolveContradiction(ground, actor, projectId, posted.get("contradiction"), posted.get("decision"));
        return { done: "resolve" };
      },
    });
  });
}

export type SynthesisData = ReturnType<typeof useLoaderData<typeof loader>>;

const said = {
  require: "interviews.done.require",
  contradict: "synthesis.done.contradict",
  resolve: "synthesis.done.resolve",
} as const;

export default function Synthesis() {
  const t = useT();
  const { id } = useProject();
  const data = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<{ done: keyof typeof said }>(answer);
  const failure = failureOf(answer);
  useLive(id, useMe()?.accountId ?? "", null);
  const { groups, by, conducts, blocks } = data;
  const back = <LinkButton to="../interviews">{t("interviews.back")}</LinkButton>;
  return (
    <Page title={t("synthesis.title")} lead={t("synthesis.lead")} actions={back}>
      <Done answer={answer} text={done && t(said[done.done])} />
      <FormError failure={failure} />
      {data.contradictions.length > 0 && (
        <Section title={t("synthesis.contradictions")}>
          <ContradictionList data={data} />
        </Section>
      )}
      <Section title={t("synthesis.quotes")}>
        <Groupings by={by} />
        {groups.length === 0 ? (
          <EmptyState>{t("synthesis.none")}</EmptyState>
        ) : (
          <Form method="post" key={by} className="iv-form">
            <Groups groups={groups} conducts={conducts} />
            {conducts && (
              <div className="iv-form sy-deeds">
                <Textarea name="statement" label={t("interviews.newRequirement")} rows={2} maxLength={2000} />
                <Select name="block" label={t("interviews.intoBlock")} options={blocks} />
                <SubmitButton look="primary" intent="require" busy={t("form.saving")}>
                  {t("synthesis.require")}
                </SubmitButton>
                <Field name="note" label={t("synthesis.note")} maxLength={1000} />
                <SubmitButton intent="contradict" busy={t("form.saving")}>
                  {t("synthesis.contradict")}
                </SubmitButton>
              </div>
            )}
          </Form>
        )}
      </Section>
    </Page>
  );
}
