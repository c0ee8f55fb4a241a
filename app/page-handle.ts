/** What a route tells the document around it. */
import { useMatches } from "@remix-run/react";
import type { SimpleKey } from "./i18n/messages.ts";

/** Exported by a route as `handle`. */
export interface PageHandle {
  /** The title of the tab. */
  title: SimpleKey;
  /**
   * How the frame gives way to the page: to a sheet or a register when they are printed, to a decision on a phone.
   * Told by the route, for a style that asks what is on the page makes the whole document be styled anew.
   */
  look?: "sheet" | "register" | "decision";
}

/** What the deepest route that says it tells. */
export function usePageHandle<Key extends keyof PageHandle>(key: Key): PageHandle[Key] | undefined {
  return useMatches()
    .map(({ handle }) => (handle as Partial<PageHandle> | undefined)?.[key])
    .findLast((told) => told !== undefined);
}
