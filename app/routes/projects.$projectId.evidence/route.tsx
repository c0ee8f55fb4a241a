/** «Основания требований»: which requirements come from people, which from nowhere; blocks whose people were not asked. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { readCoverage } from "../../../server/domain/interviews/coverage.ts";
import { readEvidence } from "../../../server/domain/interviews/evidence.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export const handle: PageHandle = { title: "evidence.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.evidence", args, async ({ ground, actor, projectId }) => ({
    requirements: await readEvidence(ground, actor, projectId),
    lacking: (await readCoverage(ground, actor, projectId)).lacking,
  }));
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Evidence() {
  const t = useT();
  const { id } = useProject();
  const [asked] = useSearchParams();
  const { requirements, lacking } = useLoaderData<typeof loader>();
  useLive(id, useMe()?.accountId ?? "", null);
  const bare = requirements.filter(({ quotes }) => quotes === 0);
  const onlyBare = asked.get("show") !== "all";
  const shown = onlyBare ? bare : requirements;
  const back = <LinkButton to="../interviews">{t("interviews.back")}</LinkButton>;
  return (
    <Page title={t("evidence.title")} lead={t("evidence.lead")} actions={back}>
      <Section
        title={t(onlyBare ? "evidence.bare" : "evidence.all")}
        lead={t("evidence.sum", { bare: bare.length, of: requirements.length })}
      >
        {shown.length === 0 ? <EmptyState>{t("evidence.none")}</EmptyState> : <EvidenceTable rows={shown} />}
        <LinkButton look="link" to={onlyBare ? "?show=all" : "?"} preventScrollReset>
          {t(onlyBare ? "evidence.showAll" : "evidence.showBare")}
        </LinkButton>
      </Section>
      <Section title={t("evidence.lacking")} lead={t("evidence.lackingLead")}>
        {lacking.length === 0 ? <EmptyState>{t("evidence.asked")}</EmptyState> : <LackingTable rows={lacking} />}
      </Section>
    </Page>
  );
}

function EvidenceTable({ rows }: { rows: Data["requirements"] }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("interviews.code")}</th>
          <th>{t("evidence.requirement")}</th>
          <th>{t("interviews.block")}</th>
          <th>{t("interviews.quotes")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ uuid, code, statement, block, quotes, confirmed, suspect }) => (
          <tr key={uuid}>
            <td data-l={t("interviews.code")} className="ev-code">
              <Link className="code" to={code}>
                {code}
              </Link>
            </td>
            <td data-l={t("evidence.requirement")} className="written">
              {statement || "—"}
            </td>
            <td data-l={t("interviews.block")} className="written">
              {block.number} {block.title}
            </td>
            <td data-l={t("interviews.quotes")}>
              {quotes === 0 ? t("evidence.noQuotes") : t("evidence.quotes", { quotes, confirmed })}{" "}
              {suspect > 0 && (
                <Pill tone="warn" icon={TriangleAlert}>
                  {t("interviews.suspect")}
                </Pill>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LackingTable({ rows }: { rows: Data["lacking"] }) {
  const t = useT();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t("interviews.block")}</th>
          <th>{t("evidence.roles")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ block, roles }) => (
          <tr key={block.id}>
            <td data-l={t("interviews.block")} className="written">
              {block.number} {block.title}
            </td>
            <td data-l={t("evidence.roles")} className="written">
              {roles.join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
