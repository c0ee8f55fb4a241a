/** What becomes of a discussion: it is resolved, reopened, left to somebody by a day. */
import Check from "lucide-react/icons/check";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useRef } from "react";
import { may } from "../../server/domain/people.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { Button } from "../ui/button.tsx";
import { Field, Select } from "../ui/field.tsx";
import { FormError } from "../ui/note.tsx";
import type { TalkThread } from "./shown-threads.ts";
import { useSent } from "./use-sent.ts";
import { useTalkForm } from "./use-talk-form.ts";

/** The fields that name a discussion. */
function Named({ thread }: { thread: TalkThread }) {
  return (
    <>
      <input type="hidden" name="thread" value={thread.id} />
      <input type="hidden" name="block" value={thread.blockId} />
    </>
  );
}

/** @param onSettled it has been resolved or reopened */
export function Settling({ thread, onSettled }: { thread: TalkThread; onSettled: (word: string) => void }) {
  const t = useT();
  const isOwn = ({ thread: id, intent }: Record<string, string>) =>
    id === thread.id && ["thread-resolve", "thread-reopen"].includes(intent ?? "");
  const { fetcher, action, failure } = useTalkForm(thread.blockId, isOwn);
  const isOver = thread.resolved !== null;
  useSent(fetcher, () => onSettled(t(isOver ? "talk.reopened" : "talk.resolved")));
  return (
    <fetcher.Form method="post" action={action}>
      <Named thread={thread} />
      <FormError failure={failure} />
      <Button
        type="submit"
        size="small"
        look="ghost"
        icon={isOver ? RotateCcw : Check}
        name="intent"
        value={isOver ? "thread-reopen" : "thread-resolve"}
      >
        {t(isOver ? "talk.reopen" : "talk.resolve")}
      </Button>
    </fetcher.Form>
  );
}

export function Assigning({ thread }: { thread: TalkThread }) {
  const t = useT();
  const { members, role } = useProject();
  const fold = useRef<HTMLDetailsElement>(null);
  const isOwn = ({ thread: id, intent }: Record<string, string>) => id === thread.id && intent === "thread-assign";
  const { fetcher, action, failure } = useTalkForm(thread.blockId, isOwn);
  useSent(fetcher, () => {
    if (fold.current) fold.current.open = false;
    fold.current?.querySelector("summary")?.focus();
  });
  if (!may(role, "thread.assign")) return null;
  const group = members.filter((member) => may(member.role, "thread.comment"));
  const options = [
    { value: "", label: t("talk.nobody") },
    ...group.map(({ id, name, position }) => ({ value: id, label: position ? `${name}, ${position}` : name })),
  ];
  return (
    <details className="fold" ref={fold} open={failure ? true : undefined}>
      <summary>{t("talk.assign")}</summary>
      <fetcher.Form
        method="post"
        action={action}
        className="set plain"
        key={`${thread.assignee?.memberId ?? ""}${thread.due ?? ""}`}
      >
        <Named thread={thread} />
        <Select
          name="member"
          label={t("talk.assignee")}
          options={options}
          defaultValue={thread.assignee?.memberId ?? ""}
          failure={failure}
        />
        <Field name="due" type="date" label={t("talk.due")} defaultValue={thread.due ?? ""} failure={failure} />
        <FormError failure={failure} fields={["member", "due"]} />
        <Button type="submit" size="small" name="intent" value="thread-assign">
          {t("talk.assignDo")}
        </Button>
      </fetcher.Form>
    </details>
  );
}
