/** Two approved versions beside each other: requirement by requirement, and block by block as redline. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { returnTo } from "../../changes/return-deed.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { BlockList } from "./block-list.tsx";
import { readComparison } from "./queries.ts";
import { RequirementList, Tally } from "./requirement-list.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "versionDiff.page" };

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.versions_.compare", args, readComparison);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.versions_.compare", args, (posted, visit) =>
    byIntent(posted, { return: () => returnTo(posted, visit) }),
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CompareVersions() {
  const t = useT();
  const { versions, compared, redline, writes } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  if (!compared)
    return (
      <Page narrow title={t("versionDiff.page")}>
        <EmptyState>{t("versionDiff.oneOnly")}</EmptyState>
      </Page>
    );
  const { from, to, requirements, blocks, unchanged } = compared;
  const span = { from: from.number, to: to.number };
  const known = redline?.view ? { [redline.blockId]: redline.view } : {};
  return (
    <Page title={t("versionDiff.of", span)} lead={t("versionDiff.unchanged", { count: unchanged })}>
      <Choice versions={versions} span={span} />
      <Section
        title={t("versionDiff.requirements")}
        lead={t("versionDiff.sizes", { before: from.requirements, after: to.requirements })}
      >
        {requirements.length > 0 && <Tally requirements={requirements} />}
        <RequirementList requirements={requirements} />
      </Section>
      <Section title={t("versionDiff.blocks")}>
        <FormError failure={failure} />
        {blocks.length === 0 ? (
          <EmptyState>{t("versionDiff.same")}</EmptyState>
        ) : (
          <BlockList key={`${span.from} ${span.to}`} blocks={blocks} span={span} known={known} writes={writes} />
        )}
      </Section>
    </Page>
  );
}

function Choice({ versions, span }: { versions: Data["versions"]; span: { from: string; to: string } }) {
  const t = useT();
  const options = versions.map(({ number, approved }) => ({
    value: number,
    label: `${t("versions.next", { number })} · ${approved}`,
  }));
  return (
    <Form method="get" className="rl-choice" key={`${span.from} ${span.to}`}>
      <Select name="from" label={t("history.from")} options={options} defaultValue={span.from} />
      <Select name="to" label={t("history.to")} options={options} defaultValue={span.to} />
      <SubmitButton>{t("history.compare")}</SubmitButton>
    </Form>
  );
}
