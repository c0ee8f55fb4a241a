/** The page's line to `/live`: who is here and where, and a fresh look at the facts when they change. */
import { useFetchers, useNavigation, useRevalidator } from "@remix-run/react";
import { startTransition, useEffect, useRef, useState } from "react";
import type { LiveMessage, Present } from "../../server/live/endpoint.ts";
import { keepLine } from "../live-line.ts";
import { usePlace } from "./use-project.ts";

/** How long changes gather before the page asks anew, ms. */
const gatherMs = 150;

/** What a page is told of without showing it: what follows from texts is not seen in the document itself. */
const unseen = "facts";

/** Compares who is where: the server tells it anew to all whenever anybody has moved, the reader himself too. */
export function isSamePresence(some: readonly Present[], others: readonly Present[]): boolean {
  const same = (one: Present, other?: Present) =>
    one.accountId === other?.accountId && one.blockId === other.blockId && one.name === other.name;
  return some.length === others.length && some.every((one, at) => same(one, others[at]));
}

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
  const fetchers = useFetchers();
  const place = usePlace();
  const look = useRef(revalidate);
  look.current = revalidate;
  const read = useRef(place);
  read.current = place;
  // A look that cuts into another one makes the browser complain of the first; one that cuts into a form that is being
  // sent may take the place of where its answer leads.
  const busy = useRef(false);
  busy.current = [{ state }, navigation, ...fetchers].some((one) => one.state !== "idle");
  useEffect(() => {
    at.current = blockId;
    if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify({ at: blockId }));
  }, [blockId]);
  useEffect(() => {
    let gathering: number | undefined;
    const lookSoon = () => {
      gathering ??= window.setTimeout(() => {
        gathering = undefined;
        if (busy.current) lookSoon();
        else look.current();
      }, gatherMs);
    };
    const leave = keepLine(`/live/${projectId}`, {
      opened: (line) => {
        socket.current = line;
        line.send(JSON.stringify({ at: at.current }));
      },
      heard: (data) => {
        const message = JSON.parse(String(data)) as LiveMessage;
        if ("latest" in message) {
          // Facts may have changed since the page was read: before the line stood, or while it was down.
          const { news, facts } = message.latest;
          if (Math.max(news, follows ? facts : 0) > read.current) lookSoon();
        } else if ("presence" in message) {
          const others = message.presence.filter(({ accountId }) => accountId !== me);
          startTransition(() => setPresent((before) => (isSamePresence(before, others) ? before : others)));
        } else if (follows || message.changed.aspect !== unseen) lookSoon();
      },
      closed: () => setPresent([]),
      refused: () => look.current(),
    });
    return () => {
      window.clearTimeout(gathering);
      leave();
    };
  }, [projectId, me, follows]);
  return present;
}
