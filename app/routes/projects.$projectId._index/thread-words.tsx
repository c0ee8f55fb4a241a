/** Keeps the words of a block's open discussions highlighted in its text while the text is at hand, however it changes. */
import { useEffect, useRef } from "react";
import { TextSteps } from "../../../content/schema/text-steps.ts";
import type { ThreadMark } from "../../../server/domain/discussion/thread-marks.ts";
import type { TextConnection } from "../../editor/connection.ts";
import { rangesOn } from "../../editor/thread-ranges.ts";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";
import { useTalk } from "./use-talk.tsx";

/** How long changes of the page gather before the words are looked for anew, ms. */
const gatherMs = 100;

interface ThreadWordsProps {
  connection: TextConnection;
  blockId: string;
  textId: string;
}

export function ThreadWords({ connection, blockId, textId }: ThreadWordsProps) {
  const project = useProject();
  const { places, talks } = useTalk();
  const path = talks[blockId]?.open ? `/projects/${project.id}/blocks/${blockId}/thread-marks` : null;
  // The project is a new object whenever facts have changed.
  const marks = useResource<ThreadMark[]>(path, { version: project });
  // Marks come again with the facts of the project; the text is watched all the while.
  const watched = useRef<TextSteps>(undefined);
  useEffect(() => {
    const { doc } = connection;
    const steps = new TextSteps(doc, doc.getXmlFragment("default"));
    watched.current = steps;
    return () => steps.stop();
  }, [connection]);
  useEffect(() => {
    const root = document.querySelector(`[data-text="${textId}"]`);
    const steps = watched.current;
    if (!root || !marks || !steps) return;
    let timer: number | undefined;
    const look = () => {
      timer = undefined;
      places.set(textId, rangesOn(root, steps, marks));
    };
    const soon = () => {
      timer ??= window.setTimeout(look, gatherMs);
    };
    const changes = new MutationObserver(soon);
    changes.observe(root, { childList: true, characterData: true, subtree: true });
    look();
    return () => {
      changes.disconnect();
      window.clearTimeout(timer);
      places.drop(textId);
    };
  }, [places, connection, textId, marks]);
  return null;
}
