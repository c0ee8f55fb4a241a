/** Words selected in a publication can be asked about: with the mouse, a finger, or the key Q. */
import { useEffect, useRef, useState } from "react";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question";
import type { OutsidePublication } from "../../../server/domain/tender/projection/shapes.ts";
import { askPath } from "../../tender/ask-path.ts";
import { useT } from "../../i18n/speech.tsx";
import { LinkButton } from "../../ui/button.tsx";

/** The longest words that the question takes along, characters: more of them says no more of the place. */
const longest = 400;
/** A finger that goes for the button takes the selection away first, ms. */
const lingering = 600;

interface Selected {
  block: string;
  words: string;
}

/** What finds the words in their line is of the editor: it comes with the first selection. */
async function selectedNow(): Promise<Selected | undefined> {
  const selection = document.getSelection();
  const start = selection?.anchorNode;
  if (!selection || selection.isCollapsed || !start) return undefined;
  const element = start instanceof Element ? start : start.parentElement;
  const text = element?.closest(".door-block .doc-text");
  const block = text?.closest<HTMLElement>(".door-block")?.dataset.block;
  if (!text || block === undefined) return undefined;
  const { chosenIn } = await import("../../talk/selected.ts");
  const place = chosenIn(text, selection)?.choices[0];
  if (place?.kind !== "quote" || place.quote === undefined) return undefined;
  return { block, words: place.quote.slice(0, longest).trim() };
}

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null;

export function AskSelected({ publication }: { publication: OutsidePublication }) {
  const t = useT();
  const [selected, select] = useState<Selected>();
  const link = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: number | undefined;
    const look = () => {
      window.clearTimeout(timer);
      void selectedNow().then((now) => {
        if (now) select(now);
        else timer = window.setTimeout(() => select(undefined), lingering);
      });
    };
    const press = (event: KeyboardEvent) => {
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (event.code === "KeyQ" && isBare && !isTyping(event.target)) link.current?.querySelector("a")?.click();
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("keydown", press);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("keydown", press);
    };
  }, []);
  const asking = selected && askPath(publication, { block: selected.block, place: "quote", words: selected.words });
  return (
    <>
      <p className="vh" role="status">
        {selected && t("ask.selectedSaid")}
      </p>
      {selected && (
        <div className="ask-selected" ref={link} onPointerDown={(event) => event.preventDefault()}>
          <span className="written">{selected.words}</span>
          <LinkButton
            look="primary"
            icon={MessageCircleQuestion}
            to={`${asking}#ask`}
            reloadDocument
            aria-keyshortcuts="Q"
          >
            {t("ask.selected")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
