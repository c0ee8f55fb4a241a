/** Whether the page is the document itself. */
import { useLocation } from "@remix-run/react";

/** @param path the project's address, which is the document's */
export function useAtDocument(path: string): boolean {
  return useLocation().pathname.replace(/\/$/, "") === path;
}
