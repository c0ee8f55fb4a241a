/** The change budget: each limit with what is spent of it and what would be; said in words, drawn beside them. */
import { useT } from "../i18n/speech.tsx";
import type { ShownLine } from "./budget-view.ts";

const measureWords = {
  days: "changes.budget.days",
  money: "changes.budget.money",
  share: "changes.budget.share",
} as const;

const whatIfWords = {
  days: "changes.budget.days.then",
  money: "changes.budget.money.then",
  share: "changes.budget.share.then",
} as const;

/** @param whatIf tells also what a request would make of it */
export function Budget({ lines, whatIf = false }: { lines: readonly ShownLine[]; whatIf?: boolean }) {
  const t = useT();
  if (lines.length === 0) return <p className="muted">{t("changes.budget.none")}</p>;
  return (
    <ul className="ch-budget">
      {lines.map((line) => {
        const { measure, section, limitWords: limit, spentWords: spent, thenWords: then } = line;
        return (
          <li key={`${section ?? ""} ${measure}`}>
            <p className="small">
              <b>{section ?? t("changes.budget.project")}</b>{" "}
              {whatIf ? t(whatIfWords[measure], { limit, then }) : t(measureWords[measure], { limit, spent })}
            </p>
            <progress max={100} value={whatIf ? line.thenPart : line.spentPart} aria-hidden="true" />
            {whatIf && line.over && <p className="small st-bad">{t("changes.budget.over")}</p>}
            {whatIf && line.foreign && <p className="small st-bad">{t("changes.budget.foreign")}</p>}
            {!line.over && line.near && <p className="small st-rem">{t("changes.budget.near")}</p>}
          </li>
        );
      })}
    </ul>
  );
}
