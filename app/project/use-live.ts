/** The page's line to `/live`: who is here and where, and a fresh look at the facts when they change. */
import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { LiveMessage, Present } from "../../server/live/endpoint.ts";

/** How long changes gather before the page asks anew, ms. */
const gatherMs = 150;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** A look that fails would replace the page, with its editors, by an error: first see whether anybody answers. */
async function isReachable(): Promise<boolean> {
  const answer = await fetch("/readyz").catch(() => undefined);
  return answer?.ok ?? false;
}

/** @returns the others who are on the project's pages */
export function useLive(projectId: string, me: string, blockId: string | null): readonly Present[] {
  const [present, setPresent] = useState<readonly Present[]>([]);
  const socket = useRef<WebSocket | null>(null);
  const at = useRef(blockId);
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const look = useRef(revalidate);
  look.current = revalidate;
  // A look that cuts into another one makes the browser complain of the first.
  const busy = useRef(false);
  busy.current = state !== "idle" || navigation.state !== "idle";
  useEffect(() => {
    at.current = blockId;
    if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify({ at: blockId }));
  }, [blockId]);
  useEffect(() => {
    let over = false;
    let wait = firstRetryMs;
    let retry: number | undefined;
    let gathering: number | undefined;
    const lookSoon = (after = gatherMs) => {
      gathering ??= window.setTimeout(() => {
        void isReachable().then((reachable) => {
          gathering = undefined;
          if (over) return;
          if (busy.current) lookSoon();
          else if (reachable) look.current();
          else lookSoon(firstRetryMs);
        });
      }, after);
    };
    const connect = () => {
      const ws = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live/${projectId}`);
      socket.current = ws;
      let wasOpen = false;
      ws.onopen = () => {
        // Facts may have changed while the line was down.
        if (wait > firstRetryMs) lookSoon();
        wasOpen = true;
        wait = firstRetryMs;
        ws.send(JSON.stringify({ at: at.current }));
      };
      ws.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as LiveMessage;
        if ("presence" in message) setPresent(message.presence.filter(({ accountId }) => accountId !== me));
        else lookSoon();
      };
      ws.onclose = ({ code }) => {
        setPresent([]);
        if (over) return;
        if (code >= 4400 && code < 4500) return look.current();
        retry = window.setTimeout(connect, wait);
        wait = Math.min(longestRetryMs, wasOpen ? firstRetryMs * 2 : wait * 2);
      };
    };
    const start = window.setTimeout(connect);
    return () => {
      over = true;
      window.clearTimeout(start);
      window.clearTimeout(retry);
      window.clearTimeout(gathering);
      socket.current?.close();
    };
  }, [projectId, me]);
  return present;
}
