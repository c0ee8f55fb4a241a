/**
 * Whether an element is near the viewport: editors attach a screen ahead and leave three screens behind. Neither happens while
 * the page is being scrolled: making a long text writable takes longer than a frame.
 */
import { useEffect, useState, type RefObject } from "react";
import { atRest } from "./at-rest.ts";

/** A busy page hears of several frames at once, the newest last. */
const isThereNow = (entries: IntersectionObserverEntry[]) => entries.at(-1)?.isIntersecting ?? false;

export function useNear(place: RefObject<Element>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let next: boolean | undefined;
    let takeBack = () => {};
    const become = (wanted: boolean) => {
      takeBack();
      next = wanted;
      takeBack = atRest(() => setNear(wanted));
    };
    let isFirst = true;
    const coming = new IntersectionObserver(
      (entries) => {
        const isNear = isThereNow(entries);
        // Where the page opens nobody has scrolled.
        if (isNear && isFirst) setNear(true);
        else if (isNear) become(true);
        // Flown past: nothing has attached yet, and nothing will.
        else if (next) takeBack();
        isFirst = false;
      },
      { rootMargin: "60% 0px" },
    );
    const leaving = new IntersectionObserver(
      (entries) => {
        // Whoever holds the focus stays, however far the page is scrolled.
        if (!isThereNow(entries) && !element.contains(document.activeElement)) become(false);
      },
      { rootMargin: "300% 0px" },
    );
    coming.observe(element);
    leaving.observe(element);
    return () => {
      coming.disconnect();
      leaving.disconnect();
      takeBack();
    };
  }, [place]);
  return near;
}
