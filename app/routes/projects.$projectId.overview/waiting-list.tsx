/** «Ждёт вас»: what only the reader can move on, the most pressing first. */
import { Link } from "@remix-run/react";
import Clock from "lucide-react/icons/clock";
import History from "lucide-react/icons/history";
import ListChecks from "lucide-react/icons/list-checks";
import Mail from "lucide-react/icons/mail";
import UserPlus from "lucide-react/icons/user-plus";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { BlockLink } from "./place-link.tsx";
import type { OverviewPage } from "./queries.ts";

type Shown = OverviewPage["waiting"][number];

function Line({
  icon,
  tone,
  children,
  small,
}: {
  icon: LucideIcon;
  tone?: string;
  children: ReactNode;
  small?: string;
}) {
  return (
    <li className={tone}>
      <Icon of={icon} />
      <div>
        {children}
        {small && <small>{small}</small>}
      </div>
    </li>
  );
}

function BlockLine({ one }: { one: Extract<Shown, { title: string }> }) {
  const t = useT();
  const late = one.kind === "overdue" ? t("overview.waiting.overdue", { day: one.due ?? "" }) : "";
  const due = one.kind !== "overdue" && one.due ? t("overview.waiting.due", { day: one.due }) : "";
  const lacking = one.lacking > 0 ? t("overview.waiting.lacking", { count: one.lacking }) : "";
  return (
    <Line
      icon={one.kind === "gaps" ? ListChecks : Clock}
      tone={one.kind === "overdue" ? "over" : one.kind === "soon" ? "hot" : undefined}
      small={[late || due, lacking].filter(Boolean).join(" · ")}
    >
      <BlockLink id={one.blockId}>
        {one.number} {one.title}
      </BlockLink>
    </Line>
  );
}

function WaitingLine({ one }: { one: Shown }) {
  const t = useT();
  if ("title" in one) return <BlockLine one={one} />;
  switch (one.kind) {
    case "kept-edits":
      return (
        <Line icon={History} tone="hot" small={t("overview.waiting.keptNote")}>
          <Link className="place" to="../kept-edits">
            {t("overview.waiting.kept", { count: one.count })}
          </Link>
        </Line>
      );
    case "leader-missing":
      return (
        <Line icon={UserPlus} tone="over">
          <Link className="place" to="../members">
            {t("overview.waiting.leader")}
          </Link>
        </Line>
      );
    case "without-responsible":
      return (
        <Line icon={UserPlus} small={t("overview.waiting.nobodyNote")}>
          <BlockLink id={one.blockId}>{t("overview.waiting.nobody", { count: one.count })}</BlockLink>
        </Line>
      );
    case "invitation":
      return (
        <Line
          icon={Mail}
          tone="hot"
          small={one.lapsed ? t("overview.waiting.lapsed") : t("overview.waiting.until", { moment: one.until })}
        >
          <Link className="place" to="../members">
            {t("overview.waiting.invitation", { email: one.email })}
          </Link>
        </Line>
      );
  }
}

export function WaitingList({ waiting, more }: { waiting: Shown[]; more: number }) {
  const t = useT();
  if (waiting.length === 0) return <p className="muted">{t("overview.waiting.nothing")}</p>;
  return (
    <ul className="todo">
      {waiting.map((one, at) => (
        <WaitingLine key={at} one={one} />
      ))}
      {more > 0 && (
        <li>
          <span />
          <Link className="place" to="../my-blocks">
            {t("overview.more", { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}
