/** Hands and keys for discussions come when the page is awake: until then there is nothing to select. */
import { lazy, Suspense, useEffect, useState } from "react";

// Whoever cannot load it now still reads and writes, and comments on whole blocks.
const Discussing = lazy(() => import("./discussing.tsx").catch(() => ({ default: () => null })));

export function DiscussingLater({ activeId }: { activeId: string | null }) {
  const [isAwake, wake] = useState(false);
  useEffect(() => wake(true), []);
  // A boundary that came from the server may not change before the page has taken it over.
  if (!isAwake) return null;
  return (
    <Suspense fallback={null}>
      <Discussing activeId={activeId} />
    </Suspense>
  );
}
