/** When a form has been sent and the server has done what it asks. */
import type { FetcherWithComponents } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { failureOf } from "../form-answer.ts";

export function useSent({ state, data }: FetcherWithComponents<unknown>, sent: () => void): void {
  const was = useRef(state);
  const tell = useRef(sent);
  tell.current = sent;
  useEffect(() => {
    // The answer has come with `loading`, while the page looks anew.
    const isAnswered = was.current === "submitting" && state !== "submitting";
    was.current = state;
    if (isAnswered && !failureOf(data)) tell.current();
  }, [state, data]);
}
