/** The page's line to `/live`: who is here and where, and a fresh look at the facts when they change. */
import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { LiveMessage, Present } from "../../server/live/endpoint.ts";
import { usePlace } from "./use-project.ts";

/** How long changes gather before the page asks anew, ms. */
const gatherMs = 150;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** What a page is told of without showing it: what follows from texts is not seen in the document itself. */
const unseen = "facts";

/**
 * @param blockId the block where the reader is, told to the others
 * @param follows whether the page also shows what follows from the words of texts
 * @returns the others who are on the project's pages
 */
export function useLive(projectId: string, me: string, blockId: string | null, follows = false): readonly Present[] {
  const [present, setPresent] = useState<readonly Present[]>([]);
  const socket = useRef<WebSocket | null>(null);
  const at = useRef(blockId);
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const place = usePlace();
  const look = useRef(revalidate);
  look.current = revalidate;
  const read = useRef(place);
  read.current = place;
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
    const lookSoon = () => {
      gathering ??= window.setTimeout(() => {
        gathering = undefined;
        if (busy.current) lookSoon();
        else look.current();
      }, gatherMs);
    };
    const connect = () => {
      const ws = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live/${projectId}`);
      socket.current = ws;
      let wasOpen = false;
      ws.onopen = () => {
        wasOpen = true;
        wait = firstRetryMs;
        ws.send(JSON.stringify({ at: at.current }));
      };
      ws.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as LiveMessage;
        if ("latest" in message) {
          // Facts may have changed since the page was read: before the line stood, or while it was down.
          const { news, facts } = message.latest;
          if (Math.max(news, follows ? facts : 0) > read.current) lookSoon();
        } else if ("presence" in message) setPresent(message.presence.filter(({ accountId }) => accountId !== me));
        else if (follows || message.changed.aspect !== unseen) lookSoon();
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
  }, [projectId, me, follows]);
  return present;
}
