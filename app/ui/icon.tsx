/** Icons of the Lucide set in the product's size and stroke; always beside a word or a label. */
import type { LucideIcon } from "lucide-react";
import Ellipsis from "lucide-react/icons/ellipsis";
import GripVertical from "lucide-react/icons/grip-vertical";
import MessageSquare from "lucide-react/icons/message-square";
import PencilLine from "lucide-react/icons/pencil-line";
import Send from "lucide-react/icons/send";

const strokeWidth = 1.85;

/** Icons that stand at every block: a document of 69 blocks draws them 350 times, so a page holds each drawing once. */
const repeated = new Map<LucideIcon, string>([
  [Ellipsis, "icon-ellipsis"],
  [GripVertical, "icon-grip"],
  [MessageSquare, "icon-message"],
  [PencilLine, "icon-pencil"],
  [Send, "icon-send"],
]);

/** @param label said by screen readers when no word stands beside the icon */
export function Icon({ of: Drawing, label }: { of: LucideIcon; label?: string }) {
  const spoken = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  const symbol = repeated.get(Drawing);
  if (symbol === undefined) return <Drawing className="i" strokeWidth={strokeWidth} {...spoken} />;
  return (
    <svg className="i" viewBox="0 0 24 24" {...spoken}>
      <use href={`#${symbol}`} />
    </svg>
  );
}

/** The drawings that icons of a page refer to; once a page. */
export function IconDrawings() {
  return (
    <svg className="vh" aria-hidden>
      {[...repeated].map(([Drawing, id]) => (
        <symbol key={id} id={id} viewBox="0 0 24 24">
          <Drawing strokeWidth={strokeWidth} />
        </symbol>
      ))}
    </svg>
  );
}
