/** One message: who, when, what; one's own can be changed and taken back, and it is seen that it was. */
import { useId, useRef, useState } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Avatar, Pill } from "../ui/marks.tsx";
import { FormError } from "../ui/note.tsx";
import { MessageWords, wordsNow } from "./message-words.tsx";
import type { TalkComment, TalkThread } from "./shown-threads.ts";
import { useSent } from "./use-sent.ts";
import { useTalkForm } from "./use-talk-form.ts";
import { WordsField } from "./words-field.tsx";

export function Comment({ thread, comment }: { thread: TalkThread; comment: TalkComment }) {
  const t = useT();
  const { author, at, moment, edited, deleted, isNew, mine } = comment;
  return (
    <div className="msg" data-comment={comment.number}>
      <Avatar name={author} size="sm" />
      <div>
        <p>
          <span className="who">{author}</span> <time dateTime={moment}>{at}</time>
          {edited && !deleted && <small title={edited}> · {t("talk.edited")}</small>}
          {isNew && (
            <>
              {" "}
              <Pill tone="acc">{t("talk.new")}</Pill>
            </>
          )}
        </p>
        {deleted ? <p className="gone">{t("talk.deleted", { at: deleted })}</p> : <MessageWords comment={comment} />}
        {mine && !deleted && <Own thread={thread} comment={comment} />}
      </div>
    </div>
  );
}

function Own({ thread, comment }: { thread: TalkThread; comment: TalkComment }) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOwn = (values: Record<string, string>) => values.message === comment.id;
  const { fetcher, action, failure } = useTalkForm(thread.blockId, isOwn);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => {
    setOpen(false);
    place.current?.querySelector("summary")?.focus();
  };
  useSent(fetcher, close);
  return (
    <details
      className="fold"
      ref={place}
      open={isOpen || failure !== undefined}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t("talk.change")}</summary>
      <fetcher.Form method="post" action={action} className="composer" key={`${id}${comment.edited ?? ""}`}>
        <input type="hidden" name="thread" value={thread.id} />
        <input type="hidden" name="block" value={thread.blockId} />
        <input type="hidden" name="message" value={comment.id} />
        <WordsField
          field={field}
          label={t("talk.yourWords")}
          written={wordsNow(comment)}
          failure={failure}
          onEscape={close}
        />
        <FormError failure={failure} fields={["comment", "mentions"]} />
        <div className="row wrap">
          <Button type="submit" size="small" name="intent" value="comment-edit">
            {t("talk.save")}
          </Button>
          <Button type="submit" size="small" look="ghost" name="intent" value="comment-delete" formNoValidate>
            {t("talk.delete")}
          </Button>
        </div>
      </fetcher.Form>
    </details>
  );
}
