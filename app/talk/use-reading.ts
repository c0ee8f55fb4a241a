/** What has been before the reader's eyes for a while is read. */
import { useFetcher } from "@remix-run/react";
import { useContext, useEffect, useRef, type RefObject } from "react";
import { TalkAddress } from "./use-talk-form.ts";

/** How long a discussion has to be in sight, ms. */
const lookMs = 1_200;

/** @param version changes whenever the list may have others in it */
export function useReading(list: RefObject<HTMLElement>, blockId: string, version: unknown): void {
  const { submit } = useFetcher();
  const action = useContext(TalkAddress)(blockId);
  /** What was sent is not sent again, be it that it could not be noted. */
  const sent = useRef(new Set<string>());
  useEffect(() => {
    const inSight = new Map<Element, string>();
    let timer: number | undefined;
    const send = () => {
      const read = [...inSight]
        .map(([{ id }, last]) => [`read:${id.replace("thread-", "")}`, last] as const)
        .filter((pair) => !sent.current.has(pair.join()));
      if (read.length === 0 || document.visibilityState === "hidden") return;
      for (const pair of read) sent.current.add(pair.join());
      submit({ intent: "thread-read", block: blockId, ...Object.fromEntries(read) }, { method: "post", action });
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) inSight.set(target, (target as HTMLElement).dataset.unread ?? "0");
        else inSight.delete(target);
      window.clearTimeout(timer);
      if (inSight.size > 0) timer = window.setTimeout(send, lookMs);
    });
    for (const thread of list.current?.querySelectorAll("[data-unread]") ?? []) observer.observe(thread);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
    };
  }, [list, blockId, version, submit, action]);
}
