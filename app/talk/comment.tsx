/** One message: who, when, what; one's own can be changed and taken back, and it is seen that it was. */
import { useId, useRef, useState } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Avatar, Pill } from "../ui/marks.tsx";
import { FormError } from "../ui/note.tsx";
import { piecesOf } from "./called.ts";
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
        {deleted ? <p className="gone">{t("talk.deleted", { at: deleted })}</p> : <Words comment={comment} />}
        {mine && !deleted && <Own thread={thread} comment={comment} />}
      </div>
    </div>
  );
}

/** Plain text, whatever it looks like; those whose names have changed since are called by the present ones below. */
function Words({ comment: { body, mentions } }: { comment: TalkComment }) {
  const pieces = piecesOf(
    body,
    mentions.map(({ name }) => name),
  );
  const said = new Set(pieces.filter(({ isName }) => isName).map(({ text }) => text.slice(1)));
  const renamed = mentions.filter(({ name }) => !said.has(name));
  return (
    <>
      <p className="body">
        {pieces.map(({ text, isName }, at) =>
          isName ? (
            <span key={at} className="at">
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </p>
      {renamed.map(({ memberId, name }) => (
        <span key={memberId} className="at">
          @{name}
        </span>
      ))}
    </>
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
          written={comment.body}
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
