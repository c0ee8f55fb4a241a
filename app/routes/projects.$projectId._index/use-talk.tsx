/** Discussions of the document's page: which one is marked, which is being begun, and how text and panel lead to each other. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { TalkCount } from "../../../server/domain/discussion/thread-list.ts";
import { PagePlaces } from "../../talk/page-places.ts";
import type { Choice } from "../../talk/places.ts";
import { threadAnchor } from "../../talk/thread.tsx";

/** A discussion that is being begun. */
export interface Draft {
  blockId: string;
  /** What it may stand at, the likeliest first. */
  choices: readonly Choice[];
}

interface TalkState {
  /** How much is talked about, by block. */
  talks: Record<string, TalkCount>;
  places: PagePlaces;
  /** The marked discussion. */
  on: string | null;
  draft: Draft | null;
  /** Opens the panel at a field to write in. @param range the words on the page that it is about */
  begin(draft: Draft, range: Range | null): void;
  /** Gives up what is being begun, or ends it when it is sent. */
  drop(): void;
  /** Opens a discussion in the panel. */
  open(blockId: string, threadId: string): void;
  /** Shows the words of a discussion in the text. */
  lead(threadId: string): void;
}

const TalkContext = createContext<TalkState | null>(null);

/** @throws Error outside of the document's page */
export function useTalk(): TalkState {
  const state = useContext(TalkContext);
  if (!state) throw new Error("discussions stand in the document's page");
  return state;
}

interface TalkProviderProps {
  talks: Record<string, TalkCount>;
  /** The discussion that the address names. */
  asked: string | null;
  /** Shows the panel at its tab of discussions. */
  openPanel: (blockId: string) => void;
  children: ReactNode;
}

export function TalkProvider({ talks, asked, openPanel, children }: TalkProviderProps) {
  const [places] = useState(() => new PagePlaces());
  const [on, mark] = useState(asked);
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    if (asked === null) return;
    mark(asked);
    places.lead(asked);
  }, [asked, places]);
  useEffect(() => places.mark(on), [on, places]);
  useEffect(() => () => places.clear(), [places]);
  const state = useMemo<TalkState>(
    () => ({
      ...{ talks, places, on, draft },
      begin(begun, range) {
        places.draft(range);
        setDraft(begun);
        openPanel(begun.blockId);
      },
      drop() {
        places.draft(null);
        setDraft(null);
      },
      open(blockId, threadId) {
        mark(threadId);
        openPanel(blockId);
        requestAnimationFrame(() =>
          document.getElementById(threadAnchor(threadId))?.scrollIntoView({ block: "nearest" }),
        );
      },
      lead(threadId) {
        mark(threadId);
        places.lead(threadId);
      },
    }),
    [talks, places, on, draft, openPanel],
  );
  return <TalkContext.Provider value={state}>{children}</TalkContext.Provider>;
}
