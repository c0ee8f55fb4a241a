/** Keeps the heading of a table that scrolls sideways in sight: there the browser's own stickiness does not work. */

/** @returns the way to stop */
export function keepInSight(head: HTMLElement, grid: HTMLElement): () => void {
  let asked = 0;
  const place = () => {
    asked = 0;
    const top = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--topbar-h")) || 0;
    const { top: gridTop, height } = grid.getBoundingClientRect();
    const shift = Math.min(Math.max(0, top - gridTop), Math.max(0, height - 2 * head.offsetHeight));
    head.style.transform = shift > 0 ? `translateY(${shift}px)` : "";
  };
  const soon = () => {
    asked ||= requestAnimationFrame(place);
  };
  window.addEventListener("scroll", soon, { passive: true });
  const sizes = new ResizeObserver(soon);
  sizes.observe(grid);
  return () => {
    sizes.disconnect();
    window.removeEventListener("scroll", soon);
    cancelAnimationFrame(asked);
  };
}
