/** The register of integrators' questions: which wait and for whom, how the group keeps up; beside it one question at work. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { Filters, Looks } from "./filters.tsx";
import { LoadPanel } from "./load.tsx";
import { QuestionTable } from "./question-table.tsx";
import { readRegisterPage } from "./queries.ts";
import { addressOf } from "./view.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "questions.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.questions", args, readRegisterPage);
}

export default function Questions() {
  const t = useT();
  const { id } = useProject();
  const { questionId } = useParams();
  const data = useLoaderData<typeof loader>();
  const { leads, questions, counts, load, sections, experts, ageing } = data;
  useLive(id, useMe()?.accountId ?? "", null);
  const path = `/projects/${id}/questions`;
  const actions = <LinkButton to={`${path}/meetings`}>{t("questions.meetings")}</LinkButton>;
  return (
    <Page title={t("questions.title")} lead={leads ? t("questions.leadLeads") : t("questions.lead")} actions={actions}>
      {counts.all === 0 ? (
        <EmptyState>{t("questions.empty")}</EmptyState>
      ) : (
        <div className={questionId ? "qs-grid qs-one" : "qs-grid"}>
          <div className="qs-list">
            <Looks path={path} counts={counts} />
            <Filters {...{ path, sections, experts }} />
            {questions.length === 0 ? (
              <p className="muted">{t("questions.none")}</p>
            ) : (
              <QuestionTable {...{ questions, path, leads }} />
            )}
            <Parts path={path} page={data.page} pages={data.pages} />
          </div>
          <div className="qs-side">
            {questionId ? <Outlet /> : <LoadPanel {...{ path, load, sections, experts, ageing }} />}
          </div>
        </div>
      )}
    </Page>
  );
}

function Parts({ path, page, pages }: { path: string; page: number; pages: number }) {
  const t = useT();
  const [asked] = useSearchParams();
  if (pages === 1) return null;
  const to = (other: number) => path + addressOf(asked, { page: String(other) });
  return (
    <nav className="row wrap qs-parts" aria-label={t("questions.parts")}>
      {page > 1 && <LinkButton to={to(page - 1)}>{t("questions.before")}</LinkButton>}
      <span className="muted">{t("questions.page", { page, pages })}</span>
      {page < pages && <LinkButton to={to(page + 1)}>{t("questions.after")}</LinkButton>}
    </nav>
  );
}
