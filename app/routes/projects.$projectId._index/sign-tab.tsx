/** The panel's tab of sign-off: where the round stands, what can be done now, remarks, visas that count no more. */
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import type { BlockDetails } from "../../project/block-details.ts";
import type { ShownSignOff } from "../../project/sign-off-view.ts";
import { useHeldFocus } from "../../project/use-held-focus.ts";
import { Pill } from "../../ui/marks.tsx";
import { Remarks } from "./remarks.tsx";
import { SignLink } from "./standing-line.tsx";
import { Submission } from "./submission.tsx";
import { Proposal, Reopening, useWhoUnlocks, Withdrawal } from "./unlocking.tsx";
import { EarlierVisa, Seat } from "./visas.tsx";

/** What became of the latest round of a block that is in work again. */
const endings = {
  agreed: "standing.ended.agreed",
  rejected: "standing.ended.rejected",
  returned: "standing.ended.returned",
  withdrawn: "standing.ended.withdrawn",
  reopened: "standing.ended.reopened",
} as const;

interface SignTabProps {
  block: BlockOverview;
  details: BlockDetails;
  onLead: () => void;
}

export function SignTab({ block, details: { signOff, going }, onLead }: SignTabProps) {
  const t = useT();
  const who = useWhoUnlocks();
  const place = useHeldFocus(block.state);
  const { round, rights, remarks, earlier } = signOff;
  const locked = block.state !== "draft";
  return (
    <div className="sign-tab" ref={place} tabIndex={-1}>
      {locked && round && <Round signOff={signOff} block={block.id} />}
      {signOff.awaitsMe && <SignLink blockId={block.id} />}
      {rights.withdraw && <Withdrawal block={block} />}
      {rights.reopen && <Reopening block={block} />}
      {locked && <Proposal block={block} />}
      {locked && !rights.withdraw && !rights.reopen && <p className="hint">{who(block, signOff)}</p>}
      <Remarks block={block} remarks={remarks} answers={rights.answer} onLead={onLead} />
      {!locked && going && <Submission block={block} going={going} />}
      {!locked && !going && <p className="hint">{t("standing.notYet")}</p>}
      {earlier.length > 0 && (
        <details className="fold">
          <summary>{t("standing.earlier", { count: earlier.length })}</summary>
          <ul className="signers">
            {earlier.map((visa) => (
              <EarlierVisa key={visa.id} visa={visa} />
            ))}
          </ul>
        </details>
      )}
      {!locked && round && earlier.length === 0 && round.outcome && (
        <p className="hint">{t(endings[round.outcome], { number: round.revision })}</p>
      )}
    </div>
  );
}

function Round({ signOff, block }: { signOff: ShownSignOff; block: string }) {
  const t = useT();
  const { round, seats, decided, of } = signOff;
  if (!round) return null;
  return (
    <section className="guide-ex" aria-label={t("standing.signers", { done: decided, of })}>
      <h3 className="h3">{t("standing.round", { number: round.number, revision: round.revision })}</h3>
      <p className="hint">
        {t("standing.submitted", { name: round.submittedBy, at: round.submittedAt })} ·{" "}
        <span className="hash">{round.hash}</span>
      </p>
      {round.isOpen && (
        <p className="row wrap">
          <b>{t("standing.done", { done: decided, of })}</b>
          {round.deadline && !round.isOverdue && <span>{t("standing.until", { day: round.deadline })}</span>}
          {round.deadline && round.isOverdue && (
            <Pill tone="bad">{t("standing.overdue", { day: round.deadline })}</Pill>
          )}
        </p>
      )}
      <ul className="signers">
        {seats.map((seat) => (
          <Seat key={seat.id} seat={seat} open={round.isOpen} block={block} />
        ))}
      </ul>
    </section>
  );
}
