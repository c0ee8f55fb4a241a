/** How the group keeps up with questions: what is open and late, how long it takes, where and with whom it waits. */
import { Link, useSearchParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { LoadRow } from "./queries.ts";
import { addressOf } from "./view.ts";

interface LoadProps {
  path: string;
  load: LoadRow;
  sections: readonly LoadRow[];
  experts: readonly LoadRow[];
  ageing: readonly { upTo: number | null; count: number }[];
}

export function LoadPanel({ path, load, sections, experts, ageing }: LoadProps) {
  const t = useT();
  return (
    <section className="card pad qs-load" aria-labelledby="qs-load">
      <h2 className="h2" id="qs-load">
        {t("questions.load")}
      </h2>
      <dl className="qs-figures">
        <Figure title={t("questions.load.open")} value={String(load.open)} />
        <Figure title={t("questions.load.overdue")} value={String(load.overdue)} />
        <Figure title={t("questions.load.published")} value={String(load.published)} />
        <Figure title={t("questions.load.median")} value={useDays()(load) ?? t("questions.load.none")} />
      </dl>
      {load.open > 0 && <Ageing ageing={ageing} open={load.open} />}
      <Loads
        path={path}
        by="section"
        title={t("questions.load.sections")}
        rows={sections}
        nothing={t("questions.general")}
      />
      <Loads
        path={path}
        by="expert"
        title={t("questions.load.experts")}
        rows={experts}
        nothing={t("questions.nobody")}
      />
      <p className="muted small">{t("questions.load.days")}</p>
    </section>
  );
}

/** «2,5 рабочего дня»; undefined where nothing is answered. */
function useDays(): (row: LoadRow) => string | undefined {
  const t = useT();
  return ({ median }) => {
    if (median === null) return undefined;
    if (median.count === 0) return t("questions.load.sameDay");
    return t("questions.workingDays", { count: median.count }).replace(String(median.count), median.shown);
  };
}

function Figure({ title, value }: { title: string; value: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Ageing({ ageing, open }: { ageing: LoadProps["ageing"]; open: number }) {
  const t = useT();
  const named = ({ upTo }: { upTo: number | null }, at: number) => {
    const before = ageing[at - 1]?.upTo ?? 0;
    if (upTo === null) return t("questions.age.more", { days: before });
    return at === 0
      ? t("questions.age.first", { days: upTo })
      : t("questions.age.upTo", { from: before + 1, days: upTo });
  };
  return (
    <>
      <h3 className="h3">{t("questions.load.ageing")}</h3>
      <ul className="qs-ages">
        {ageing.map((age, at) => (
          <li key={age.upTo ?? "more"}>
            <span>{named(age, at)}</span>
            <meter min={0} max={open} value={age.count} aria-label={named(age, at)} />
            <b>{age.count}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

interface LoadsProps {
  path: string;
  by: "section" | "expert";
  title: string;
  rows: readonly LoadRow[];
  /** What the row of no section, or of nobody, is called. */
  nothing: string;
}

function Loads({ path, by, title, rows, nothing }: LoadsProps) {
  const t = useT();
  const [asked] = useSearchParams();
  const days = useDays();
  if (rows.length === 0) return null;
  return (
    <table className="tbl qs-loads">
      <caption className="h3">{title}</caption>
      <thead>
        <tr>
          <th>{by === "section" ? t("questions.section") : t("questions.expert")}</th>
          <th>{t("questions.load.open")}</th>
          <th>{t("questions.load.overdue")}</th>
          <th>{t("questions.load.medianShort")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link className="link written" to={path + addressOf(asked, { [by]: row.id || "-" })}>
                {row.id === "" ? nothing : row.title}
              </Link>
            </td>
            <td data-l={t("questions.load.open")}>{row.open}</td>
            <td data-l={t("questions.load.overdue")}>{row.overdue}</td>
            <td className="nowrap" data-l={t("questions.load.medianShort")}>
              {days(row) ?? "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
