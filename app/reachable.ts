/**
 * A page is left only for one that can be reached: there must be a network, and the scripts of the other page must have come.
 * Of a script that does not come Remix knows only to load the page anew, which then takes away what was typed into it.
 */
import { createPath, matchRoutes, useBlocker, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Addresses of the scripts a page needs and nobody has asked for yet. */
function missingScripts(pathname: string): string[] {
  const { __remixRouter: router, __remixManifest: manifest, __remixRouteModules: loaded } = window;
  const needed = (matchRoutes(router.routes, pathname) ?? []).map(({ route }) => manifest.routes[route.id!]);
  return needed.flatMap((route) => (route && !(route.id in loaded) ? [route.module, ...(route.imports ?? [])] : []));
}

/**
 * Waits for the scripts of a page: once they have come the browser keeps them, and Remix finds them there.
 * @returns whether the server has them all; a server with another build has not @throws TypeError when it cannot be reached
 */
async function scriptsCome(pathname: string): Promise<boolean> {
  if (!navigator.onLine) throw new TypeError("no network");
  const answers = await Promise.all(missingScripts(pathname).map((script) => fetch(script)));
  return answers.every(({ ok }) => ok);
}

/** @returns whether a page is waited for, and whether the last one that was wanted could not be reached */
export function useReachable(): { waiting: boolean; unreached: boolean } {
  const [unreached, setUnreached] = useState(false);
  const { key } = useLocation();
  useEffect(() => {
    const forget = () => setUnreached(false);
    forget();
    window.addEventListener("online", forget);
    return () => window.removeEventListener("online", forget);
  }, [key]);
  const blocker = useBlocker(
    ({ currentLocation: { pathname }, nextLocation: next, historyAction }) =>
      historyAction !== "POP" &&
      next.pathname !== pathname &&
      (!navigator.onLine || missingScripts(next.pathname).length > 0),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    setUnreached(false);
    const { location: next, proceed, reset } = blocker;
    let isWanted = true;
    scriptsCome(next.pathname).then(
      (all) => {
        if (!isWanted) return;
        if (all) proceed();
        // A server that has another build by now gives the page with the scripts of that one.
        else window.location.assign(createPath(next));
      },
      () => {
        if (!isWanted) return;
        reset();
        setUnreached(true);
      },
    );
    // Whoever wants yet another page meanwhile goes to that one.
    return () => void (isWanted = false);
  }, [blocker]);
  return { waiting: blocker.state === "blocked", unreached };
}
