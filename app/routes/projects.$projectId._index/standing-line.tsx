/** The sign-off of a block in the line below its heading: how many have signed, by when, who is waited for. */
import { Link } from "@remix-run/react";
import Clock from "lucide-react/icons/clock";
import PenLine from "lucide-react/icons/pen-line";
import Send from "lucide-react/icons/send";
import type { MouseEvent } from "react";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import { blockAnchor } from "../../project/anchors.ts";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import { useIsEmpty, useProject } from "../../project/use-project.ts";
import { signingPath } from "../../signing/signing-path.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Pill } from "../../ui/marks.tsx";

interface StandingLineProps {
  block: BlockOverview;
  /** Absent before the first round. */
  standing: ShownStanding | undefined;
  onOpen: () => void;
}

export function StandingLine({ block, standing, onOpen }: StandingLineProps) {
  const t = useT();
  const round = standing?.round;
  return (
    <>
      {standing && round?.isOpen && <Progress standing={standing} block={block} onOpen={onOpen} />}
      {standing && !round?.isOpen && block.state === "draft" && round?.outcome === "rejected" && (
        <Pill tone="bad">{t("standing.rejectedRevision", { number: round.revision })}</Pill>
      )}
      {standing && standing.openRemarks > 0 && (
        <ToPanel block={block} onOpen={onOpen}>
          {t("standing.remarks", { count: standing.openRemarks })}
        </ToPanel>
      )}
      {standing?.awaitsMe && <SignLink blockId={block.id} />}
      <Offer block={block} onOpen={onOpen} />
    </>
  );
}

/** For whom the round waits: straight to where he reads and signs. */
export function SignLink({ blockId }: { blockId: string }) {
  const t = useT();
  const { id } = useProject();
  return (
    <LinkButton to={signingPath(id, blockId)} look="primary" size="small" icon={PenLine}>
      {t("standing.sign")}
    </LinkButton>
  );
}

interface ToPanelProps {
  block: BlockOverview;
  onOpen: () => void;
  className?: string;
  children: React.ReactNode;
}

/** Opens the panel at the block's sign-off; without scripts the page comes anew with the panel open. */
export function ToPanel({ block, onOpen, className = "link", children }: ToPanelProps) {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <Link
      className={className}
      to={{ search: `?block=${block.id}&tab=sign`, hash: blockAnchor(block.id) }}
      onClick={open}
    >
      {children}
    </Link>
  );
}

function Progress({ standing, block, onOpen }: { standing: ShownStanding; block: BlockOverview; onOpen: () => void }) {
  const t = useT();
  const { round, decided, of, waited, rejected } = standing;
  return (
    <>
      <ToPanel block={block} onOpen={onOpen}>
        {t("standing.done", { done: decided, of })}
      </ToPanel>
      {round?.deadline && !round.isOverdue && <span>{t("standing.until", { day: round.deadline })}</span>}
      {round?.deadline && round.isOverdue && (
        <Pill tone="bad" icon={Clock}>
          {t("standing.overdue", { day: round.deadline })}
        </Pill>
      )}
      {rejected && <Pill tone="bad">{t("standing.someRejected")}</Pill>}
      {waited.length > 0 && <span>{t("standing.waited", { names: waited.join(", ") })}</span>}
    </>
  );
}

/** To those who may submit the block; seen at the block in hand, and always where nothing hovers. */
function Offer({ block, onOpen }: { block: BlockOverview; onOpen: () => void }) {
  const t = useT();
  const { role, memberId } = useProject();
  const empty = useIsEmpty(block.id);
  const holds = may(role, "block.assign") || (block.responsibleId === memberId && may(role, "round.open"));
  if (block.state !== "draft" || !holds || (empty && block.notRequired === null)) return null;
  return (
    <ToPanel block={block} onOpen={onOpen} className="btn sm b-send">
      <Icon of={Send} />
      {t("standing.submit")}
    </ToPanel>
  );
}
