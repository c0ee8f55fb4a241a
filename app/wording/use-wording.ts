/** What is vague in this project: the content files, which come once a page, and what the project keeps and has switched off. */
import { useMemo, useRef, useState } from "react";
import type { Found } from "../../content/wording/matcher.ts";
import type { MarkerBook, Wordings } from "../../content/wording/wording.ts";
import type { ProjectWording } from "../../server/domain/wording/hints.ts";
import { preparedWordings, prepareWordings } from "../editor/wording/preparation.ts";
import { useProject } from "../project/use-project.ts";
import { useResource } from "../project/use-resource.ts";

export interface Wording {
  find: (line: string) => Found[];
  isKept: (uuid: string, found: Found) => boolean;
  markers: MarkerBook;
  /** May the reader keep words. */
  keeps: boolean;
}

function keyOf(uuid: string, { marker, sentence }: Pick<Found, "marker" | "sentence">): string {
  return `${uuid} ${marker} ${sentence}`;
}

/**
 * @param wanted whether there is anything to look at
 * @returns undefined until it is known, and while the project has hints switched off; the same as long as nothing changes
 */
export function useWording(wanted: boolean): { wording: Wording | undefined; lookAgain: () => void } {
  const project = useProject();
  const path = `/projects/${project.id}/wording`;
  const [times, setTimes] = useState(0);
  const version = useMemo(() => ({ project, times }), [project, times]);
  const book = useResource<Wordings>(wanted && !preparedWordings() ? `${path}?book=1` : null);
  const chosen = useResource<ProjectWording>(wanted ? path : null, { version });
  const said = JSON.stringify(chosen);
  const known = useRef(chosen);
  known.current = chosen;
  const wording = useMemo(() => {
    const now = known.current;
    const prepared = book ? prepareWordings(book) : preparedWordings();
    if (!prepared || !now || said === undefined || now.off) return undefined;
    const { find, markers } = prepared;
    const off = new Set(now.markersOff);
    const kept = new Set(now.kept.map((one) => keyOf(one.uuid, one)));
    return {
      ...{ markers, keeps: now.keeps, find: (line: string) => find(line, off) },
      isKept: (uuid: string, found: Found) => kept.has(keyOf(uuid, found)),
    };
  }, [book, said]);
  return { wording, lookAgain: () => setTimes((before) => before + 1) };
}
