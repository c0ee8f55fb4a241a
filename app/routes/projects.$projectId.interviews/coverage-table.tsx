/** «Кого спросить»: blocks by roles; a cell says in a sign and in words how far it is, an asked-for empty one stands out. */
import { Link } from "@remix-run/react";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Fragment } from "react";
import type { Coverage, CoverageCell, CoverageRow } from "../../../server/domain/interviews/coverage.ts";
import { useT } from "../../i18n/speech.tsx";
import { coverageLooks } from "../../interviews/words.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";

interface CoverageTableProps {
  coverage: Coverage;
  conducts: boolean;
  /** Blocks that are not mandatory for the goal too. */
  all: boolean;
}

export function CoverageTable({ coverage, conducts, all }: CoverageTableProps) {
  const t = useT();
  const { roles, sum } = coverage;
  const rows = coverage.rows.filter(({ mandatory, cells }) => all || mandatory || cells.some(isTouched));
  const asked = Object.values(sum).reduce((total, count) => total + count, 0);
  return (
    <>
      <p className="cov-sum">{t("interviews.sum", { done: sum.quoted, of: asked, none: sum.none })}</p>
      <Legend />
      <div className="cov-scroll" tabIndex={0} role="region" aria-label={t("interviews.coverage")}>
        <table className="cov">
          <thead>
            <tr>
              <th scope="col">{t("interviews.block")}</th>
              {roles.map(({ key, title }) => (
                <th scope="col" key={key}>
                  <span className="written">{title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Fragment key={row.block.id}>
                {row.section.id !== rows[at - 1]?.section.id && (
                  <tr className="cov-sect">
                    <th scope="colgroup" colSpan={roles.length + 1} className="written">
                      {row.section.title}
                    </th>
                  </tr>
                )}
                <Row row={row} conducts={conducts} titles={roles.map(({ title }) => title)} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <LinkButton look="link" to={all ? "?#coverage" : "?blocks=all#coverage"} preventScrollReset>
        {t(all ? "interviews.onlyMandatory" : "interviews.allBlocks")}
      </LinkButton>
    </>
  );
}

function isTouched({ state }: CoverageCell): boolean {
  return state !== "none";
}

function Row({ row, conducts, titles }: { row: CoverageRow; conducts: boolean; titles: string[] }) {
  const t = useT();
  const { block, cells, mandatory } = row;
  return (
    <tr>
      <th scope="row">
        <span className="written">
          {block.number} {block.title}
        </span>
        {mandatory && <small className="muted">{t("interviews.mandatory")}</small>}
      </th>
      {cells.map((cell, at) => (
        <td key={cell.role}>
          <Cell cell={cell} mandatory={mandatory} conducts={conducts} blockId={block.id} title={titles[at]!} />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  cell: CoverageCell;
  mandatory: boolean;
  conducts: boolean;
  blockId: string;
  title: string;
}

function Cell({ cell: { state, asked, role, interviews }, mandatory, conducts, blockId, title }: CellProps) {
  const t = useT();
  const look = coverageLooks[state];
  if (state !== "none")
    return (
      <span className={`cov-c cov-${state}`} title={t(look.word)}>
        <Icon of={look.icon} />
        {interviews}
        <span className="vh">{t(look.word)}</span>
      </span>
    );
  if (!asked)
    return (
      <span className="muted">
        <span aria-hidden="true">—</span>
        <span className="vh">{t("interviews.cover.unasked")}</span>
      </span>
    );
  const words = t(mandatory ? "interviews.cover.lacking" : "interviews.cover.none");
  const inner = (
    <>
      {mandatory && <Icon of={TriangleAlert} />}
      <span>{words}</span>
    </>
  );
  const className = mandatory ? "cov-c cov-gap" : "cov-c cov-none";
  if (!conducts) return <span className={className}>{inner}</span>;
  const to = `new?role=${encodeURIComponent(role)}&block=${blockId}`;
  return (
    <Link className={className} to={to}>
      {inner}
      <span className="vh written">{t("interviews.planFor", { role: title })}</span>
    </Link>
  );
}

function Legend() {
  const t = useT();
  return (
    <ul className="cov-legend">
      {(["planned", "conducted", "confirmed", "quoted"] as const).map((state) => (
        <li key={state}>
          <span className={`cov-c cov-${state}`} aria-hidden="true">
            <Icon of={coverageLooks[state].icon} />
          </span>
          {t(coverageLooks[state].word)}
        </li>
      ))}
    </ul>
  );
}
