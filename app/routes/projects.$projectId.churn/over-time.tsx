/** Changes of requirements by weeks or months: columns, the words that sum them up, and the table behind them. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { ColumnChart } from "../../ui/column-chart.tsx";
import { Section } from "../../ui/page.tsx";
import type { ChurnPage, ShownPeriod } from "./queries.ts";

/** What the columns say in a sentence. */
function useTrend(periods: readonly ShownPeriod[]): string {
  const t = useT();
  const [before, last] = [periods.at(-2), periods.at(-1)];
  if (!last) return "";
  if (!before) return t("churn.trendFirst", { now: last.total });
  const key =
    last.total > before.total ? "churn.trendUp" : last.total < before.total ? "churn.trendDown" : "churn.trendSame";
  return t(key, { now: last.total, before: before.total });
}

export function OverTime({ periods, byMonth }: Pick<ChurnPage, "periods" | "byMonth">) {
  const t = useT();
  const title = t(byMonth ? "churn.byMonths" : "churn.byWeeks");
  const none = t("churn.none");
  const series = [t("churn.added"), t("churn.modified"), t("churn.deleted")];
  return (
    <Section title={title} lead={useTrend(periods)}>
      <nav className="seg" aria-label={t("churn.length")}>
        <Link to="." aria-current={byMonth ? undefined : "page"} preventScrollReset>
          {t("churn.weeks")}
        </Link>
        <Link to="?by=month" aria-current={byMonth ? "page" : undefined} preventScrollReset>
          {t("churn.months")}
        </Link>
      </nav>
      <ColumnChart
        label={title}
        series={series}
        columns={periods.map(({ from, label, name, added, modified, deleted, rvi }) => ({
          ...{ key: from, label, parts: [added, modified, deleted] },
          words: t("churn.column", { name, added, modified, deleted, rvi: rvi ?? none }),
        }))}
        table={{
          title: t("churn.table"),
          head: [t(byMonth ? "churn.month" : "churn.week"), ...series, t("churn.size"), t("churn.rviShort")],
          rows: periods.map(({ name, added, modified, deleted, size, rvi }) => [
            ...[name, String(added), String(modified), String(deleted), String(size), rvi ?? none],
          ]),
        }}
      />
    </Section>
  );
}
