/**
 * Whether an element is near the viewport: editors attach a screen ahead and leave three screens behind, and neither while
 * the page is being scrolled.
 */
import { useEffect, useState, type RefObject } from "react";
import { watchScrolling, whenAtRest } from "./scroll-rest.ts";

export function useNear(place: RefObject<Element>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watching = watchScrolling();
    let takeBack = () => {};
    const settle = (next: boolean) => {
      takeBack();
      takeBack = whenAtRest(() => setNear(next));
    };
    const coming = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) settle(true);
        // Flown past: nothing has attached yet, and nothing will.
        else takeBack();
      },
      { rootMargin: "60% 0px" },
    );
    const leaving = new IntersectionObserver(
      ([entry]) => {
        // Whoever holds the focus stays, however far the page is scrolled.
        if (entry && !entry.isIntersecting && !element.contains(document.activeElement)) settle(false);
      },
      { rootMargin: "300% 0px" },
    );
    coming.observe(element);
    leaving.observe(element);
    return () => {
      coming.disconnect();
      leaving.disconnect();
      takeBack();
      watching();
    };
  }, [place]);
  return near;
}
