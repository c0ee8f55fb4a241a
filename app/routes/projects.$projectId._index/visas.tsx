/** Those who decide on a block, each with his visa: never is silence printed as a signature. */
import { Link } from "@remix-run/react";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { ShownSeat, ShownVisa } from "../../project/sign-off-view.ts";
import { useProject } from "../../project/use-project.ts";
import { Paper, paperPath } from "../../signing/paper.tsx";
import { Icon } from "../../ui/icon.tsx";

const looks = {
  agreed: { icon: CircleCheck, look: "", word: "standing.agreed" },
  "agreed-with-remarks": { icon: TriangleAlert, look: "rem", word: "standing.withRemarks" },
  rejected: { icon: CircleX, look: "bad", word: "standing.rejected" },
  "by-default": { icon: Clock, look: "none", word: "standing.byDefault" },
} as const satisfies Record<ShownVisa["decision"], { icon: unknown; look: string; word: SimpleKey }>;

/** What there is to say of a visa besides the person, in the order of its weight. */
function useVisaWords(): (visa: ShownVisa) => string[] {
  const t = useT();
  return ({ decision, differenceOnly, late, behalf }) => [
    t(differenceOnly && decision === "agreed" ? "standing.confirmed" : looks[decision].word),
    ...(late ? [t("standing.late")] : []),
    ...(behalf ? [t("standing.behalf", { whom: behalf })] : []),
  ];
}

/** One who decides: his visa, or that he is waited for. @param block where what he has signed on paper may be entered */
export function Seat({ seat, open, block }: { seat: ShownSeat; open: boolean; block?: string }) {
  const t = useT();
  const words = useVisaWords();
  const { visa } = seat;
  if (!visa) {
    const waits = seat.isTurn ? t("standing.waits") : t("standing.later");
    const parts = [seat.position, seat.mandatory ? "" : t("approver.advisory"), open ? waits : t("standing.silent")];
    return (
      <li className="none">
        <Icon of={CircleDashed} />
        <span>
          {seat.name}
          <small>{parts.filter(Boolean).join(" · ")}</small>
          {seat.delegate && <small>{t("standing.delegated", { name: seat.delegate.name })}</small>}
          {block && seat.onPaper && <PaperLink block={block} memberId={seat.memberId} />}
        </span>
      </li>
    );
  }
  const instead = seat.insteadOf ? [t("standing.behalf", { whom: seat.insteadOf })] : [];
  return (
    <li className={looks[visa.decision].look}>
      <Icon of={looks[visa.decision].icon} />
      <span>
        {visa.decision === "by-default" ? seat.name : visa.name}
        <small>{[visa.position || seat.position, ...words(visa), ...instead].filter(Boolean).join(" · ")}</small>
        {visa.paper && (
          <small>
            <Paper of={visa.paper} />
          </small>
        )}
        {block && seat.onPaper && <PaperLink block={block} memberId={seat.memberId} />}
      </span>
      <span className="tiny muted">{visa.at}</span>
    </li>
  );
}

function PaperLink({ block, memberId }: { block: string; memberId: string }) {
  const t = useT();
  const { id } = useProject();
  return (
    <small className="paper-enter">
      <Link className="link" to={paperPath(id, block, memberId)}>
        {t("paper.enter")}
      </Link>
    </small>
  );
}

/** A visa that counts no more: of an earlier revision, or taken back. */
export function EarlierVisa({ visa }: { visa: ShownVisa }) {
  const t = useT();
  const words = useVisaWords();
  const what = [visa.position, ...words(visa)].filter(Boolean).join(" · ");
  return (
    <li className="none">
      <Icon of={looks[visa.decision].icon} />
      <span>
        {visa.revoked ? <s>{visa.name}</s> : visa.name}
        <small>{visa.revoked ? <s>{what}</s> : what}</small>
        <small>
          {t("standing.toRevision", { number: visa.revision })} · <span className="hash">{visa.hash}</span>
        </small>
        {visa.paper && (
          <small>
            <Paper of={visa.paper} />
          </small>
        )}
        {visa.revoked && <small>{t("standing.revoked", visa.revoked)}</small>}
      </span>
      <span className="tiny muted">{visa.at}</span>
    </li>
  );
}
