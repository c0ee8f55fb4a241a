/**
 * Where the reader was on each page he has come through. Remix's own component also goes back to where he was when a look for
 * news began: under whoever scrolls meanwhile the page would jump.
 */
import { useLocation } from "@remix-run/react";
import { useContext, useEffect, useLayoutEffect, useRef } from "react";
import { UNSAFE_DataRouterStateContext as RouterState } from "react-router-dom";

const storedAs = "svod-places";

/** The key of every step that the browser took by itself, as to a place of the same page. */
const keyless = "default";

/** Positions by keys of the history, px from the top. */
type Positions = Record<string, number>;

/** Runs before the page wakes, as text: whoever comes back is where he was from the first frame on. */
const early = `(() => {
  if (!history.state?.key) history.replaceState({ ...history.state, key: Math.random().toString(32).slice(2) }, "");
  try {
    const y = JSON.parse(sessionStorage.getItem("${storedAs}") ?? "{}")[history.state.key];
    if (typeof y === "number") scrollTo(0, y);
  } catch {}
})()`;

function remembered(): Positions {
  try {
    return (JSON.parse(sessionStorage.getItem(storedAs) ?? "{}") as Positions | null) ?? {};
  } catch {
    return {};
  }
}

// The server renders no layout.
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** @param nonce of the page's policy, for the script that comes with it */
export function ScrollMemory({ nonce }: { nonce: string }) {
  const { key, pathname, search, hash } = useLocation();
  const stays = useContext(RouterState)?.preventScrollReset ?? false;
  const positions = useRef<Positions>();
  const here = useRef(key);

  useEffect(() => {
    const own = (positions.current ??= remembered());
    const away = new AbortController();
    const note = () => (own[here.current] = window.scrollY);
    const keep = () => {
      // A reload is the browser's own to find back from.
      history.scrollRestoration = "auto";
      try {
        sessionStorage.setItem(storedAs, JSON.stringify(own));
      } catch {
        // A device that keeps nothing begins at the top.
      }
    };
    const take = () => (history.scrollRestoration = "manual");
    take();
    window.addEventListener("scroll", note, { passive: true, signal: away.signal });
    window.addEventListener("pagehide", keep, { signal: away.signal });
    window.addEventListener("pageshow", take, { signal: away.signal });
    return () => away.abort();
  }, []);

  // Looking for news makes the same address anew: nobody has gone anywhere.
  const address = `${key} ${pathname}${search}${hash}`;
  const came = useRef(address);
  const staysNow = useRef(stays);
  staysNow.current = stays;
  useBeforePaint(() => {
    here.current = key;
    if (came.current === address) return;
    came.current = address;
    const known = key === keyless ? undefined : positions.current?.[key];
    const named = hash && document.getElementById(hash.slice(1));
    if (known !== undefined) window.scrollTo(0, known);
    else if (named) named.scrollIntoView();
    else if (!staysNow.current) window.scrollTo(0, 0);
  }, [key, address, hash]);

  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: early }} />;
}
