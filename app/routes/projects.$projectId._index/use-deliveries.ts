/** Delivers what earlier pages of this person left on the device, once the page has come. */
import { useEffect, useRef } from "react";
import type { TextFigures } from "./queries.ts";

export function useDeliveries(projectId: string, userId: string, texts: Record<string, TextFigures>): void {
  const latest = useRef(texts);
  latest.current = texts;
  useEffect(() => {
    const epochs = () => new Map(Object.entries(latest.current).map(([id, { epoch }]) => [id, epoch]));
    // A part that cannot be loaded is asked for again with the next page; the edits stay on the device.
    void import("../../editor/deliveries.ts").then(
      ({ deliverUnsent }) => deliverUnsent(projectId, userId, epochs()),
      () => undefined,
    );
  }, [projectId, userId]);
}
