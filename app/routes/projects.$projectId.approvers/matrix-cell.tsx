/** One cell of the matrix: a mark, and for those who name approvers a button that sets the next choice. */
import type { MatrixPerson } from "../../../server/domain/sign-off/approver-matrix.ts";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Cell, PlaceKey } from "./cells.ts";
import { cellWords, choiceIcons, choiceWords, progressLooks } from "./words.ts";

/** The form that all cells post: it stands outside of the table, since open rows hold forms of their own. */
export const cellsForm = "cells";
/** Ids of what names an empty cell: together they are shorter than a name of its own for each of thousands. */
export const noneId = "cell-none";
export const personId = (at: number) => `person-${at}`;

interface CellProps {
  cell: Cell;
  person: MatrixPerson;
  /** The person's column. */
  column: number;
  place: PlaceKey;
  /** The title of the row, and the id of the element that says it. */
  title: string;
  titleId: string;
  /** The reader's own column. */
  mine: boolean;
  leads: boolean;
}

function Mark({ cell, words }: { cell: Cell; words: string }) {
  const { choice, progress, step } = cell;
  if (choice === "none") return <span aria-hidden="true">—</span>;
  const look = progress === null ? undefined : progressLooks[progress];
  return (
    <>
      <span className={look ? `mx-m ${choice} st-${look.tone}` : `mx-m ${choice}`}>
        <Icon of={look ? look.icon : choiceIcons[choice]} />
        {step !== null && <span className="mx-n">{step}</span>}
      </span>
      <span className="mx-w">{words}</span>
    </>
  );
}

export function MatrixCell({ cell, person, column, place, title, titleId, mine, leads }: CellProps) {
  const t = useT();
  const { choice, next, progress } = cell;
  const empty = choice === "none";
  const words = cellWords(t, cell);
  const classes = [empty && "na", cell.bySection && "by-sec", mine && progress === "waiting" && "hot"];
  const className = classes.filter(Boolean).join(" ") || undefined;
  if (!leads || next === null || (empty && !person.mayBeNamed))
    return (
      <td className={className} data-l={empty ? undefined : person.name} title={words}>
        <Mark cell={cell} words={words} />
        {empty && <span className="vh">{words}</span>}
      </td>
    );
  const named = { person: person.name, place: title, state: words, next: t(choiceWords[next]) };
  const naming = empty
    ? { "aria-labelledby": `${personId(column)} ${titleId} ${noneId}` }
    : { "aria-label": t("approvers.cell", named), title: words };
  return (
    <td className={className} data-l={empty ? undefined : person.name}>
      <button form={cellsForm} name="cell" value={`${place}:${person.id}:${next}`} {...naming}>
        <Mark cell={cell} words={words} />
      </button>
    </td>
  );
}
