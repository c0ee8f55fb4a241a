/** The matrix: blocks as rows grouped by section, people as columns; on a phone each block with its approvers. */
import { Link } from "@remix-run/react";
import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { memo, useRef, type ReactNode } from "react";
import type { ApproverMatrix, MatrixBlock, MatrixSection } from "../../../server/domain/sign-off/approver-matrix.ts";
import { useT } from "../../i18n/speech.tsx";
import { blockAnchor } from "../../project/anchors.ts";
import { BlockStatus } from "../../project/block-status.tsx";
import { Icon } from "../../ui/icon.tsx";
import { blockCell, sectionCell } from "./cells.ts";
import { MatrixCell, noneId, personId } from "./matrix-cell.tsx";
import { useArrows } from "./use-arrows.ts";

interface TableProps {
  matrix: ApproverMatrix;
  /** Id of the block or section whose details are open. */
  opened: string | null;
  /** The member who reads. */
  me: string;
  leads: boolean;
  /** What follows the row of a block or section: its open details, the refusal of one of its cells. */
  after: (place: { id: string; columns: number }) => ReactNode;
}

/** Where focus comes back to when the details of a place are closed. */
export const openerId = (placeId: string) => `open-${placeId}`;

function Opener({ id, title, leads, opened }: { id: string; title: string; leads: boolean; opened: boolean }) {
  const t = useT();
  return (
    <Link
      className="btn icon mx-open-b"
      id={openerId(id)}
      to={opened ? "." : { search: `?open=${id}`, hash: "#open" }}
      preventScrollReset
      aria-expanded={opened}
      aria-label={t(leads ? "approvers.openLong" : "approvers.moreLong", { place: title })}
      title={t(leads ? "approvers.open" : "approvers.more")}
    >
      <Icon of={SlidersHorizontal} />
      <span className="mx-w">{t(leads ? "approvers.open" : "approvers.more")}</span>
    </Link>
  );
}

/** Titles of mandatory roles that nobody holds in the block. */
function vacantRoles({ signers }: MatrixBlock, titles: Record<string, string>): string[] {
  return signers
    .filter(({ memberId, mandatory }) => memberId === null && mandatory)
    .flatMap(({ roles }) => roles.map((role) => titles[role] ?? role));
}

interface RowProps {
  section: MatrixSection;
  matrix: Pick<ApproverMatrix, "people" | "roleTitles">;
  opened: boolean;
  me: string;
  leads: boolean;
}

function SectionRow({ section, matrix, opened, me, leads }: RowProps) {
  const t = useT();
  const title = `${section.number}. ${section.title}`;
  const titleId = `title-${section.id}`;
  return (
    <tr className="mx-sec">
      <th scope="rowgroup">
        <span className="mx-t">
          <span className="grow" id={titleId}>
            {title}
            <span className="vh">{`, ${t("approvers.whole")}`}</span>
          </span>
          <Opener {...{ id: section.id, title, leads, opened }} />
        </span>
      </th>
      {matrix.people.map((person, column) => (
        <MatrixCell
          key={person.id}
          {...{ person, column, titleId, leads, cell: sectionCell(section, person.id), mine: person.id === me }}
          place={`section:${section.id}`}
          title={t("approvers.wholeSection", { title })}
        />
      ))}
    </tr>
  );
}

const BlockRow = memo(function BlockRow({
  block,
  section,
  matrix,
  opened,
  me,
  leads,
}: RowProps & { block: MatrixBlock }) {
  const t = useT();
  const title = `${block.number} ${block.title}`;
  const titleId = `title-${block.id}`;
  const vacant = vacantRoles(block, matrix.roleTitles);
  return (
    <tr className={opened ? "on" : undefined}>
      <th scope="row">
        <span className="mx-t">
          <Link className="place grow" id={titleId} to={{ pathname: "..", hash: blockAnchor(block.id) }}>
            {title}
          </Link>
          <BlockStatus block={block} bare />
          <Opener {...{ id: block.id, title, leads, opened }} />
        </span>
        {vacant.length > 0 && (
          <small className="mx-vacant">
            <Icon of={TriangleAlert} />
            <span>{t("approvers.vacant", { roles: vacant.join(", ") })}</span>
          </small>
        )}
      </th>
      {matrix.people.map((person, column) => (
        <MatrixCell
          key={person.id}
          {...{ person, column, title, titleId, leads, mine: person.id === me }}
          cell={blockCell(block, section, person.id)}
          place={`block:${block.id}`}
        />
      ))}
    </tr>
  );
});

export function MatrixTable({ matrix, opened, me, leads, after }: TableProps) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const hears = useArrows(table);
  const { people, sections } = matrix;
  const columns = people.length + 1;
  return (
    <div className="mx-scroll" tabIndex={0} role="region" aria-label={t("approvers.table")}>
      {leads && (
        <span id={noneId} hidden>
          {t("approvers.appoint")}
        </span>
      )}
      <table className="mx" ref={table} {...hears}>
        <thead>
          <tr>
            <th scope="col">{t("approvers.block")}</th>
            {people.map(({ id, name, position }, column) => (
              <th key={id} scope="col" className={id === me ? "me" : undefined}>
                <span className="mx-p" title={position ? `${name}, ${position}` : name}>
                  <span id={personId(column)}>{name}</span>
                  {(position || id === me) && (
                    <small>{[position, id === me && t("approvers.you")].filter(Boolean).join(", ")}</small>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.id}>
            <SectionRow {...{ section, matrix, me, leads, opened: opened === section.id }} />
            {after({ id: section.id, columns })}
            {section.blocks.map((block) => [
              <BlockRow key={block.id} {...{ block, section, matrix, me, leads, opened: opened === block.id }} />,
              after({ id: block.id, columns }),
            ])}
          </tbody>
        ))}
      </table>
    </div>
  );
}
