/** The state of the panel: its chosen tab, whether it lies over the sheet on narrow screens, where focus comes and returns. */
import { useEffect, useRef, useState } from "react";

export interface RailState {
  tab: string;
  open: boolean;
  choose(tab: string): void;
  /** Opens it at the settings of a block, or at its first tab where the reader has none, and brings the focus there. */
  show(): void;
  close(): void;
}

export function useRail(): RailState {
  const [state, setState] = useState({ tab: "guide", open: false, shown: 0 });
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (state.shown > 0) document.querySelector<HTMLElement>('.rail [role="tab"][aria-selected="true"]')?.focus();
  }, [state.shown]);
  return {
    ...state,
    choose: (tab) => setState((was) => ({ ...was, tab })),
    show() {
      opener.current = document.activeElement as HTMLElement | null;
      setState(({ shown }) => ({ tab: "block", open: true, shown: shown + 1 }));
    },
    close() {
      setState((was) => ({ ...was, open: false }));
      opener.current?.focus({ preventScroll: true });
    },
  };
}
