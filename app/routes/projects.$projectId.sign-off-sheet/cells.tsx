/** Cells that both tables of visas share: who, of which revision, what he decided, and how he proved that it was he. */
import type { ReactNode } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Paper } from "../../signing/paper.tsx";
import type { PrintedRow, PrintedVisa } from "./queries.ts";
import { decisionWords, proofWords } from "./words.ts";

/** A cell that says its column where the table falls into cards. */
export function Cell({ of: title, children }: { of: string; children: ReactNode }) {
  return (
    <td data-l={title}>
      <div>{children}</div>
    </td>
  );
}

/** A quieter line below; nothing when there is nothing to say. */
export function Below({ children }: { children: ReactNode }) {
  return children ? <small>{children}</small> : null;
}

export function Block({ block: { number, title } }: Pick<PrintedRow, "block">) {
  return (
    <>
      {number} {title}
    </>
  );
}

export function Revision({ revision, hash }: { revision: number; hash: string }) {
  const t = useT();
  return (
    <>
      {t("signSheet.revisionNumber", { number: revision })}
      <Below>
        <code>{hash}</code>
      </Below>
    </>
  );
}

export function DecisionSaid({ visa }: { visa: PrintedVisa }) {
  const t = useT();
  const more = [visa.late && t("signSheet.late"), visa.differenceOnly && t("signSheet.differenceOnly")];
  return (
    <>
      {t(decisionWords[visa.decision])}
      <Below>{more.filter(Boolean).join(", ")}</Below>
    </>
  );
}

/** A silence has no signature, whatever followed from it. */
export function SignatureSaid({ visa }: { visa: PrintedVisa }) {
  const t = useT();
  const { confirmedBy, decision, id, rules, paper } = visa;
  if (decision === "by-default") return <>{t("signSheet.notSigned")}</>;
  if (paper)
    return (
      <span className="so-paper">
        <Paper of={paper} />
      </span>
    );
  if (!(confirmedBy in proofWords)) return null;
  const how = t(proofWords[confirmedBy as keyof typeof proofWords]);
  const under = rules !== null && t("signSheet.byRules", { number: rules });
  return (
    <>
      {t("signSheet.electronic", { id })}
      <Below>{[how, under].filter(Boolean).join(", ")}</Below>
    </>
  );
}
