/** Find and replace over the document: its panel comes when it is asked for, by Ctrl H or from the tools of a text. */
import { lazy, Suspense, useEffect, useState, type ComponentType } from "react";
import type { FindPanelProps } from "./find-panel.tsx";

const Nothing = () => null;

// Whoever cannot load it now still reads and writes.
const FindPanel = lazy<ComponentType<FindPanelProps>>(() =>
  import("./find-panel.tsx").catch(() => ({ default: Nothing })),
);

export function FindingLater({ projectId, writes }: { projectId: string; writes: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (event.code !== "KeyH" || !event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("svod:find", open);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("svod:find", open);
    };
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <FindPanel projectId={projectId} writes={writes} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
