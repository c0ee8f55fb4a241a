/** The wording in force as a signer sees it, and the earlier ones: each keeps its hash, its date and its text. */
import { useT } from "../../i18n/speech.tsx";
import { SigningRulesSheet, type ShownRules } from "../../project/signing-rules.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";

export interface ShownWording extends ShownRules {
  number: number;
  hash: string;
  /** When it was saved, in the reader's words. */
  saved: string;
  acceptances: number;
}

export function CurrentWording({ current }: { current: ShownWording | undefined }) {
  const t = useT();
  return (
    <Section title={t("signing.rules")} lead={t("signing.rulesLead")}>
      {current ? (
        <>
          <p className="f">
            {t("signing.inForce", { number: current.number, date: current.saved })}{" "}
            {t("signing.accepted", { count: current.acceptances })}
          </p>
          <SigningRulesSheet rules={current} label={t("signing.shown")} />
        </>
      ) : (
        <Note tone="acc">{t("signing.noRules")}</Note>
      )}
    </Section>
  );
}

export function EarlierWordings({ earlier }: { earlier: readonly ShownWording[] }) {
  const t = useT();
  if (earlier.length === 0) return null;
  return (
    <Section title={t("signing.earlier")} lead={t("signing.earlierLead")}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("signing.number")}</th>
            <th>{t("signing.saved")}</th>
            <th>{t("signing.acceptedBy")}</th>
            <th>{t("signing.wordingHash")}</th>
          </tr>
        </thead>
        <tbody>
          {earlier.map((wording) => (
            <tr key={wording.number}>
              <td data-l={t("signing.number")}>{wording.number}</td>
              <td className="nowrap" data-l={t("signing.saved")}>
                {wording.saved}
              </td>
              <td data-l={t("signing.acceptedBy")}>{wording.acceptances}</td>
              <td data-l={t("signing.wordingHash")}>
                <span className="secret">{wording.hash}</span>
                <details>
                  <summary>{t("signing.read")}</summary>
                  <SigningRulesSheet rules={wording} label={t("signing.wording", { number: wording.number })} />
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
