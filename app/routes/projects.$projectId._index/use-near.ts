/**
 * Whether an element is near the viewport: editors attach a screen ahead and leave three screens behind. Neither happens while
 * the page is being scrolled: making a long text writable takes longer than a frame.
 */
import { useEffect, useState, type RefObject } from "react";

/** How long without a scroll is rest, ms. */
const restMs = 160;

/** Runs once nothing has been scrolled for a while. @returns takes it back */
function atRest(run: () => void): () => void {
  const over = new AbortController();
  const settle = () => {
    over.abort();
    run();
  };
  let timer = window.setTimeout(settle, restMs);
  const wait = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(settle, restMs);
  };
  document.addEventListener("scroll", wait, { capture: true, passive: true, signal: over.signal });
  return () => {
    over.abort();
    window.clearTimeout(timer);
  };
}

export function useNear(place: RefObject<Element>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let takeBack = () => {};
    const become = (next: boolean) => {
      takeBack();
      takeBack = atRest(() => setNear(next));
    };
    let isFirst = true;
    const coming = new IntersectionObserver(
      ([entry]) => {
        // Where the page opens nobody has scrolled.
        if (entry?.isIntersecting && isFirst) setNear(true);
        else if (entry?.isIntersecting) become(true);
        // Flown past: nothing has attached yet, and nothing will.
        else takeBack();
        isFirst = false;
      },
      { rootMargin: "60% 0px" },
    );
    const leaving = new IntersectionObserver(
      ([entry]) => {
        // Whoever holds the focus stays, however far the page is scrolled.
        if (entry && !entry.isIntersecting && !element.contains(document.activeElement)) become(false);
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
