/** Leading a person to a place of the document's page: into sight, marked for a moment, with its name in the address. */

/** How long a place stays marked after somebody was led to it, ms. */
const markedMs = 2_400;

/** Marks an element for a moment, so that the eye finds it. */
export function markArrival(element: Element): void {
  element.classList.add("arrived");
  window.setTimeout(() => element.classList.remove("arrived"), markedMs);
}

/** Goes to the element of this id; the page keeps it in sight while the editors above take their places. */
export function leadTo(anchor: string): void {
  const element = document.getElementById(anchor);
  element?.scrollIntoView({ block: "center" });
  if (location.hash !== `#${anchor}`) location.hash = anchor;
  else if (element) markArrival(element);
}

/** A link inside the text that leads by the same way with mouse, finger and keyboard. */
export function leads(link: HTMLAnchorElement): void {
  link.addEventListener("click", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !link.hash) return;
    event.preventDefault();
    leadTo(decodeURIComponent(link.hash.slice(1)));
  });
}
