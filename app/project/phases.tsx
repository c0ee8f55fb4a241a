/** The phases of a project in the upper line: passed, present, ahead. */
import Check from "lucide-react/icons/check";
import type { Phase } from "../../server/db/schema.ts";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { phaseWords } from "./words.ts";

const shown = ["elicitation", "agreement", "tender", "implementation"] as const satisfies Phase[];

export function Phases({ phase }: { phase: Phase }) {
  const t = useT();
  const now = phase === "closed" ? shown.length : shown.indexOf(phase);
  return (
    <ol className="phases" aria-label={t("phase.title")}>
      {shown.map((key, at) => (
        <li
          key={key}
          className={at < now ? "done" : at === now ? "now" : ""}
          aria-current={at === now ? "step" : undefined}
        >
          <span className="ph-dot">{at < now ? <Icon of={Check} /> : at + 1}</span>
          <span className="ph-t">{t(phaseWords[key])}</span>
        </li>
      ))}
    </ol>
  );
}
