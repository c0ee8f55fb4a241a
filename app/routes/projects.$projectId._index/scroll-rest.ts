/** Whether the page is being scrolled: what is dear waits until it rests. */

/** How long without a scroll is rest, ms. */
const restMs = 160;

let scrolledAt = -Infinity;
let watchers = 0;

const note = () => {
  scrolledAt = performance.now();
};

/** Watches scrolling for as long as somebody asks; to be called back when it is over. */
export function watchScrolling(): () => void {
  if (watchers++ === 0) document.addEventListener("scroll", note, { capture: true, passive: true });
  return () => {
    if (--watchers === 0) document.removeEventListener("scroll", note, { capture: true });
  };
}

/** Runs at once when the page rests, else as soon as it does. @returns takes it back */
export function whenAtRest(run: () => void): () => void {
  let timer = 0;
  const look = () => {
    const left = scrolledAt + restMs - performance.now();
    if (left > 0) timer = window.setTimeout(look, left);
    else run();
  };
  look();
  return () => window.clearTimeout(timer);
}
