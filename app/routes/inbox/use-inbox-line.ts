/** The line of the page to `/live/inbox`: asks anew when something may have changed in the inbox while it is read. */
import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { keepLine } from "../../live-line.ts";

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
  useEffect(
    () =>
      keepLine("/live/inbox", {
        // The first word comes with the line itself: then the page is read anew as it was before the line stood.
        heard: () => {
          if (isBusy.current) missed.current = true;
          else look.current();
        },
        refused: () => look.current(),
      }),
    [],
  );
}
