/** What the server finds of the words that are being typed. */
import { useEffect, useState } from "react";
import { readQuery } from "../../content/search/words.ts";
import type { PaletteFound } from "./answer.ts";

/** How long the words have to rest before they are looked for, and how long an answer may take unremarked, ms. */
const restMs = 120;
const slowMs = 300;
/** How soon the line is tried again, ms. */
const retryMs = 3_000;

export interface Finding {
  /** The latest answer: of earlier words while that of the present ones is awaited. */
  found: PaletteFound | null;
  /** Of the present words nothing is known yet. */
  isBehind: boolean;
  /** The answer is taking so long that this should be said. */
  isSlow: boolean;
  isOffline: boolean;
}

const nothing: Finding = { found: null, isBehind: false, isSlow: false, isOffline: false };

/** @param projectId empty outside of projects, where only pages, deeds and projects are found */
export function useFound(projectId: string, typed: string): Finding {
  const query = readQuery(typed);
  const [finding, setFinding] = useState<Finding>(nothing);
  useEffect(() => {
    if (projectId === "" || query === "") {
      setFinding(nothing);
      return;
    }
    const leaving = new AbortController();
    const timers = new Set<number>();
    const later = (work: () => void, ms: number) => void timers.add(window.setTimeout(work, ms));
    const ask = async () => {
      try {
        const address = `/palette?project=${encodeURIComponent(projectId)}&q=${encodeURIComponent(query)}`;
        const answer = await fetch(address, { signal: leaving.signal });
        if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
        const found = (await answer.json()) as PaletteFound;
        timers.forEach((timer) => window.clearTimeout(timer));
        setFinding({ ...nothing, found });
      } catch {
        if (leaving.signal.aborted) return;
        setFinding((before) => ({ ...before, isSlow: false, isOffline: true }));
        later(() => void ask(), retryMs);
      }
    };
    setFinding((before) => ({ ...before, isBehind: true }));
    later(() => void ask(), restMs);
    later(
      () => setFinding((before) => (before.isBehind && !before.isOffline ? { ...before, isSlow: true } : before)),
      restMs + slowMs,
    );
    return () => {
      leaving.abort();
      timers.forEach((timer) => window.clearTimeout(timer));
    };
  }, [projectId, query]);
  return finding;
}
