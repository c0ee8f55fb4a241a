/** The panel as a sheet over a phone's page: the rest cannot be reached meanwhile; Esc, a tap beside it and «back» close it. */
import { useEffect } from "react";
import { useEvent } from "../../use-event.ts";

/** Below this the panel lies over the page as a sheet: see panel.css. */
const narrow = "(max-width: 880px)";
/** What lies beside the panel. */
const beside = ".topbar, .side, .main, .mobbar, .skip";

export function useSheet(open: boolean, onClose: () => void): void {
  const close = useEvent(onClose);
  useEffect(() => {
    if (!open || !window.matchMedia(narrow).matches) return;
    const others = [...document.querySelectorAll<HTMLElement>(beside)];
    for (const other of others) other.inert = true;
    document.documentElement.classList.add("under-sheet");
    // One step of history is the sheet's own: «back» takes it and stays on the page.
    const address = location.href;
    history.pushState(history.state, "", address);
    let isBack = false;
    const back = (event: PopStateEvent) => {
      if (location.href !== address) return;
      // The router has nothing to load for it.
      event.stopImmediatePropagation();
      isBack = true;
      close();
    };
    const tap = ({ target }: Event) => {
      // What is inert is no target: a tap on it is told of the page around it.
      if (target instanceof Element && target.matches("html, body, .app")) close();
    };
    const press = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) close();
    };
    window.addEventListener("popstate", back, { capture: true });
    document.addEventListener("pointerdown", tap);
    document.addEventListener("keydown", press);
    return () => {
      for (const other of others) other.inert = false;
      document.documentElement.classList.remove("under-sheet");
      document.removeEventListener("pointerdown", tap);
      document.removeEventListener("keydown", press);
      window.removeEventListener("popstate", back, { capture: true });
      if (isBack || location.href !== address) return;
      const own = (event: PopStateEvent) => event.stopImmediatePropagation();
      window.addEventListener("popstate", own, { capture: true, once: true });
      history.back();
    };
  }, [open, close]);
}
