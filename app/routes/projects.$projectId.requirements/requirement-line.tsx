/** One requirement of the register, as it is read. */
import { memo, useCallback, useMemo } from "react";
import { requirementAnchor } from "../../../content/schema/names.ts";
import { statusMarks } from "../../../content/schema/status-marks.ts";
import type { RequirementRow } from "../../../server/domain/requirements/requirements.ts";
import { useT } from "../../i18n/speech.tsx";
import { opener } from "./use-return.ts";
import { useColumns, useDocumentWords } from "./use-titles.ts";

/** Words that every row needs: looked up once for all of them, since there may be thousands. */
export function useLineWords() {
  const t = useT();
  const columns = useColumns();
  const { priorities, statuses } = useDocumentWords();
  const noStage = t("register.noStage");
  const noCriterion = t("register.noCriterion");
  const change = t("register.change");
  const vague = useCallback((count: number) => t("wording.count", { count }), [t]);
  const { addressee, owner, priority, stage, status } = columns;
  return useMemo(
    () => ({
      priorities,
      statuses,
      noStage,
      noCriterion,
      change,
      vague,
      columns: { addressee, owner, priority, stage, status },
    }),
    [priorities, statuses, noStage, noCriterion, change, vague, addressee, owner, priority, stage, status],
  );
}

/** A cell of somebody's words; called as a function, which a thousand rows feel. */
function written(column: string, text: string, none = "—") {
  return <td data-l={column}>{text === "" ? <i>{none}</i> : <span className="written">{text}</span>}</td>;
}

interface LineProps {
  row: RequirementRow;
  words: ReturnType<typeof useLineWords>;
  /** The address that opens a row of this view, without the row's code. */
  opening: string;
  documentPath: string;
  mayChange: boolean;
  /** How many vague words it has. */
  vague: number;
}

export const RequirementLine = memo(function RequirementLine({
  row,
  words,
  opening,
  documentPath,
  mayChange,
  vague,
}: LineProps) {
  const { code, uuid, block, status } = row;
  const { columns } = words;
  const escaped = encodeURIComponent(code);
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
          <span className="written">{`${block.number} ${block.title}`}</span>
          {row.criterion === "" && <i>{words.noCriterion}</i>}
          {vague > 0 && (
            <a className="link reg-vague" href={`${documentPath}/evidence/${escaped}#wording`}>
              {words.vague(vague)}
            </a>
          )}
        </small>
      </td>
      <td data-l={columns.priority}>{words.priorities[row.priority]}</td>
      {written(columns.addressee, row.addressee)}
      {written(columns.stage, row.stage, words.noStage)}
      {written(columns.owner, row.owner)}
      <td className="reg-status" data-l={columns.status}>
        <span className={`st st-${status}`}>
          <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
            <path d={statusMarks[status]} />
          </svg>
          {words.statuses[status]}
        </span>
      </td>
      {mayChange && (
        <td className="acts">
          <a className="link" id={opener(code)} data-edit={code} href={`${opening}${escaped}#${escaped}`}>
            {words.change}
            <span className="vh written">{` ${code}`}</span>
          </a>
        </td>
      )}
    </tr>
  );
});
