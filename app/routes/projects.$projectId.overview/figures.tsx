/** The measure of the whole document in a line: counts of blocks, no percentage. */
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { number } from "../../i18n/format.ts";
import type { OverviewPage } from "./queries.ts";

function Figure({ title, value, rest }: { title: string; value: number; rest?: string }) {
  const language = useLanguage();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{number(value, language)}</b>
        {rest}
      </dd>
    </div>
  );
}

export function Figures({ sums }: { sums: OverviewPage["sums"] }) {
  const t = useT();
  return (
    <dl className="head-stat">
      <Figure title={t("overview.filled")} value={sums.filled} rest={t("overview.of", { count: sums.of })} />
      <Figure title={t("overview.overdue")} value={sums.overdue} />
      <Figure title={t("overview.nobody")} value={sums.nobody} />
      <Figure title={t("overview.requirements")} value={sums.requirements} />
    </dl>
  );
}
