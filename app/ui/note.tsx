/** What a page says beside its content: notes, refusals of forms, empty places that teach, waiting. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { useT } from "../i18n/speech.tsx";
import type { FormFailure } from "./field.tsx";
import { Icon } from "./icon.tsx";

const icons = { acc: Info, warn: TriangleAlert, bad: CircleX, ok: CircleCheck };

interface NoteProps {
  tone: keyof typeof icons;
  children: ReactNode;
  /** A note that appears in answer to a deed is announced. */
  announced?: boolean;
}

export function Note({ tone, children, announced }: NoteProps) {
  return (
    <div
      className={tone === "ok" ? "note" : `note ${tone}`}
      role={announced ? (tone === "bad" ? "alert" : "status") : undefined}
    >
      <Icon of={icons[tone]} />
      <div className="grow">{children}</div>
    </div>
  );
}

/** The sentence of a refusal; when a field of `fields` shows it, nothing stands here. */
export function FormError({ failure, fields = [] }: { failure: FormFailure | undefined; fields?: readonly string[] }) {
  const t = useT();
  if (!failure || (failure.error.field && fields.includes(failure.error.field))) return null;
  return (
    <div className="f">
      <Note tone="bad" announced>
        {failure.error.code === "offline" ? t("form.offline") : failure.error.message}
      </Note>
    </div>
  );
}

/** An empty place: what it is for and the one thing to do. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="teach">
      <div>{children}</div>
      {action && <div className="acts">{action}</div>}
    </div>
  );
}

/** Grey lines in the shape of text while something loads. @param label said by screen readers */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status">
      <span className="vh">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="sk" aria-hidden="true" />
      ))}
    </div>
  );
}
