/** Churn by section, cause, initiator or phase, as bars. */
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { BarTable } from "../../ui/bar-table.tsx";
import { EmptyState } from "../../ui/note.tsx";
import type { ShownShare } from "./queries.ts";

interface SharesProps {
  title: SimpleKey;
  shares: readonly ShownShare[];
  /** What keys are called, where the interface has words for them. */
  words?: Readonly<Record<string, SimpleKey>>;
}

export function Shares({ title, shares, words = {} }: SharesProps) {
  const t = useT();
  const costs = shares.some(({ days, money }) => days !== "" || money !== "");
  return (
    <section className="churn-share">
      <h2 className="h2">{t(title)}</h2>
      {shares.length === 0 ? (
        <EmptyState>{t("churn.nothing")}</EmptyState>
      ) : (
        <BarTable
          label={t(title)}
          head={[t("churn.name"), t("churn.changes"), t("churn.rviShort"), ...(costs ? [t("churn.cost")] : [])]}
          bars={shares.map(({ key, name, total, part, rvi, days, money }) => ({
            ...{ key, part },
            name: words[key] ? t(words[key]) : name || t("churn.nobody"),
            cells: [
              ...[String(total), rvi ?? t("churn.none")],
              ...(costs ? [[days && t("churn.days", { days }), money].filter(Boolean).join(", ") || "—"] : []),
            ],
          }))}
        />
      )}
    </section>
  );
}
