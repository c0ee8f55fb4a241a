/** The door's line to `/live`: it only ever hears that something was published, for all companies at once. */
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

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
    let socket: WebSocket | undefined;
    let over = false;
    let stood = false;
    let wait = firstRetryMs;
    let retry: number | undefined;
    const connect = () => {
      socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live/${projectId}`);
      socket.onopen = () => {
        wait = firstRetryMs;
        if (stood) look.current();
        stood = true;
      };
      socket.onmessage = () => {
        setHeard(true);
        // Lists of questions show it at once; texts that are being read stay as they are.
        look.current();
      };
      socket.onclose = ({ code }) => {
        if (over) return;
        // The right is gone: the page's own loaders say so.
        if (code >= 4400 && code < 4500) return look.current();
        retry = window.setTimeout(connect, wait);
        wait = Math.min(longestRetryMs, wait * 2);
      };
    };
    const start = window.setTimeout(connect);
    return () => {
      over = true;
      window.clearTimeout(start);
      window.clearTimeout(retry);
      socket?.close();
    };
  }, [projectId]);
  return heard || latest !== first;
}
