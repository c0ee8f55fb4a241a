/** What waits until the page rests: long work in the middle of scrolling makes it stutter. */

/** How long without a scroll is rest, ms. */
const restMs = 160;

/** Runs once nothing has been scrolled for a while. @returns takes it back */
export function atRest(run: () => void): () => void {
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
