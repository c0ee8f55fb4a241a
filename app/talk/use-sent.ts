/** When a form has been sent and the server has done what it asks. */
import type { FetcherWithComponents } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { failureOf } from "../form-answer.ts";

export function useSent({ state, data }: FetcherWithComponents<unknown>, sent: () => void): void {
  const was = useRef({ state, data });
  const tell = useRef(sent);
  tell.current = sent;
  useEffect(() => {
    const before = was.current;
    was.current = { state, data };
    // The answer has come with `loading`, while the page looks anew. A busy page may never have seen `submitting`.
    const isAnswered = (before.state === "submitting" && state !== "submitting") || before.data !== data;
    if (isAnswered && !failureOf(data)) tell.current();
  }, [state, data]);
}
