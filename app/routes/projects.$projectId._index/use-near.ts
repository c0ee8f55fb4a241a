/** Whether an element is near the viewport: editors attach a screen ahead and leave three screens behind. */
import { useEffect, useState, type RefObject } from "react";

export function useNear(place: RefObject<Element>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const coming = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "60% 0px",
    });
    const leaving = new IntersectionObserver(
      ([entry]) => {
        // Whoever holds the focus stays, however far the page is scrolled.
        if (entry && !entry.isIntersecting && !element.contains(document.activeElement)) setNear(false);
      },
      { rootMargin: "300% 0px" },
    );
    coming.observe(element);
    leaving.observe(element);
    return () => {
      coming.disconnect();
      leaving.disconnect();
    };
  }, [place]);
  return near;
}
