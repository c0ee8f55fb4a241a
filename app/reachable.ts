/**
 * A page is left only for one that can be reached: there must be a network, and the scripts of the other page must have come.
 * Of a script that does not come Remix knows only to load the page anew, which then takes away what was typed into it.
 */
import { createPath, matchRoutes, useBlocker, useLocation, useNavigate, type Location } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

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

/** A page that was asked for and waits for its scripts. */
interface Wanted {
  place: Location;
  replace: boolean;
}

/** @returns whether a page is waited for, and whether the last one that was wanted could not be reached */
export function useReachable(): { waiting: boolean; unreached: boolean } {
  const [unreached, setUnreached] = useState(false);
  const { key, pathname } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const forget = () => setUnreached(false);
    forget();
    window.addEventListener("online", forget);
    return () => window.removeEventListener("online", forget);
  }, [key]);
  // The router forgets what it has blocked with any look at the page it is on, and such a look comes of itself when
  // somebody else changes something: what is wanted is kept here.
  const [wanted, want] = useState<Wanted>();
  const come = useRef<Location>();
  useBlocker(({ currentLocation, nextLocation: place, historyAction }) => {
    if (historyAction === "POP" || place.pathname === currentLocation.pathname) return false;
    const canBeReached =
      navigator.onLine && (place.pathname === come.current?.pathname || missingScripts(place.pathname).length === 0);
    // Whoever wants yet another page meanwhile goes to that one.
    want(canBeReached ? undefined : { place, replace: historyAction === "REPLACE" });
    return !canBeReached;
  });
  useEffect(() => want(undefined), [pathname]);
  const go = useRef(navigate);
  go.current = navigate;
  useEffect(() => {
    if (!wanted) return;
    setUnreached(false);
    const { place, replace } = wanted;
    let isWanted = true;
    scriptsCome(place.pathname).then(
      (all) => {
        if (!isWanted) return;
        // A server that has another build by now gives the page with the scripts of that one.
        if (!all) return window.location.assign(createPath(place));
        come.current = place;
        go.current(place, { replace, state: place.state });
      },
      () => {
        if (!isWanted) return;
        want(undefined);
        setUnreached(true);
      },
    );
    return () => void (isWanted = false);
  }, [wanted]);
  return { waiting: wanted !== undefined, unreached };
}
