/** Phones and tablets: the document is read there until somebody says that he edits, so that no keyboard comes unasked. */
import { useSyncExternalStore } from "react";

/** The same stands in `hand-edit` of handheld.css. */
const query = "(max-width: 880px), (pointer: coarse)";

function follow(tell: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener("change", tell);
  return () => list.removeEventListener("change", tell);
}

export function useHandheld(): boolean {
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
