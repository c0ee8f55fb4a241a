/** Redlines of blocks, fetched one after another, so that the first is there at once and the rest show their progress. */
import { useEffect, useState } from "react";
import { blockRedlinePath, type Span } from "../../changes/compare-path.ts";
import type { RedlineView } from "../../project/redline.tsx";
import { useResource } from "../../project/use-resource.ts";

export type Redlines = Readonly<Record<string, RedlineView>>;

/** @param known what the page came with */
export function useRedlines(projectId: string, span: Span, blockIds: readonly string[], known: Redlines): Redlines {
  const [fetched, setFetched] = useState<Redlines>({});
  const redlines = { ...known, ...fetched };
  const next = blockIds.find((id) => !Object.hasOwn(redlines, id));
  const view = useResource<RedlineView>(next === undefined ? null : blockRedlinePath(projectId, span, next));
  useEffect(() => {
    if (view && next !== undefined) setFetched((before) => ({ ...before, [next]: view }));
  }, [view, next]);
  return redlines;
}
