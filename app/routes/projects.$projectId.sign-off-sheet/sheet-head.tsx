/** The head of the sheet: name of the document, company, version and date, initiator, time to answer. */
import { useT } from "../../i18n/speech.tsx";
import type { SheetPage } from "./queries.ts";

function useVersion({ version, printed, inWork, rows }: SheetPage): string {
  const t = useT();
  if (!version) return t("signSheet.draft", { date: printed.date });
  const who = [version.name || t("signSheet.erased"), version.position].filter(Boolean).join(", ");
  const approved = t("signSheet.approved", { number: version.number, date: version.at, who });
  // What was opened again since is not of that version.
  const isWhole = inWork.length === 0 && rows.every(({ block }) => block.state === "baselined");
  return isWhole ? approved : `${approved}. ${t("signSheet.draftSince", { date: printed.date })}`;
}

function useDeadline({ deadlines }: SheetPage): string {
  const t = useT();
  if (!deadlines) return t("signSheet.noDeadline");
  return deadlines.first === deadlines.last ? deadlines.last : t("signSheet.deadlines", deadlines);
}

export function SheetHead({ sheet }: { sheet: SheetPage }) {
  const t = useT();
  const { project, scope, initiators } = sheet;
  const version = useVersion(sheet);
  const deadline = useDeadline(sheet);
  return (
    <header>
      <h2 className="so-name">{t("signSheet.title")}</h2>
      <dl className="so-facts">
        <dt>{t("signSheet.document")}</dt>
        <dd>{project.name}</dd>
        {scope && (
          <>
            <dt>{t("signSheet.scope")}</dt>
            <dd>{t(scope.kind === "block" ? "signSheet.ofBlock" : "signSheet.ofSection", scope)}</dd>
          </>
        )}
        <dt>{t("signSheet.company")}</dt>
        <dd>{project.company}</dd>
        <dt>{t("signSheet.version")}</dt>
        <dd>{version}</dd>
        <dt>{t("signSheet.initiator")}</dt>
        <dd>{initiators.join(", ") || t("signSheet.none")}</dd>
        <dt>{t("signSheet.deadline")}</dt>
        <dd>{deadline}</dd>
      </dl>
    </header>
  );
}
