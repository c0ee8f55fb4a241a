/** Which block the reader is at: the one he works in, or the topmost one at the height where eyes rest. */
import { useEffect } from "react";
import { useOutlineState } from "../../project/outline-state.tsx";
import { atRest } from "./at-rest.ts";

/** The upper line, px. */
const topbarHeight = 60;
/** From a fifth of the screen's height down to three tenths of it. */
const readingBand = "-20% 0px -70% 0px";

/** Below the upper line and above the lower edge, be it by a line. */
function isOnScreen(block: HTMLElement): boolean {
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > topbarHeight && top < window.innerHeight;
}

/** @param first the block of the first answer @param present the blocks of the page, in one string */
export function useActiveBlock(first: string | null, present: string): string | null {
  const { activeBlockId, setActiveBlockId } = useOutlineState();
  useEffect(() => {
    setActiveBlockId(first);
    return () => setActiveBlockId(null);
  }, [first, setActiveBlockId]);
  useEffect(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>("[data-block]")];
    const inSight = new Set<Element>();
    const choose = () => {
      // Whoever is busy in the panel goes on with its block, however the text moves meanwhile.
      if (document.activeElement?.closest(".rail")) return;
      const worked = document.activeElement?.closest<HTMLElement>("[data-block]");
      const topmost = blocks.find((block) => inSight.has(block));
      const chosen = worked && isOnScreen(worked) ? worked : topmost;
      if (chosen) setActiveBlockId(chosen.dataset.block ?? null);
    };
    // What shows where the reader is comes at rest, and then at once: put off by React, it would change the panel's block
    // under the hands of whoever has begun to write there meanwhile.
    let takeBack = () => {};
    const chooseSoon = () => {
      takeBack();
      takeBack = atRest(choose);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inSight.add(target);
          else inSight.delete(target);
        }
        chooseSoon();
      },
      { rootMargin: readingBand },
    );
    for (const block of blocks) observer.observe(block);
    document.addEventListener("focusin", choose);
    return () => {
      observer.disconnect();
      takeBack();
      document.removeEventListener("focusin", choose);
    };
  }, [present, setActiveBlockId]);
  return activeBlockId ?? first;
}
