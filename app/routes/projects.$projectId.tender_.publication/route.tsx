/** What would go out to the integrators, before it does: every block, its standing, and what stays inside. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { useRef } from "react";
import Send from "lucide-react/icons/send";
import { publish, readNextPublication, sourceOf } from "../../../server/domain/tender/publishing.ts";
import { listVersions } from "../../../server/domain/sign-off/versions.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { Button, SubmitButton } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { GoesOut, StaysInside } from "./outgoing.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "publishing.page" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

/** What the boxes of blocks that stay inside are called, before the id. */
const leave = "leave:";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.tender_.publication", args, async ({ ground, actor, projectId, request }) => {
    const asked = new URL(request.url).searchParams;
    const baseline = asked.get("baseline") ?? "";
    const left = [...asked.keys()].filter((name) => name.startsWith(leave)).map((name) => name.slice(leave.length));
    const omitted = asked.has("chosen") ? left : undefined;
    const next = await readNextPublication(ground, actor, projectId, sourceOf(baseline), omitted);
    const versions = await listVersions(ground, actor, projectId);
    return { next, baseline, versions: versions.map(({ id, number }) => ({ id, number })) };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction(
    "projects.$projectId.tender_.publication",
    args,
    async (posted, { ground, actor, context, projectId }) => {
      if (posted.get("intent") !== "publish") throw new Refusal("invalid", { fields: "intent" });
      const order = { name: posted.get("publicationName"), digest: posted.get("digest"), origin: context.origin };
      const omitted = Object.keys(posted.startingWith(leave));
      await publish(ground, actor, projectId, { ...order, omitted, source: sourceOf(posted.get("baseline")) });
      return redirect(`/projects/${projectId}/tender`);
    },
  );
}

export function clientAction(args: ClientActionFunctionArgs) {
  return answeringOffline(args);
}

export default function Publishing() {
  const t = useT();
  const { id } = useProject();
  const { next, baseline, versions } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const form = useRef<HTMLFormElement>(null);
  const [, setAsked] = useSearchParams();
  const look = () => {
    const posted = [...new FormData(form.current!)].filter(([name]) => name.startsWith(leave));
    setAsked([["chosen", "1"], ["baseline", baseline], ...posted.map(([name]): [string, string] => [name, "1"])], {
      replace: true,
      preventScrollReset: true,
    });
  };
  const blocks = next.sections.flatMap((section) => section.blocks);
  return (
    <Page narrow title={t("publishing.page")} lead={t("publishing.lead")}>
      {versions.length > 0 && (
        <form method="get" className="door-span">
          <Select
            name="baseline"
            label={t("publishing.source")}
            defaultValue={baseline}
            options={[
              { value: "", label: t("publishing.living") },
              ...versions.map((version) => ({
                value: version.id,
                label: t("door.version", { number: version.number }),
              })),
            ]}
          />
          <Button type="submit">{t("publishing.show")}</Button>
        </form>
      )}
      {!next.baseline && <Note tone="warn">{t("publishing.draft")}</Note>}
      {/* One form: whoever ticks a box and publishes without looking anew is refused, since he has not seen that. */}
      <Form method="post" preventScrollReset ref={form} key={next.digest}>
        <input type="hidden" name="digest" value={next.digest} />
        <input type="hidden" name="baseline" value={baseline} />
        <GoesOut sections={next.sections} onLook={look} />
        <StaysInside kept={next.kept} leftOut={next.leftOut} onLook={look} />
        <noscript>
          <Button type="submit" formMethod="get" formNoValidate name="chosen" value="1">
            {t("publishing.look")}
          </Button>
        </noscript>
        {next.isPublished ? (
          <Note tone="ok">{t("publishing.same")}</Note>
        ) : (
          <Section title={t("publishing.do")}>
            <FormError failure={failure} fields={["publicationName"]} />
            <Field
              name="publicationName"
              label={t("publishing.name")}
              hint={t("publishing.nameHint")}
              required
              failure={failure}
            />
            <p className="f muted">{t("publishing.told")}</p>
            <SubmitButton intent="publish" decides look="primary" size="large" icon={Send} busy={t("publishing.doing")}>
              {t("publishing.publish", { count: blocks.length })}
            </SubmitButton>
          </Section>
        )}
      </Form>
      <p className="td-back">
        <Link className="link" to={`/projects/${id}/tender`}>
          {t("publishing.back")}
        </Link>
      </p>
    </Page>
  );
}
