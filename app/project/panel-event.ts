/** The bottom bar asks the document's page to open the panel of the block at hand. */
import { useEffect } from "react";
import { useEvent } from "../use-event.ts";

const panelEvent = "svod:panel";

export function askForPanel(): void {
  window.dispatchEvent(new Event(panelEvent));
}

/** Runs when the panel is asked for. */
export function usePanelAsked(run: () => void): void {
  const asked = useEvent(run);
  useEffect(() => {
    window.addEventListener(panelEvent, asked);
    return () => window.removeEventListener(panelEvent, asked);
  }, [asked]);
}
