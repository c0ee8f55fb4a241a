/** Moving things of the outline by mouse and finger; comes together with the keys. */
import { findTarget } from "./drop-targets.ts";
import type { Hands, Held } from "./hands.ts";
import { isSamePlace, placeOf, titleOf, type Item } from "./order.ts";

/** How far a mouse goes before a press is a drag, px. */
const slack = 5;
/** How long a finger rests on a row before it lifts it, and how far it may tremble meanwhile, ms and px. */
const longPressMs = 400;
const tremble = 10;
/** How long one stays over a closed section before it opens, ms. */
const openMs = 600;
/** How near to the edge of the list it begins to roll, px, and how fast, px a frame. */
const edge = 44;
const pace = 9;

export interface Press {
  item: Item;
  pointerId: number;
  pointerType: string;
  x: number;
  y: number;
  /** By the handle: a finger needs no waiting there. */
  byHandle: boolean;
}

/** A label that goes with the pointer. */
function makeGhost(title: string): { move: (x: number, y: number) => void; remove: () => void } {
  const ghost = document.createElement("div");
  ghost.className = "drag-ghost";
  ghost.setAttribute("aria-hidden", "true");
  ghost.textContent = title;
  document.body.append(ghost);
  return {
    move: (x, y) => void (ghost.style.transform = `translate(${x + 12}px, ${y - 12}px)`),
    remove: () => ghost.remove(),
  };
}

/** Rolls the list while the pointer is near its edge. */
function roll(nav: HTMLElement, y: () => number): () => void {
  const list = nav.closest<HTMLElement>(".side");
  let frame = requestAnimationFrame(function turn() {
    if (list) {
      const { top, bottom } = list.getBoundingClientRect();
      if (y() < top + edge) list.scrollTop -= pace;
      else if (y() > bottom - edge) list.scrollTop += pace;
    }
    frame = requestAnimationFrame(turn);
  });
  return () => cancelAnimationFrame(frame);
}

/** The click that ends a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}

/**
 * Follows a press until it turns out to be a drag, a click or a scroll.
 * @param nav the outline @param hands always the present ones @param lifted told when the drag begins and ends
 */
export function followPress(nav: HTMLElement, press: Press, hands: () => Hands, lifted: (yes: boolean) => void): void {
  const { item, pointerId } = press;
  const atOnce = press.pointerType !== "touch" || press.byHandle;
  const over = new AbortController();
  let at = { x: press.x, y: press.y };
  let drag: Drag | null = null;
  const begin = () => {
    drag = startDrag(nav, item, hands, () => at.y);
    if (drag) lifted(true);
    else finish(false);
  };
  const waiting = atOnce ? undefined : window.setTimeout(begin, longPressMs);
  const finish = (put: boolean) => {
    over.abort();
    window.clearTimeout(waiting);
    if (!drag) return;
    drag.end(put);
    lifted(false);
    if (put) swallowClick();
  };
  const go = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    if (event.pointerType === "mouse" && event.buttons === 0) return finish(false);
    at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(at.x - press.x, at.y - press.y);
    if (!drag && atOnce && far > slack) begin();
    else if (!drag && !atOnce && far > tremble) return finish(false);
    drag?.go(at.x, at.y);
  };
  const { signal } = over;
  window.addEventListener("pointermove", go, { signal });
  window.addEventListener("pointerup", (event) => event.pointerId === pointerId && finish(true), { signal });
  window.addEventListener("pointercancel", (event) => event.pointerId === pointerId && finish(false), { signal });
  window.addEventListener("contextmenu", (event) => press.pointerType === "touch" && event.preventDefault(), {
    signal,
  });
  window.addEventListener("keydown", (event) => drag && event.key === "Escape" && finish(false), { signal });
}

interface Drag {
  go: (x: number, y: number) => void;
  end: (put: boolean) => void;
}

function startDrag(nav: HTMLElement, item: Item, hands: () => Hands, y: () => number): Drag | null {
  const from = placeOf(hands().sections, item);
  if (!from) return null;
  const ghost = makeGhost(titleOf(hands().sections, item));
  const stop = roll(nav, y);
  let held: Held = { item, by: "pointer", from, to: from };
  let opening: number | undefined;
  hands().hold(held);
  return {
    go(x, y) {
      ghost.move(x, y);
      const target = findTarget(nav, y, item, hands().sections);
      if (!target || (target.mark.id === held.mark?.id && target.mark.side === held.mark.side)) return;
      held = { ...held, ...target };
      hands().hold(held);
      window.clearTimeout(opening);
      const { mark, to } = target;
      if (mark.side === "into" && to.sectionId) opening = window.setTimeout(hands().reveal, openMs, to.sectionId);
    },
    end(put) {
      window.clearTimeout(opening);
      stop();
      ghost.remove();
      hands().hold(null);
      if (put && !isSamePlace(held.to, from)) hands().put(item, held.to);
      else if (!put) hands().say(hands().t("outline.putBack"));
    },
  };
}
