/** The view of the register that was asked for last, be it still on its way: every change is built on it. */
import { useNavigate } from "@remix-run/react";
import { useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import { UNSAFE_DataRouterContext as RouterContext } from "react-router-dom";
import { addressOf, type ViewChanges } from "./view.ts";

/**
 * Hooks tell of a navigation only with the next picture, which thousands of rows can delay: a second choice made before
 * it would not know of the first. The router itself knows at once.
 */
function useNewest() {
  const { router } = useContext(RouterContext)!;
  const read = useCallback(() => {
    const { location, navigation } = router.state;
    const { pathname, search } = navigation.location ?? location;
    return pathname === location.pathname ? search : location.search;
  }, [router]);
  return { read, follow: router.subscribe };
}

/** The view as it is asked for. */
export function useAsked(): URLSearchParams {
  const { read, follow } = useNewest();
  const search = useSyncExternalStore(follow, read, read);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/**
 * Looks at the register otherwise: told what is asked for already, answers what changes in it. What is looked for while
 * it is still being typed takes the place of the view before in the browser's history.
 */
export function useLook() {
  const navigate = useNavigate();
  const { read } = useNewest();
  return useCallback(
    (changesOf: (asked: URLSearchParams) => ViewChanges, { replace = false } = {}) => {
      const asked = new URLSearchParams(read());
      const changes = changesOf(asked);
      const hash = changes.edit ? `#${encodeURIComponent(changes.edit)}` : "";
      navigate(`${addressOf(asked, changes)}${hash}`, { preventScrollReset: true, replace });
    },
    [navigate, read],
  );
}
