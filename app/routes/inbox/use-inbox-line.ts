/** The line of the page to `/live/inbox`: asks anew when something may have changed in the inbox while it is read. */
import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export function useInboxLine(): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const look = useRef(revalidate);
  look.current = revalidate;
  const isBusy = useRef(false);
  isBusy.current = state !== "idle" || navigation.state !== "idle";
  const missed = useRef(false);
  // What was told while the page was on its way is looked at when it has come.
  useEffect(() => {
    if (isBusy.current || !missed.current) return;
    missed.current = false;
    look.current();
  }, [state, navigation.state]);
  useEffect(() => {
    let socket: WebSocket | undefined;
    let over = false;
    let wait = firstRetryMs;
    let retry: number | undefined;
    // The first word comes with the line itself: then the page is read anew as it was before the line stood.
    const hear = () => {
      if (isBusy.current) missed.current = true;
      else look.current();
    };
    const connect = () => {
      socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live/inbox`);
      socket.onopen = () => (wait = firstRetryMs);
      socket.onmessage = hear;
      socket.onclose = ({ code }) => {
        if (over) return;
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
  }, []);
}
