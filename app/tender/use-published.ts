/** The door's line to `/live`: it only ever hears that something was published, for all companies at once. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { keepLine } from "../live-line.ts";

/**
 * Has something been published since the page was read?
 * @param latest what the page's data have as the latest publication: asked for anew after the line was down
 */
export function usePublished(projectId: string, latest: string | null): boolean {
  const [first] = useState(latest);
  const [heard, setHeard] = useState(false);
  const { revalidate } = useRevalidator();
  const look = useRef(revalidate);
  look.current = revalidate;
  useEffect(() => {
    let stood = false;
    return keepLine(`/live/${projectId}`, {
      opened: () => {
        if (stood) look.current();
        stood = true;
      },
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
