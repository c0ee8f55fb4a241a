/** The register of change requests: what is asked for, what it costs, what is decided, and what is left of the budget. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { configureChanges, type TypedLimits } from "../../../server/domain/changes/settings.ts";
import { refuseRequest, takeUp } from "../../../server/domain/contractor/answering.ts";
import { Budget } from "../../changes/budget.tsx";
import { ContractorAsks } from "../../changes/contractor-asks.tsx";
import { ChangeStateMark } from "../../changes/state-mark.tsx";
import { causeWords, ruleWords } from "../../changes/words.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData, type Posted } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { Done } from "../../ui/done.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { readChangesPage, type ChangesPage } from "./queries.ts";
import { TermsForm } from "./terms-form.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate, answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "changes.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.changes", args, readChangesPage);
}

const limitsOf = (posted: Posted, of = ""): TypedLimits => ({
  days: posted.get(`days${of}`),
  money: posted.get(`money${of}`),
  share: posted.get(`share${of}`),
});

interface Did {
  done: "configured" | "refused";
}

const doneWords = { configured: "form.saved", refused: "contractor.done.refused" } as const satisfies Record<
  Did["done"],
  SimpleKey
>;

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.changes", args, (posted, { ground, actor, projectId }) =>
    byIntent<Did>(posted, {
      configured: async () => {
        const sections = Object.keys(posted.startingWith("days:"));
        await configureChanges(ground, actor, projectId, {
          ...{ rule: posted.get("rule"), currency: posted.get("currency"), ...limitsOf(posted) },
          sections: Object.fromEntries(sections.map((id) => [id, limitsOf(posted, `:${id}`)])),
        });
        return { done: "configured" as const };
      },
      taken: async () => {
        const { number } = await takeUp(ground, actor, projectId, posted.get("request"));
        throw redirect(`/projects/${projectId}/changes/${number}`);
      },
      refused: async () => {
        await refuseRequest(ground, actor, projectId, posted.get("request"), posted.get("reason"));
        return { done: "refused" as const };
      },
    }),
  );
}

const looks = [
  { look: "", title: "changes.look.all" },
  { look: "open", title: "changes.look.open" },
  { look: "settled", title: "changes.look.settled" },
] as const;

export default function Changes() {
  const t = useT();
  const { id } = useProject();
  useLive(id, useMe()?.accountId ?? "", null);
  const page = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Did>(answer);
  const failure = failureOf(answer);
  const answering = failure?.values.request ? failure : undefined;
  const propose = page.rights.write && (
    <Link className="btn pri" to={`/projects/${id}/changes/new`}>
      {t("changes.propose")}
    </Link>
  );
  return (
    <Page title={t("changes.title")} lead={t("changes.lead")} actions={propose}>
      <Done answer={answer} text={done && t(doneWords[done.done])} />
      {page.asks.length > 0 && <Asks page={page} failure={answering} />}
      <nav className="seg ch-looks" aria-label={t("changes.look")}>
        {looks.map(({ look, title }) => (
          <Link key={look} to={look ? `?state=${look}` : "."} aria-current={page.look === look ? "page" : undefined}>
            {t(title)}
          </Link>
        ))}
      </nav>
      {page.rows.length === 0 ? (
        <EmptyState action={propose}>{page.total === 0 ? t("changes.empty") : t("changes.noneSuch")}</EmptyState>
      ) : (
        <Table rows={page.rows} />
      )}
      <Section id="budget" title={t("changes.budget")} lead={t("changes.budget.lead")}>
        <Budget lines={page.budget} />
        <p className="small muted">
          {t("changes.whoDecides")} {t(ruleWords[page.terms.rule])}
        </p>
        {page.rights.configure && (
          <details className="ch-terms" open={failure !== undefined && !answering}>
            <summary>{t("changes.terms")}</summary>
            <TermsForm terms={page.terms} sections={page.sections} failure={answering ? undefined : failure} />
          </details>
        )}
      </Section>
    </Page>
  );
}

/** Those that wait stand open; what was answered is kept below. */
function Asks({ page, failure }: { page: ChangesPage; failure: FormFailure | undefined }) {
  const t = useT();
  const waiting = page.asks.filter(({ state }) => state === "waiting");
  const answered = page.asks.filter(({ state }) => state !== "waiting");
  return (
    <Section id="contractor" title={t("contractor.asks")} lead={waiting.length > 0 && t("contractor.asksLead")}>
      <ContractorAsks rows={waiting} answers={page.rights.answer} failure={failure} />
      {answered.length > 0 && (
        <details className="ch-edit">
          <summary>{t("contractor.answered", { count: answered.length })}</summary>
          <ContractorAsks rows={answered} answers={false} failure={undefined} />
        </details>
      )}
    </Section>
  );
}

function Table({ rows }: { rows: ChangesPage["rows"] }) {
  const t = useT();
  const { id } = useProject();
  return (
    <div className="tblw" role="region" tabIndex={0} aria-label={t("changes.title")}>
      <table className="tbl ch-tbl">
        <thead>
          <tr>
            <th>{t("changes.column.request")}</th>
            <th>{t("changes.column.cause")}</th>
            <th>{t("changes.column.blocks")}</th>
            <th>{t("changes.column.impact")}</th>
            <th>{t("changes.column.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td>
                <Link className="link" to={`/projects/${id}/changes/${row.number}`}>
                  <span className="code">ЗИ-{row.number}</span> {row.title}
                </Link>
                <p className="small muted">
                  {row.raised}, {row.initiator}
                </p>
              </td>
              <td data-label={t("changes.column.cause")}>{t(causeWords[row.cause])}</td>
              <td data-label={t("changes.column.blocks")}>{row.blocks.join(", ")}</td>
              <td data-label={t("changes.column.impact")}>
                {row.days === null || row.money === null
                  ? t("changes.notEstimated")
                  : t("changes.impactOf", { days: row.days, money: row.money })}
              </td>
              <td data-label={t("changes.column.state")}>
                <ChangeStateMark state={row.state} />
                {row.isMoved && <p className="small st-rem">{t("changes.moved")}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
