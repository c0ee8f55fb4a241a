/** From block to block of the document by keys; into one, and out of it. */

/** How far below the window's upper edge a block may begin and still be the one that is read, px. */
const readFrom = 140;

const blocks = () => [...document.querySelectorAll<HTMLElement>("[data-block]")];

function focus(block: HTMLElement): void {
  // Focused by keys only: Tab goes through what is in it.
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

/** Goes to the next block or the one before. */
export function stepBlock(by: 1 | -1): void {
  const all = blocks();
  const focused = all.findIndex((block) => block.contains(document.activeElement));
  const shown = all.findLastIndex((block) => block.getBoundingClientRect().top <= readFrom);
  const at = focused >= 0 ? focused : shown;
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (!next) return;
  next.scrollIntoView({ block: "start", behavior: "instant" });
  focus(next);
}

/** Puts the cursor into the text of the focused block. @returns whether there is one to write in */
export function enterBlock(): boolean {
  const block = document.activeElement;
  if (!(block instanceof HTMLElement) || block.dataset.block === undefined) return false;
  const editor = block.querySelector<HTMLElement>(".ProseMirror");
  editor?.focus();
  return editor !== null;
}

/** Leaves the text for its block. @returns whether somebody was in one */
export function leaveBlock(): boolean {
  const editor = document.activeElement?.closest(".ProseMirror");
  const block = editor?.closest<HTMLElement>("[data-block]");
  if (block) focus(block);
  return block !== null && block !== undefined;
}
