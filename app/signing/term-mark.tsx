/** Until when a decision is awaited: the day, and in words when it is past or near. */
import Clock from "lucide-react/icons/clock";
import { useT } from "../i18n/speech.tsx";
import { Pill } from "../ui/marks.tsx";
import type { Term } from "./term.ts";

export function TermMark({ term }: { term: Term | null }) {
  const t = useT();
  if (!term) return <span>{t("signature.noTerm")}</span>;
  if (term.late > 0)
    return (
      <Pill tone="bad" icon={Clock}>
        {t("signature.overdue", { count: term.late })}
      </Pill>
    );
  if (term.left <= 1)
    return (
      <Pill tone="warn" icon={Clock}>
        {term.left === 0 ? t("signature.today") : t("signature.tomorrow")}
      </Pill>
    );
  return <span>{t("signature.until", { day: term.day })}</span>;
}
