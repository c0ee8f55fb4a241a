/** A message being written: a new discussion or a reply. What was typed stays until the server has it. */
import Send from "lucide-react/icons/send";
import { useEffect, type ReactNode } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/note.tsx";
import { useKeptWords } from "./kept-words.ts";
import { useSendKey } from "./send-key.tsx";
import { useSent } from "./use-sent.ts";
import { useTalkForm } from "./use-talk-form.ts";
import { WordsField } from "./words-field.tsx";

interface ComposerProps {
  blockId: string;
  /** What words that are not sent yet are kept by on this device; the block unless said. */
  keptAs?: string;
  /** The discussion that is replied to; a new one when it is left out. */
  threadId?: string;
  label: string;
  /** A key of the server's for sending without scripts. */
  sendKey: string;
  /** What stands above the field, with the fields that name a place. */
  children?: ReactNode;
  /** Takes the cursor whenever this changes to something. */
  focus?: unknown;
  onSent: () => void;
  onEscape?: () => void;
  /** Words begun earlier were put back. */
  onFound?: () => void;
  rows?: number;
}

export function Composer(props: ComposerProps) {
  const {
    blockId,
    keptAs = blockId,
    threadId,
    label,
    sendKey,
    children,
    focus,
    onSent,
    onEscape,
    onFound,
    rows,
  } = props;
  const t = useT();
  const { field, keep, forget, empty } = useKeptWords(threadId ?? keptAs, onFound);
  const intent = threadId ? "thread-reply" : "thread-open";
  const isOwn = (values: Record<string, string>) => values.intent === intent && values.thread === threadId;
  const { fetcher, action, failure } = useTalkForm(blockId, isOwn);
  const [key, renew] = useSendKey(threadId ? `${sendKey}.${threadId}` : sendKey);
  useSent(fetcher, () => {
    empty();
    renew();
    onSent();
  });
  // What was refused is kept again.
  useEffect(() => {
    if (failure) keep();
  }, [failure, keep]);
  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: true });
  }, [focus, field]);
  const isBusy = fetcher.state === "submitting";
  return (
    <fetcher.Form
      method="post"
      action={action}
      className="composer"
      onSubmit={(event) => (isBusy ? event.preventDefault() : forget())}
    >
      <input type="hidden" name="block" value={blockId} />
      {threadId && <input type="hidden" name="thread" value={threadId} />}
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="intent" value={intent} />
      {children}
      <WordsField
        field={field}
        label={label}
        failure={failure}
        {...(rows ? { rows } : {})}
        onEscape={onEscape}
        onWords={keep}
      />
      <FormError failure={failure} fields={["comment", "mentions"]} />
      <div className="row between">
        <span className="hint">{t("talk.whoSees")}</span>
        <Button type="submit" size="small" icon={Send} aria-busy={isBusy || undefined}>
          {isBusy ? t("talk.sending") : t("talk.send")}
        </Button>
      </div>
    </fetcher.Form>
  );
}
