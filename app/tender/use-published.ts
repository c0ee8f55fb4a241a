/** The door's line to `/live`: it only ever hears that something was published, for all companies at once. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { keepLine } from "../live-line.ts";

/**
 * Has something been published since the page was read?
 * @param latest what the page's data have as the latest publication: asked for anew whenever the line stands
 */
export function usePublished(projectId: string, latest: string | null): boolean {
  const [first] = useState(latest);
  const [heard, setHeard] = useState(false);
  const { revalidate } = useRevalidator();
  const look = useRef(revalidate);
  look.current = revalidate;
  useEffect(() => {
    return keepLine(`/live/${projectId}`, {
      // Something may have been published between the page and its line, or while that was down.
      opened: () => look.current(),
      heard: () => {
        setHeard(true);
        // Lists of questions show it at once; texts that are being read stay as they are.
        look.current();
      },
      refused: () => look.current(),
    });
  }, [projectId]);
  return heard || latest !== first;
}
