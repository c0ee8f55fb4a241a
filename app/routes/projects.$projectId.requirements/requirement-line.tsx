/** One requirement of the register, as it is read. */
import { memo } from "react";
import { requirementAnchor, type RequirementStatus } from "../../../content/schema/names.ts";
import { statusMarks } from "../../../content/schema/status-marks.ts";
import type { RequirementRow } from "../../../server/domain/requirements/requirements.ts";
import { useT } from "../../i18n/speech.tsx";
import { opener } from "./use-return.ts";
import { useColumns, useDocumentWords } from "./use-titles.ts";
import { addressOf } from "./view.ts";

function Status({ status }: { status: RequirementStatus }) {
  const { statuses } = useDocumentWords();
  return (
    <span className={`st st-${status}`}>
      <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
        <path d={statusMarks[status]} />
      </svg>
      {statuses[status]}
    </span>
  );
}

function Written({ column, text, none = "—" }: { column: string; text: string; none?: string }) {
  return (
    <td data-l={column}>
      {text === "" ? <span className="muted">{none}</span> : <span className="written">{text}</span>}
    </td>
  );
}

interface LineProps {
  row: RequirementRow;
  /** The register's view as a query. */
  view: string;
  documentPath: string;
  mayChange: boolean;
}

export const RequirementLine = memo(function RequirementLine({ row, view, documentPath, mayChange }: LineProps) {
  const t = useT();
  const columns = useColumns();
  const { priorities } = useDocumentWords();
  const { code, uuid, block } = row;
  const editing = addressOf(new URLSearchParams(view), { edit: code });
  return (
    <tr id={code}>
      <td className="reg-code">
        <a className="code written" href={`${documentPath}?block=${block.id}#${requirementAnchor(uuid)}`}>
          {code}
        </a>
      </td>
      <td className="reg-words">
        <span className="written">{row.statement}</span>
        <small>
          <span className="written">
            {block.number} {block.title}
          </span>
          {row.criterion === "" && <span className="reg-lack">{t("register.noCriterion")}</span>}
        </small>
      </td>
      <td data-l={columns.priority}>{priorities[row.priority]}</td>
      <Written column={columns.addressee} text={row.addressee} />
      <Written column={columns.stage} text={row.stage} none={t("register.noStage")} />
      <Written column={columns.owner} text={row.owner} />
      <td className="reg-status" data-l={columns.status}>
        <Status status={row.status} />
      </td>
      {mayChange && (
        <td className="acts">
          <a className="link" id={opener(code)} data-edit={code} href={`${editing}#${encodeURIComponent(code)}`}>
            {t("register.change")}
            <span className="vh written"> {code}</span>
          </a>
        </td>
      )}
    </tr>
  );
});
