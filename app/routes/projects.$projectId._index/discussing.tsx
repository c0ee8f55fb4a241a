/** How a discussion is begun at a place of a text, and opened from its words: by pointer, by finger, from the keyboard. */
import MessageSquare from "lucide-react/icons/message-square";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { discussEvent } from "../../editor/forms/elements.ts";
import { useT } from "../../i18n/speech.tsx";
import { wholeBlock } from "../../talk/places.ts";
// The panel shows with it what a discussion is begun about.
import "../../talk/draft-place.tsx";
import { choicesAt, chosenIn, type Chosen } from "../../talk/selected.ts";
import { Icon } from "../../ui/icon.tsx";
import { useEvent } from "../../use-event.ts";
import { useTalk } from "./use-talk.tsx";

/** How long a selection has to rest, ms. */
const restMs = 150;
/** Room for the button around the selection and within the window, px. */
const size = { width: 124, height: 34, gap: 8, top: 60 };

/** The text that a node stands in, and its block. */
function textAround(node: Node | null): { text: HTMLElement; blockId: string } | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const text = element?.closest<HTMLElement>("[data-text]");
  const blockId = text?.closest<HTMLElement>("[data-block]")?.dataset.block;
  return text && blockId ? { text, blockId } : undefined;
}

interface Spot extends Chosen {
  blockId: string;
}

function selected(): Spot | undefined {
  const selection = document.getSelection();
  const around = textAround(selection?.anchorNode ?? null);
  if (!selection || !around) return undefined;
  const chosen = chosenIn(around.text, selection);
  return chosen && { ...chosen, blockId: around.blockId };
}

/** @param activeId the block that the reader is at */
export default function Discussing({ activeId }: { activeId: string | null }) {
  const { begin, open, places } = useTalk();
  const [spot, setSpot] = useState<Spot | null>(null);
  const start = ({ blockId, choices, range }: Spot) => {
    setSpot(null);
    begin({ blockId, choices }, range);
  };
  const press = useEvent((event: KeyboardEvent) => {
    if (event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    const selection = document.getSelection();
    const here = selected();
    const { anchorNode, anchorOffset } = selection ?? {};
    const held = selection?.isCollapsed && anchorNode ? places.holding(anchorNode, anchorOffset ?? 0) : undefined;
    if (here && held) open(here.blockId, held);
    else if (here) start(here);
    else if (activeId) start({ blockId: activeId, choices: [wholeBlock], range: null });
  });
  const ask = useEvent(({ target }: Event) => {
    const around = target instanceof Element ? textAround(target) : undefined;
    if (around) start({ blockId: around.blockId, choices: choicesAt(target as Element), range: null });
  });
  const pick = useEvent(() => {
    const here = selected();
    if (here) start(here);
  });
  useEffect(() => {
    document.addEventListener("keydown", press, { capture: true });
    document.addEventListener(discussEvent, ask);
    document.addEventListener("svod:discuss", pick);
    return () => {
      document.removeEventListener("keydown", press, { capture: true });
      document.removeEventListener(discussEvent, ask);
      document.removeEventListener("svod:discuss", pick);
    };
  }, [press, ask, pick]);
  useSelection(setSpot);
  useClicks();
  return spot?.range ? <DiscussButton range={spot.range} onPress={() => start(spot)} /> : null;
}

/** Tells what is selected once the selection rests. */
function useSelection(tell: (spot: Spot | null) => void): void {
  useEffect(() => {
    let timer: number | undefined;
    const look = () => {
      const spot = document.getSelection()?.isCollapsed === false ? selected() : undefined;
      tell(spot?.range ? spot : null);
    };
    const soon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, restMs);
    };
    document.addEventListener("selectionchange", soon);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("selectionchange", soon);
    };
  }, [tell]);
}

/** A click on words that are discussed opens their discussion; on a narrow screen not while somebody writes there. */
function useClicks(): void {
  const { open, places } = useTalk();
  const wrote = useRef(false);
  const note = useEvent(({ target }: PointerEvent) => {
    const text = target instanceof Element ? target.closest("[data-edits]") : null;
    const isNarrow = window.matchMedia("(max-width: 1180px)").matches;
    wrote.current = isNarrow && text?.contains(document.activeElement) === true;
  });
  const click = useEvent(({ target, clientX, clientY }: MouseEvent) => {
    const around = target instanceof Element ? textAround(target) : undefined;
    if (!around || wrote.current || (target as Element).closest("a, button, select, summary")) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const threadId = places.at(clientX, clientY);
    if (threadId) open(around.blockId, threadId);
  });
  useEffect(() => {
    document.addEventListener("pointerdown", note, { capture: true });
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("pointerdown", note, { capture: true });
      document.removeEventListener("click", click);
    };
  }, [note, click]);
}

/** Above the words, or below them near the upper edge; on narrow screens it has a place of its own at the lower edge. */
function put(button: HTMLElement, range: Range): void {
  const { top, bottom, left, width } = range.getBoundingClientRect();
  const above = top - size.height - size.gap;
  const y = above > size.top ? above : Math.min(bottom + size.gap, window.innerHeight - size.height - size.gap);
  const x = Math.min(Math.max(size.gap, left + width / 2 - size.width / 2), window.innerWidth - size.width - size.gap);
  button.style.setProperty("top", `${y}px`);
  button.style.setProperty("left", `${x}px`);
}

function DiscussButton({ range, onPress }: { range: Range; onPress: () => void }) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  // The tools that float above a chosen text that is written have the same button.
  const [inTools] = useState(() => document.querySelector(".ed-float") !== null);
  useLayoutEffect(() => {
    const follow = () => button.current && put(button.current, range);
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [range]);
  return (
    <button
      ref={button}
      type="button"
      className={inTools ? "btn discuss in-tools" : "btn discuss"}
      title={t("talk.discussKeys")}
      aria-keyshortcuts="Control+Alt+M"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon of={MessageSquare} />
      {t("talk.discuss")}
    </button>
  );
}
