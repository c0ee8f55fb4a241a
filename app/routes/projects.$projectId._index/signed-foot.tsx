/** The foot of a block that all have signed: who, when, and the stamp with revision, day and hash. */
import { useT } from "../../i18n/speech.tsx";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import { Stamp } from "../../ui/stamp.tsx";
import { Seat } from "./visas.tsx";

export function SignedFoot({ standing }: { standing: ShownStanding }) {
  const t = useT();
  const { round, seats, decided, of } = standing;
  if (!round) return null;
  const below = [t("standing.stampRevision", { number: round.revision }), round.stamped, round.hash];
  return (
    <div className="signed-foot">
      <ul className="signers" aria-label={t("standing.signers", { done: decided, of })}>
        {seats.map((seat) => (
          <Seat key={seat.id} seat={seat} open={false} />
        ))}
      </ul>
      <Stamp word={t("state.agreed")} below={below} />
    </div>
  );
}
