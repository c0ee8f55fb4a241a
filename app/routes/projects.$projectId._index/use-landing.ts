/** Whoever comes by an address that names a place stays at it while the editors above take theirs. */
import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { markArrival } from "../../editor/leading.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useHomeBlock } from "./use-home-block.ts";

/** How long after coming the page is still settling, ms. */
const settlingMs = 6_000;
/** What a person does when he goes elsewhere by himself. */
const ownMoves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** The place an address names: its anchor, or the block where that will be when its text has come. */
function placeOf(hash: string, block: string | null): HTMLElement | null {
  const named = hash ? document.getElementById(hash.slice(1)) : null;
  return named ?? (block ? document.getElementById(blockAnchor(block)) : null);
}

/** Is it a place inside of a form, which is shown by a mark, or a block or requirement, which begins there? */
function isInside(place: HTMLElement): boolean {
  return /^(cell|row|form)-/.test(place.id);
}

/** Puts the cursor into an empty cell of an editor, so that whoever came to fill it in can type at once. */
function takeCursor(place: HTMLElement): void {
  if (!place.id.startsWith("cell-") || place.contains(document.activeElement)) return;
  const editor = place.closest<HTMLElement>("[contenteditable=true]");
  const field = place.querySelector<HTMLElement>("select, [role=textbox]");
  if (!editor || field) return field?.focus({ preventScroll: true });
  const line = place.querySelector(".cell-text");
  if (!line) return;
  editor.focus({ preventScroll: true });
  document.getSelection()?.collapse(line, 0);
}

export function useLanding(projectId: string): void {
  const { hash, search, key } = useLocation();
  const home = useHomeBlock(projectId, hash, key);
  useEffect(() => {
    const sheet = document.querySelector(".docwrap");
    // Home is still being asked for: the block that the address had before may be far from it.
    if (!sheet || home === undefined) return;
    const block = home ?? new URLSearchParams(search).get("block");
    if (!placeOf(hash, block)) return;
    let marked: HTMLElement | null = null;
    const stay = () => {
      const place = placeOf(hash, block);
      if (!place) return;
      if (!isInside(place)) {
        place.scrollIntoView();
        if (place === marked || `#${place.id}` !== hash) return;
        marked = place;
        return markArrival(place);
      }
      place.scrollIntoView({ block: "center", inline: "center" });
      if (place === marked) return;
      marked?.classList.remove("landed");
      marked = place;
      place.classList.add("landed");
      takeCursor(place);
    };
    const settling = new ResizeObserver(stay);
    // The place may come only with the editor of its block.
    const coming = new MutationObserver(() => placeOf(hash, block) !== marked && stay());
    const leave = () => {
      settling.disconnect();
      coming.disconnect();
    };
    settling.observe(sheet);
    stay();
    if (/^#(cell|row|form|req)-/.test(hash)) coming.observe(sheet, { childList: true, subtree: true });
    const timer = window.setTimeout(leave, settlingMs);
    for (const move of ownMoves) window.addEventListener(move, leave, { once: true, passive: true });
    return () => {
      leave();
      marked?.classList.remove("landed");
      window.clearTimeout(timer);
      for (const move of ownMoves) window.removeEventListener(move, leave);
    };
  }, [hash, search, key, home]);
}
