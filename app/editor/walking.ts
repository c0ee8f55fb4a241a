/** Keys of a line of tools: arrows go along it, Escape goes back to the text, the tab key leaves it. */
import type { KeyboardEvent } from "react";

export function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key === "Escape") {
    event.currentTarget.closest(".ed")?.querySelector<HTMLElement>(".ProseMirror")?.focus();
    return;
  }
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled), select")];
  const next = all.indexOf(document.activeElement as HTMLElement) + (event.key === "ArrowRight" ? 1 : -1);
  all[(next + all.length) % all.length]?.focus();
  event.preventDefault();
}

/** Alt F10 in the text leads to its tools: to those beside the selected words, else to the line below. */
export function goToTools(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== "F10" || !event.altKey) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(".ed-float, .ed-tools")];
  const shown = lines.find((line) => line.offsetParent !== null || getComputedStyle(line).display !== "none");
  const first = shown?.querySelector<HTMLElement>("button:not(:disabled)");
  if (!first) return;
  event.preventDefault();
  first.focus();
}
