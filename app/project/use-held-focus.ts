/** Keeps the focus in a part of the page whose buttons go when they are pressed. */
import { useEffect, useRef, type RefObject } from "react";

/** The button that was pressed goes with the old state: whoever had the focus here keeps it here. */
export function useHeldFocus(state: string): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      held.current = target instanceof Node && place.current?.contains(target) === true;
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  useEffect(() => {
    if (held.current && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [state]);
  return place;
}
