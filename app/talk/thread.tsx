/** A discussion: the words it speaks of, its messages, and what can be done with it. */
import Clock from "lucide-react/icons/clock";
import { useContext, useRef, type MouseEvent, type ReactNode } from "react";
import { Link } from "@remix-run/react";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { Button } from "../ui/button.tsx";
import { Pill } from "../ui/marks.tsx";
import { Comment } from "./comment.tsx";
import { Composer } from "./composer.tsx";
import { Assigning, Settling } from "./settling.tsx";
import type { TalkThread } from "./shown-threads.ts";
import { TalkAddress } from "./use-talk-form.ts";

/** What a discussion stands at when it is no words. */
export const placeWords = {
  block: "talk.place.block",
  quote: "talk.place.quote",
  row: "talk.place.row",
  cell: "talk.place.cell",
  requirement: "talk.place.requirement",
} as const;

/** The element of a discussion on its page. */
export function threadAnchor(threadId: string): string {
  return `thread-${threadId}`;
}

interface ThreadProps {
  thread: TalkThread;
  isOn?: boolean;
  sendKey: string;
  /** The place it speaks of, by which the text is reached. */
  place: ReactNode;
  onSettled: (word: string) => void;
  onSent: (word: string) => void;
}

export function Thread({ thread, isOn, sendKey, place, onSettled, onSent }: ThreadProps) {
  const t = useT();
  const { id, said, left, unread, isLost, inBin, resolved, last } = thread;
  const [first, ...rest] = said;
  return (
    <article
      className={isOn ? "thread on" : "thread"}
      id={threadAnchor(id)}
      tabIndex={-1}
      aria-label={t("talk.threadOf", { name: first?.author ?? "" })}
      data-unread={unread > 0 ? last : undefined}
      data-thread={id}
    >
      {place}
      {isLost && <p className="lost">{t("talk.lost")}</p>}
      {inBin && <p className="lost">{t("talk.inBin")}</p>}
      {first && <Comment thread={thread} comment={first} />}
      {left > 0 && <Whole thread={thread} />}
      {rest.map((comment) => (
        <Comment key={comment.id} thread={thread} comment={comment} />
      ))}
      <Standing thread={thread} />
      {unread > 0 && <ReadByHand thread={thread} />}
      {resolved && (
        <p className="t-r">
          <small>{t("talk.resolvedBy", { name: resolved.by, at: resolved.at })}</small>
        </p>
      )}
      <div className="t-f row wrap between">
        {!resolved && <Replying thread={thread} sendKey={sendKey} onSent={onSent} />}
        {!resolved && <Assigning thread={thread} />}
        <Settling thread={thread} onSettled={onSettled} />
      </div>
    </article>
  );
}

/** A long discussion is told in part; all of it has a page. */
function Whole({ thread: { id, left } }: { thread: TalkThread }) {
  const t = useT();
  const project = useProject();
  return (
    <Link className="link" to={`/projects/${project.id}/threads?thread=${id}`}>
      {t("talk.left", { count: left })}
    </Link>
  );
}

function Standing({ thread: { assignee, dueDay, isLate } }: { thread: TalkThread }) {
  const t = useT();
  if (!assignee) return null;
  return (
    <p className="row wrap">
      <span>{t("talk.leftTo", { name: assignee.name })}</span>
      {dueDay && (
        <Pill tone={isLate ? "bad" : undefined} icon={Clock}>
          {t(isLate ? "talk.late" : "talk.until", { day: dueDay })}
        </Pill>
      )}
    </p>
  );
}

/** Without scripts a page cannot know what has been read. */
function ReadByHand({ thread }: { thread: TalkThread }) {
  const t = useT();
  const action = useContext(TalkAddress)(thread.blockId);
  return (
    <noscript>
      <form method="post" action={action}>
        <input type="hidden" name="block" value={thread.blockId} />
        <input type="hidden" name={`read:${thread.id}`} value={thread.last} />
        <Button type="submit" size="small" name="intent" value="thread-read">
          {t("talk.markRead")}
        </Button>
      </form>
    </noscript>
  );
}

function Replying({ thread, sendKey, onSent }: Pick<ThreadProps, "thread" | "sendKey" | "onSent">) {
  const t = useT();
  const fold = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (fold.current) fold.current.open = false;
    fold.current?.querySelector("summary")?.focus();
  };
  const sent = () => {
    close();
    onSent(t("talk.sent"));
  };
  const toggle = (event: MouseEvent) => {
    // The browser's own way tells of it a moment later, when somebody has begun to type.
    event.preventDefault();
    const details = fold.current!;
    details.open = !details.open;
    if (details.open) details.querySelector("textarea")?.focus();
  };
  return (
    <details className="fold" ref={fold}>
      <summary onClick={toggle}>{t("talk.reply")}</summary>
      <Composer
        blockId={thread.blockId}
        threadId={thread.id}
        label={t("talk.replyLabel")}
        sendKey={sendKey}
        onSent={sent}
        onEscape={close}
        onFound={() => {
          if (fold.current) fold.current.open = true;
        }}
      />
    </details>
  );
}
