/** What the document's page tells the outline beside it: where the reader is, and who is editing which block. */
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

export type PersonLook = "p1" | "p2" | "p3";

export interface OutlineState {
  activeBlockId: string | null;
  setActiveBlockId: (blockId: string | null) => void;
  /** Colours of those editing now, by block id. */
  editing: ReadonlyMap<string, readonly PersonLook[]>;
  setEditing: (editing: ReadonlyMap<string, readonly PersonLook[]>) => void;
}

const nobody: ReadonlyMap<string, readonly PersonLook[]> = new Map();
const OutlineContext = createContext<OutlineState>({
  activeBlockId: null,
  setActiveBlockId: () => undefined,
  editing: nobody,
  setEditing: () => undefined,
});

export function useOutlineState(): OutlineState {
  return useContext(OutlineContext);
}

export function OutlineStateProvider({ children }: { children: ReactNode }) {
  const [activeBlockId, setActiveBlockId] = useState<string | null>(null);
  const [editing, setEditing] = useState(nobody);
  const state = useMemo(() => ({ activeBlockId, setActiveBlockId, editing, setEditing }), [activeBlockId, editing]);
  return <OutlineContext.Provider value={state}>{children}</OutlineContext.Provider>;
}
