/** What a part of the project's page asks for by itself, as JSON; while the line is broken the part waits for it. */
import { useEffect, useState } from "react";

/** How long after a failure it is asked for again, ms. */
const retryMs = 3_000;

interface Options {
  /** How long the path has to stay the same before it is asked for, ms. */
  after?: number;
  /** When this changes, the answer is asked for anew. */
  version?: unknown;
}

/**
 * Not one of Remix's fetchers: when the network fails, theirs replaces the whole page, with the editors, by an error, or
 * reloads it.
 * @param path null as long as nothing is wanted
 * @returns undefined until the answer has come, or when it was refused
 */
export function useResource<T>(path: string | null, { after = 0, version }: Options = {}): T | undefined {
  const [got, setGot] = useState<{ path: string; data: T }>();
  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    let timer: number | undefined;
    const ask = async () => {
      try {
        const answer = await fetch(path, { signal: leaving.signal });
        // Whoever was signed out is led to the sign-in page.
        if (answer.redirected || (answer.status >= 400 && answer.status < 500)) return;
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        setGot({ path, data: (await answer.json()) as T });
      } catch {
        if (!leaving.signal.aborted) timer = window.setTimeout(() => void ask(), retryMs);
      }
    };
    timer = window.setTimeout(() => void ask(), after);
    return () => {
      leaving.abort();
      window.clearTimeout(timer);
    };
  }, [path, after, version]);
  return got?.path === path ? got.data : undefined;
}
