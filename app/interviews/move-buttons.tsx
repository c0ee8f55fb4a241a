/** The buttons beside a question: higher, lower, away. Each posts the whole form with that one move. */
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import X from "lucide-react/icons/x";
import type { LucideIcon } from "lucide-react";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";

/** @param at place of the question, from 0 */
export function MoveButtons({ at, last }: { at: number; last: boolean }) {
  const t = useT();
  const number = at + 1;
  return (
    <span className="iv-moves">
      {at > 0 && <Move verb="up" at={at} icon={ArrowUp} label={t("interviews.up", { number })} />}
      {!last && <Move verb="down" at={at} icon={ArrowDown} label={t("interviews.down", { number })} />}
      <Move verb="drop" at={at} icon={X} label={t("interviews.drop", { number })} />
    </span>
  );
}

interface MoveProps {
  verb: string;
  at: number;
  icon: LucideIcon;
  label: string;
}

function Move({ verb, at, icon, label }: MoveProps) {
  return (
    <button className="btn icon" name="move" value={`${verb}:${at}`} aria-label={label} title={label}>
      <Icon of={icon} />
    </button>
  );
}
