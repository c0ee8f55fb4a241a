/** Icons of the Lucide set in the product's size and stroke; always beside a word or a label. */
import type { LucideIcon } from "lucide-react";

/** @param label said by screen readers when no word stands beside the icon */
export function Icon({ of: Drawing, label }: { of: LucideIcon; label?: string }) {
  if (!label) return <Drawing className="i" strokeWidth={1.85} aria-hidden />;
  return <Drawing className="i" strokeWidth={1.85} role="img" aria-label={label} />;
}
