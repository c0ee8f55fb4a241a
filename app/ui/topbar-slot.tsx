/** Lets a page put things into the upper line (save state, who is here); they need JavaScript anyway. */
import { useEffect, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

const slotId = "topbar-slot";

/** Where such things appear; stands in the upper line. */
export function TopbarSlotPlace() {
  return <div className="row" id={slotId} />;
}

export function TopbarSlot({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(slotId)), []);
  return place && createPortal(children, place);
}
