/** One line of the inbox: who did what and where, the way there, and «Прочитано». */
import { Form, Link } from "@remix-run/react";
import AtSign from "lucide-react/icons/at-sign";
import BadgeCheck from "lucide-react/icons/badge-check";
import Check from "lucide-react/icons/check";
import ClipboardCheck from "lucide-react/icons/clipboard-check";
import Clock from "lucide-react/icons/clock";
import FileText from "lucide-react/icons/file-text";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question";
import GitPullRequestArrow from "lucide-react/icons/git-pull-request-arrow";
import MessageSquareCheck from "lucide-react/icons/message-square-check";
import MessageSquareReply from "lucide-react/icons/message-square-reply";
import PenTool from "lucide-react/icons/pen-tool";
import UserCheck from "lucide-react/icons/user-check";
import type { InboxKind } from "../../../server/domain/inbox/kinds.ts";
import type { ItemState } from "../../../server/domain/inbox/reading.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { registerCode } from "../../questions/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Pill } from "../../ui/marks.tsx";
import type { InboxPageData, Line } from "./queries.ts";

const icons = {
  visa: PenTool,
  mention: AtSign,
  reply: MessageSquareReply,
  assignment: UserCheck,
  settling: MessageSquareCheck,
  duty: FileText,
  question: MessageCircleQuestion,
  answer: BadgeCheck,
  change: GitPullRequestArrow,
  confirmation: ClipboardCheck,
} as const satisfies Record<InboxKind, unknown>;

const deeds = {
  visa: "inbox.did.visa",
  mention: "inbox.did.mention",
  reply: "inbox.did.reply",
  assignment: "inbox.did.assignment",
  settling: "inbox.did.resolved",
  duty: "inbox.did.duty",
  question: "inbox.did.question",
  answer: "inbox.did.answer",
  change: "inbox.did.change",
  confirmation: "inbox.did.confirmation",
} as const satisfies Record<InboxKind, SimpleKey>;

/** Where it is not what its kind usually comes to. */
const outcomes = {
  ...{ reopened: "inbox.did.reopened", corrected: "inbox.did.corrected", resolved: undefined, right: undefined },
} as const satisfies Record<ItemState, SimpleKey | undefined>;

function aboutOf({ question, interview, blockTitle }: Line, t: ReturnType<typeof useT>): string {
  if (interview !== null) return t("inbox.interview", { number: interview });
  return question === null ? t("journal.quoted", { title: blockTitle }) : registerCode(question);
}

function Due({ due, late }: Pick<Line, "due" | "late">) {
  const t = useT();
  if (due === null) return null;
  return late ? (
    <Pill tone="bad" icon={Clock}>
      {t("inbox.late", { due })}
    </Pill>
  ) : (
    <span>{t("inbox.due", { due })}</span>
  );
}

export function InboxLine({ line, by, onRead }: { line: Line; by: InboxPageData["by"]; onRead: () => void }) {
  const t = useT();
  const deed = (line.state && outcomes[line.state]) ?? deeds[line.kind];
  const about = aboutOf(line, t);
  const code = line.change === null ? "" : ` (ЗИ-${line.change})`;
  return (
    <li className={line.unread ? "in-line new" : "in-line"}>
      <Link className="in-a" to={line.open}>
        <Icon of={icons[line.kind]} />
        <span className="in-what">
          {line.kind === "confirmation" && <b>{t("inbox.respondent")}: </b>}
          {line.by !== null && <b>{line.by || t("activity.somebody")}: </b>}
          {t(deed)} {about}
          {code}
        </span>
        {line.words !== "" && <span className="in-words">{line.words}</span>}
        <span className="in-meta">
          <time dateTime={line.at}>{line.when}</time>
          {by === "day" && <span>{line.projectName}</span>}
          {line.quote !== "" && <span className="in-quote">{t("inbox.at", { quote: line.quote })}</span>}
          <Due due={line.due} late={line.late} />
        </span>
      </Link>
      {line.unread && (
        <Form method="post" preventScrollReset onSubmit={onRead}>
          <input type="hidden" name="project" value={line.projectId} />
          <input type="hidden" name="kind" value={line.kind} />
          <input type="hidden" name="id" value={line.id} />
          <button
            className="btn sm in-read"
            name="intent"
            value="read"
            aria-label={t("inbox.readOne", {
              title: line.question === null && line.interview === null ? line.blockTitle : about,
            })}
          >
            <Icon of={Check} />
            <span>{t("inbox.read")}</span>
          </button>
        </Form>
      )}
    </li>
  );
}
