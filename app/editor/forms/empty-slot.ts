/** The place of a missing cell or field: looks empty, and is made by a person's own click, key or choice. */
import { chooser, type Choosing } from "./chooser.ts";
import { chrome } from "./elements.ts";

export interface EmptySlot {
  className: string;
  label: string;
  /** Marked quietly as required. */
  required: boolean;
  prompt: string;
  /** Offers suggestions once it is a cell: the arrow down asks for them. */
  asks?: boolean;
  choosing: Omit<Choosing, "label" | "current" | "change"> | undefined;
  /** Makes the cell with this text in it. */
  write(text: string): void;
}

/** The element of an empty place; keyboard users come to it as to a text field. */
export function emptySlot({ className, label, required, prompt, asks, choosing, write }: EmptySlot): HTMLElement {
  const slot = chrome("div", `${className} slot${required ? " missing" : ""}`, { "data-l": label });
  if (choosing) {
    slot.append(chooser({ ...choosing, label, current: () => "", change: write }));
    return slot;
  }
  slot.append(
    chrome("div", "cell-text is-empty", { role: "textbox", tabindex: "0", "aria-label": label, "data-prompt": prompt }),
  );
  slot.addEventListener("click", () => write(""));
  slot.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isEntering = event.key === "Enter" || (asks && event.key === "ArrowDown");
    if (!isEntering && event.key.length !== 1) return;
    event.preventDefault();
    write(isEntering ? "" : event.key);
  });
  return slot;
}
