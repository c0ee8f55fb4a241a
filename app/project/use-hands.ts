/** The outline's hands: which keys and presses are for moving things; how they move comes on the first reach for a row. */
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import { useT } from "../i18n/speech.tsx";
import type { Hands, Held } from "./hands.ts";
import { placeOf, type Item, type Place, type Sections } from "./order.ts";

async function load() {
  const [hands, drag, targets] = await Promise.all([
    import("./hands.ts"),
    import("./drag.ts"),
    import("./drop-targets.ts"),
  ]);
  return { ...hands, ...drag, ...targets };
}
type Skill = Awaited<ReturnType<typeof load>>;

/** Aborted when the press that has just begun is over. */
function endOfPress(): AbortController {
  const over = new AbortController();
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(end, () => over.abort(), { signal: over.signal });
  return over;
}

/** The item whose row something happened in. */
function itemAt(target: EventTarget): Item | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null;
  if (!row?.dataset.id) return null;
  return { kind: row.dataset.item === "section" ? "section" : "block", id: row.dataset.id };
}

/** The handle of an item's row. */
function gripOf(nav: HTMLElement | null, { id }: Item): HTMLElement | null {
  return nav?.querySelector<HTMLElement>(`[data-id="${id}"] > .grip`) ?? null;
}

interface Given {
  sections: Sections;
  /** Whether this reader may move such things; while the outline is narrowed nobody moves anything. */
  may: (kind: Item["kind"]) => boolean;
  narrowed: boolean;
  put: (item: Item, to: Place) => void;
  reveal: (sectionId: string) => void;
}

export function useHands({ sections, may, narrowed, put, reveal }: Given) {
  const t = useT();
  const nav = useRef<HTMLElement>(null);
  const [held, hold] = useState<Held | null>(null);
  const [said, say] = useState("");
  const following = useRef<Item | null>(null);
  const lifted = useRef(false);
  const hands = useRef<Hands>(null as never);
  const skill = useRef<Skill | null>(null);
  /** At once when the skill is here: the next event may be at the door. */
  const withSkill = (deed: (skill: Skill) => unknown) => {
    if (skill.current) return deed(skill.current);
    load().then(
      (learned) => deed((skill.current = learned)),
      // Without a line nothing can be moved anyway; the next reach asks again.
      () => say(t("form.offline")),
    );
  };
  const follow = (item: Item) => void (following.current = item);
  hands.current = { t, sections, held, hold, put, say, follow, reveal };

  const gone = held !== null && placeOf(sections, held.item) === null;
  useEffect(() => {
    if (!gone) return;
    hold(null);
    say(t("outline.gone"));
  }, [gone, t]);
  useEffect(() => {
    const item = following.current;
    const grip = item && gripOf(nav.current, item);
    if (!grip) return;
    following.current = null;
    if (grip.parentElement?.contains(document.activeElement)) return;
    grip.focus();
    grip.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => {
    // A listener that may refuse a scroll has to be there before the finger comes.
    const list = nav.current;
    const keep = (event: TouchEvent) => lifted.current && event.cancelable && event.preventDefault();
    list?.addEventListener("touchmove", keep, { passive: false });
    return () => list?.removeEventListener("touchmove", keep);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (held?.by === "keys") {
      if (event.key === "Tab" || event.key === "Escape") withSkill(({ putBack }) => putBack(hands.current));
      else if (by !== null) withSkill(({ step }) => step(hands.current, by));
      if (event.key !== "Tab" && (by !== null || event.key === "Escape")) event.preventDefault();
      return;
    }
    const item = itemAt(event.target);
    if (by === null || !event.altKey || !item || !may(item.kind)) return;
    event.preventDefault();
    if (narrowed) say(t("outline.narrowedKeys"));
    else withSkill(({ nudge }) => nudge(hands.current, item, by));
  };
  const onPointerDown = (event: PointerEvent) => {
    const item = itemAt(event.target);
    const list = nav.current;
    if (!list || !item || narrowed || held || event.button !== 0 || !event.isPrimary || !may(item.kind)) return;
    const { pointerId, pointerType, clientX: x, clientY: y } = event;
    const byHandle = event.target instanceof Element && event.target.closest(".grip") !== null;
    const press = { item, pointerId, pointerType, x, y, byHandle };
    const tell = (yes: boolean) => void (lifted.current = yes);
    const { signal } = endOfPress();
    // A press that ended before the skill had come was a click or a scroll.
    withSkill(({ followPress }) => signal.aborted || followPress(list, press, () => hands.current, tell));
  };
  /** While something is held, a click says where to put it. */
  const onClickCapture = (event: MouseEvent) => {
    const over = itemAt(event.target);
    if (held?.by !== "keys" || !over || over.id === held.item.id) return;
    event.preventDefault();
    event.stopPropagation();
    const y = event.clientY;
    withSkill(({ putDown, findTarget }) => {
      const target = nav.current && findTarget(nav.current, y, held.item, sections);
      putDown(hands.current, target?.to);
    });
  };
  /** What pressing a handle does: takes the item, or puts it down. */
  const onGrip = (item: Item) =>
    withSkill(({ pickUp, putDown }) => (held ? putDown(hands.current) : pickUp(hands.current, item)));
  const letGo = () => withSkill(({ putBack }) => putBack(hands.current));

  const preload = () => withSkill(() => undefined);
  const able = may("block") || may("section");
  const handlers = able
    ? { onKeyDown, onPointerDown, onClickCapture, onPointerEnter: preload, onFocus: preload }
    : undefined;
  return { nav, held, said, handlers, onGrip, letGo };
}
