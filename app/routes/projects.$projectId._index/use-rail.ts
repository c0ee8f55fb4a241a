/** The state of the panel: its chosen tab, whether it lies over the sheet on narrow screens, where focus comes and returns. */
import { useEffect, useRef, useState } from "react";

export interface RailState {
  tab: string;
  open: boolean;
  choose(tab: string): void;
  /** Opens it at a tab, or at its first one where the reader has none of this key, and brings the focus there. */
  show(tab: string): void;
  /** The same for whoever brings the focus elsewhere, or leaves it where it is. */
  reveal(tab: string): void;
  close(): void;
}

/** @param asked the tab that the address names: pages without scripts open the panel by it */
export function useRail(asked: string | null): RailState {
  const [state, setState] = useState({ tab: asked ?? "guide", open: asked !== null, shown: 0 });
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (state.shown > 0) document.querySelector<HTMLElement>('.rail [role="tab"][aria-selected="true"]')?.focus();
  }, [state.shown]);
  return {
    ...state,
    choose: (tab) => setState((was) => ({ ...was, tab })),
    show(tab) {
      opener.current = document.activeElement as HTMLElement | null;
      setState(({ shown }) => ({ tab, open: true, shown: shown + 1 }));
    },
    reveal(tab) {
      opener.current = document.activeElement as HTMLElement | null;
      setState((was) => ({ ...was, tab, open: true }));
    },
    close() {
      setState((was) => ({ ...was, open: false }));
      opener.current?.focus({ preventScroll: true });
    },
  };
}
