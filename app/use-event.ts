/** A function that stays the same and does what the latest rendering says. */
import { useCallback, useRef } from "react";

export function useEvent<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args: A) => latest.current(...args), []);
}
