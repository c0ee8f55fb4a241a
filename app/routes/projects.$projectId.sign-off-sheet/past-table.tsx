/** Visas that do not count: to which revision they were given, and why they are not in force. */
import { useT } from "../../i18n/speech.tsx";
import { Below, Block, Cell, DecisionSaid, SignatureSaid } from "./cells.tsx";
import type { PrintedPast } from "./queries.ts";
import { outcomeWords } from "./words.ts";

function Fate({ past: { visa, outcome } }: { past: PrintedPast }) {
  const t = useT();
  if (visa.revoked) return <>{t("signSheet.revoked", visa.revoked)}</>;
  return <>{outcome && t(outcomeWords[outcome])}</>;
}

function Row({ past, number }: { past: PrintedPast; number: number }) {
  const t = useT();
  const { visa, department, revision, hash } = past;
  return (
    <tr>
      <Cell of={t("signSheet.number")}>{number}</Cell>
      <Cell of={t("signSheet.position")}>
        {visa.position}
        <Below>{department}</Below>
      </Cell>
      <Cell of={t("signSheet.name")}>
        {visa.name || t("signSheet.erased")}
        <Below>{visa.behalf && t("signSheet.behalf", { name: visa.behalf })}</Below>
      </Cell>
      <Cell of={t("signSheet.what")}>
        <Block {...past} />
      </Cell>
      <Cell of={t("signSheet.revision")}>
        {t("signSheet.toRevision", { number: revision })}
        <Below>
          <code>{hash}</code>
        </Below>
      </Cell>
      <Cell of={t("signSheet.received")}>{past.received}</Cell>
      <Cell of={t("signSheet.decision")}>
        <DecisionSaid visa={visa} />
      </Cell>
      <Cell of={t("signSheet.remarksColumn")}>
        {visa.remarks && t("signSheet.seeRemarks", { numbers: visa.remarks })}
      </Cell>
      <Cell of={t("signSheet.signature")}>
        <SignatureSaid visa={visa} />
        <Below>
          {visa.date}, {visa.time}
        </Below>
      </Cell>
      <Cell of={t("signSheet.fate")}>
        <Fate past={past} />
      </Cell>
    </tr>
  );
}

export function PastTable({ past }: { past: PrintedPast[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("signSheet.past")}</h2>
      <p>{t("signSheet.pastLead")}</p>
      <table className="so-t so-past">
        <thead>
          <tr>
            <th scope="col">{t("signSheet.number")}</th>
            <th scope="col">{t("signSheet.position")}</th>
            <th scope="col">{t("signSheet.name")}</th>
            <th scope="col">{t("signSheet.what")}</th>
            <th scope="col">{t("signSheet.revision")}</th>
            <th scope="col">{t("signSheet.received")}</th>
            <th scope="col">{t("signSheet.decision")}</th>
            <th scope="col">{t("signSheet.remarksColumn")}</th>
            <th scope="col">{t("signSheet.signature")}</th>
            <th scope="col">{t("signSheet.fate")}</th>
          </tr>
        </thead>
        <tbody>
          {past.map((one, at) => (
            <Row key={one.visa.id} past={one} number={at + 1} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
