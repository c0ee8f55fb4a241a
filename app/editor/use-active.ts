/** Whether the focus is in an editor, told without surprising the hand. */
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from "react";

/** Whether somebody is writing here. While a button is pressed nothing appears that could slip under it. */
export function useActive(place: RefObject<HTMLElement>) {
  const [isActive, setActive] = useState(false);
  const pressed = useRef(false);
  useEffect(() => {
    const release = () => {
      pressed.current = false;
      // After the click that this release may be.
      setTimeout(() => place.current?.contains(document.activeElement) && setActive(true), 0);
    };
    const press = () => {
      pressed.current = true;
    };
    const element = place.current;
    element?.addEventListener("pointerdown", press);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
    return () => {
      element?.removeEventListener("pointerdown", press);
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
    };
  }, [place]);
  const hooks = {
    onFocus: () => !pressed.current && setActive(true),
    onBlur: (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && setActive(false),
  };
  return { isActive, hooks };
}
