/** What a route tells the document around it. */
import { useMatches } from "@remix-run/react";
import type { SimpleKey } from "./i18n/messages.ts";

/** Exported by a route as `handle`. */
export interface PageHandle {
  /** The title of the tab. */
  title: SimpleKey;
}

/** The title of the deepest route that has one. */
export function usePageTitle(): SimpleKey | undefined {
  return useMatches()
    .map(({ handle }) => (handle as Partial<PageHandle> | undefined)?.title)
    .findLast((title) => title !== undefined);
}
