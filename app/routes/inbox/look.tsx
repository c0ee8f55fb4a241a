/** How the inbox is looked at: which kinds, grouped how; all of it in the address, as plain links. */
import { Link, useSearchParams } from "@remix-run/react";
import type { InboxKind } from "../../../server/domain/inbox/kinds.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { InboxPageData } from "./queries.ts";

const kindTitles = {
  visa: "inbox.kind.visa",
  mention: "inbox.kind.mention",
  reply: "inbox.kind.reply",
  assignment: "inbox.kind.assignment",
  settling: "inbox.kind.settling",
  duty: "inbox.kind.duty",
  question: "inbox.kind.question",
  answer: "inbox.kind.answer",
  change: "inbox.kind.change",
  confirmation: "inbox.kind.confirmation",
} as const satisfies Record<InboxKind, SimpleKey>;
const kinds = Object.keys(kindTitles) as InboxKind[];

/** Addresses of the same page, looked at otherwise. Another look begins at its first page. */
export function useLooks() {
  const [asked] = useSearchParams();
  return (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(asked);
    for (const [name, value] of Object.entries({ page: null, ...changes }))
      if (value === null) next.delete(name);
      else next.set(name, value);
    return `?${next.toString()}`;
  };
}

function Choice({ to, chosen, children }: { to: string; chosen: boolean; children: string }) {
  return (
    <Link className="in-choice" to={to} aria-current={chosen ? "true" : undefined} preventScrollReset>
      {children}
    </Link>
  );
}

export function InboxLook({ kind, onlyUnread, by }: Pick<InboxPageData, "kind" | "onlyUnread" | "by">) {
  const t = useT();
  const look = useLooks();
  return (
    <nav className="in-look" aria-label={t("inbox.look")}>
      <div className="in-choices">
        <Choice to={look({ kind: null, unread: null })} chosen={kind === null && !onlyUnread}>
          {t("inbox.all")}
        </Choice>
        <Choice to={look({ unread: onlyUnread ? null : "" })} chosen={onlyUnread}>
          {t("inbox.unread")}
        </Choice>
        {kinds.map((one) => (
          <Choice key={one} to={look({ kind: one === kind ? null : one })} chosen={one === kind}>
            {t(kindTitles[one])}
          </Choice>
        ))}
      </div>
      <div className="in-choices">
        <Choice to={look({ by: null })} chosen={by === "day"}>
          {t("inbox.byDay")}
        </Choice>
        <Choice to={look({ by: "project" })} chosen={by === "project"}>
          {t("inbox.byProject")}
        </Choice>
      </div>
    </nav>
  );
}
