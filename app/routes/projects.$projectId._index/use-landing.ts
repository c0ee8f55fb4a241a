/** Whoever comes by an address that names a place stays at it while the editors above take theirs. */
import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { markArrival } from "../../editor/leading.ts";
import { blockAnchor } from "../../project/anchors.ts";

/** How long after coming the page is still settling, ms. */
const settlingMs = 6_000;
/** What a person does when he goes elsewhere by himself. */
const ownMoves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** The place an address names: its anchor, or the block that a letter led to. */
function placeOf(hash: string, search: string): HTMLElement | null {
  const block = new URLSearchParams(search).get("block");
  return document.getElementById(hash ? hash.slice(1) : block ? blockAnchor(block) : "");
}

export function useLanding(): void {
  const { hash, search, key } = useLocation();
  useEffect(() => {
    const target = placeOf(hash, search);
    const sheet = document.querySelector(".docwrap");
    if (!target || !sheet) return;
    if (hash) markArrival(target);
    // An editor may have taken the place of the element meanwhile.
    const stay = () => placeOf(hash, search)?.scrollIntoView();
    const settling = new ResizeObserver(stay);
    const leave = () => settling.disconnect();
    settling.observe(sheet);
    const timer = window.setTimeout(leave, settlingMs);
    for (const move of ownMoves) window.addEventListener(move, leave, { once: true, passive: true });
    return () => {
      leave();
      window.clearTimeout(timer);
      for (const move of ownMoves) window.removeEventListener(move, leave);
    };
  }, [hash, search, key]);
}
