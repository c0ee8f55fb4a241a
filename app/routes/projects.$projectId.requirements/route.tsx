/** The register: all requirements of the project as a table, filtered, ordered, grouped, and changed in place. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams, type ShouldRevalidateFunction } from "@remix-run/react";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { unlessRefused } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { changeFromRegister } from "./changes.ts";
import { NoRequirements, NothingFound } from "./empty-register.tsx";
import { readRegisterPage } from "./queries.ts";
import { RegisterFilters } from "./register-filters.tsx";
import { RegisterTable } from "./register-table.tsx";
import { useReturn } from "./use-return.ts";
import { addressOf, opensRow } from "./view.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.requirements", look: "register" };

export { answeringOffline as clientAction } from "../../offline.ts";

/** While a row is open nothing moves under the hands: what others changed is told when it is saved. */
export const shouldRevalidate: ShouldRevalidateFunction = (args) => {
  if (args.formMethod === undefined && opensRow(args.currentUrl, args.nextUrl)) return false;
  return unlessRefused(args);
};

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.requirements", args, readRegisterPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.requirements", args, async (posted, visit) => {
    const code = await changeFromRegister(posted, visit);
    const { pathname, searchParams } = new URL(visit.request.url);
    return redirect(`${pathname}${addressOf(searchParams)}#${encodeURIComponent(code)}`);
  });
}

export default function RegisterPage() {
  const t = useT();
  const project = useProject();
  const { total, shown, groups, group, choices, mayChange, me, vague } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const [asked] = useSearchParams();
  const edit = (mayChange && asked.get("edit")) || undefined;
  useLive(project.id, me, null);
  useReturn(edit);
  if (total === 0) return <NoRequirements writes={mayChange} />;
  const lead = shown === total ? t("register.count", { count: total }) : t("register.found", { count: shown, total });
  return (
    <Page
      title={t("nav.requirements")}
      lead={<span role="status">{lead}</span>}
      actions={<LinkButton to="../evidence">{t("evidence.title")}</LinkButton>}
    >
      <RegisterFilters choices={choices} />
      {shown === 0 ? (
        <NothingFound />
      ) : (
        <RegisterTable
          documentPath={`/projects/${project.id}`}
          {...{ groups, group, choices, mayChange, edit, failure, vague }}
        />
      )}
    </Page>
  );
}
