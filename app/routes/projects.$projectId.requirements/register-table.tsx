/** The register as one table: a body a group, links that order it, one row open at most. */
import { useNavigate, useSearchParams } from "@remix-run/react";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { MouseEvent } from "react";
import type { Register, RegisterGroup } from "../../../server/domain/requirements/register.ts";
import { useT } from "../../i18n/speech.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { DeedsHeading } from "../../ui/table.tsx";
import { RequirementForm } from "./requirement-form.tsx";
import { RequirementLine, useLineWords } from "./requirement-line.tsx";
import { useLook } from "./use-asked.ts";
import { useColumns, useTitles } from "./use-titles.ts";
import { isAside, ViewLink } from "./view-link.tsx";
import { openingIn, orderBy, type groupings, type sortings } from "./view.ts";

interface TableProps extends Pick<Register, "groups" | "choices" | "mayChange"> {
  group: (typeof groupings)[number];
  documentPath: string;
  /** The code of the open row. */
  edit: string | undefined;
  failure: FormFailure | undefined;
  /** How many vague words requirements have, by code. */
  vague: Record<string, number>;
}

function Heading({ column }: { column: (typeof sortings)[number] }) {
  const title = useColumns()[column];
  const [shown] = useSearchParams();
  const sort = shown.get("sort");
  const order = sort === column ? "ascending" : sort === `-${column}` ? "descending" : undefined;
  return (
    <th aria-sort={order}>
      <ViewLink look="bare" changes={(asked) => orderBy(column, asked)}>
        {title}
        {order && <Icon of={order === "ascending" ? ArrowUp : ArrowDown} />}
      </ViewLink>
    </th>
  );
}

function Head({ mayChange }: { mayChange: boolean }) {
  const { owner } = useColumns();
  return (
    <thead>
      <tr>
        <Heading column="code" />
        <Heading column="statement" />
        <Heading column="priority" />
        <Heading column="addressee" />
        <Heading column="stage" />
        <th>{owner}</th>
        <Heading column="status" />
        {mayChange && <DeedsHeading />}
      </tr>
    </thead>
  );
}

function GroupRow({ group, of: { key, title, rows } }: { group: TableProps["group"]; of: RegisterGroup }) {
  const t = useT();
  const titleOf = useTitles();
  return (
    <tr className="reg-group">
      <th colSpan={8} scope="rowgroup">
        <span className="written">{titleOf(group, key, title)}</span>{" "}
        <small>{t("register.count", { count: rows.length })}</small>
      </th>
    </tr>
  );
}

/** Links of thousands of rows are plain ones: one listener follows them without loading the page anew. */
function useFollow() {
  const look = useLook();
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-edit], a.code");
    if (!link || isAside(event) || event.defaultPrevented) return;
    event.preventDefault();
    const { edit } = link.dataset;
    if (edit) look(() => ({ edit }));
    else navigate(link.getAttribute("href")!);
  };
}

export function RegisterTable({ groups, group, documentPath, choices, mayChange, edit, failure, vague }: TableProps) {
  const t = useT();
  const [asked] = useSearchParams();
  const follow = useFollow();
  const words = useLineWords();
  const opening = openingIn(asked);
  return (
    // Keys reach the links themselves: Enter on one is its click.
    <table className={mayChange ? "reg may" : "reg"} onClick={follow}>
      <caption className="vh">{t("nav.requirements")}</caption>
      <Head mayChange={mayChange} />
      {groups.map((of) => (
        <tbody key={of.key}>
          {group !== "none" && <GroupRow group={group} of={of} />}
          {of.rows.map((row) =>
            row.code === edit ? (
              <RequirementForm
                key={row.uuid}
                {...{ row, documentPath, choices }}
                failure={failure?.values.requirement === row.code ? failure : undefined}
              />
            ) : (
              <RequirementLine
                key={row.uuid}
                {...{ row, words, opening, documentPath, mayChange }}
                vague={vague[row.code] ?? 0}
              />
            ),
          )}
        </tbody>
      ))}
    </table>
  );
}
