/** A list of discussions, which says what was done in it and keeps the focus of whoever did it. */
import { useRef, useState, type ReactNode } from "react";
import { useT } from "../i18n/speech.tsx";
import { useHeldFocus } from "../project/use-held-focus.ts";
import { EmptyState } from "../ui/note.tsx";
import { nothingWords } from "./shows.ts";
import type { Talk, TalkThread } from "./shown-threads.ts";
import { Thread } from "./thread.tsx";
import { useReading } from "./use-reading.ts";

interface TalkListProps {
  talk: Talk;
  /** The block to post about reading at; any of the page where it shows those of several. */
  blockId: string;
  /** The discussion that is marked. */
  on?: string | null;
  sendKey: string;
  placeOf: (thread: TalkThread) => ReactNode;
}

export function TalkList({ talk: { threads, show }, blockId, on, sendKey, placeOf }: TalkListProps) {
  const t = useT();
  const [said, say] = useState("");
  const held = useHeldFocus(threads.map(({ id, resolved }) => `${id}${resolved ? "." : ""}`).join());
  const fresh = useFresh(threads);
  const list = useRef<HTMLDivElement>(null);
  useReading(list, blockId, threads);
  return (
    <div className="talk" ref={held} tabIndex={-1}>
      <p className="vh" role="status">
        {said}
      </p>
      {threads.length === 0 && (
        <EmptyState>
          <p>{t(nothingWords[show])}</p>
        </EmptyState>
      )}
      <div className="threads" ref={list}>
        {threads.map((thread) => (
          <Thread
            key={thread.id}
            thread={fresh(thread)}
            isOn={thread.id === on}
            sendKey={sendKey}
            place={placeOf(thread)}
            onSettled={say}
            onSent={say}
          />
        ))}
      </div>
    </div>
  );
}

/** What was new when the reader came stays marked while he is here, though it is read by now. */
function useFresh(threads: readonly TalkThread[]): (thread: TalkThread) => TalkThread {
  const seen = useRef(new Set<string>());
  for (const { said } of threads) for (const { id, isNew } of said) if (isNew) seen.current.add(id);
  return (thread) => ({
    ...thread,
    said: thread.said.map((comment) => (seen.current.has(comment.id) ? { ...comment, isNew: true } : comment)),
  });
}
