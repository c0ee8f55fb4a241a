/** The table of visas in force, with room for a hand's signature where nothing is decided yet. */
import { useT } from "../../i18n/speech.tsx";
import { Below, Block, Cell, DecisionSaid, Revision, SignatureSaid } from "./cells.tsx";
import type { PrintedRow, PrintedVisa } from "./queries.ts";

function Post({ position, department }: Pick<PrintedRow, "position" | "department">) {
  return (
    <>
      {position}
      <Below>{department}</Below>
    </>
  );
}

/** Who stands in the row, and who decides in his place, under what right and on whose behalf. */
function Signer({ row: { name, instead, behalf, mandatory } }: { row: PrintedRow }) {
  const t = useT();
  const named = (person: { name: string; position: string }) =>
    [person.name || t("signSheet.erased"), person.position].filter(Boolean).join(", ");
  return (
    <>
      {name || t("signSheet.erased")}
      {instead && (
        <Below>
          {instead.as === "delegate"
            ? t("signSheet.delegate", { person: named(instead), reason: instead.reason })
            : t("signSheet.substitute", { person: named(instead) })}
        </Below>
      )}
      <Below>{behalf && t("signSheet.behalf", { name: behalf })}</Below>
      <Below>{!mandatory && t("signSheet.advisory")}</Below>
    </>
  );
}

/** Empty on paper; who listens hears what the emptiness is for. */
function HandLine() {
  const t = useT();
  return (
    <span className="so-line">
      <span className="vh">{t("signSheet.handSignature")}</span>
    </span>
  );
}

/** Of a visa entered from paper: the day of its entry, since the day on the paper stands beside the signature. */
function Given({ visa: { date, time, paper } }: { visa: PrintedVisa }) {
  const t = useT();
  return (
    <>
      {date}
      <Below>{paper ? t("paper.entered", { time }) : time}</Below>
    </>
  );
}

function Row({ row, number }: { row: PrintedRow; number: number }) {
  const t = useT();
  const { visa } = row;
  return (
    <tr className={visa ? undefined : "so-waits"}>
      <Cell of={t("signSheet.number")}>{number}</Cell>
      <Cell of={t("signSheet.position")}>
        <Post {...row} />
      </Cell>
      <Cell of={t("signSheet.name")}>
        <Signer row={row} />
      </Cell>
      <Cell of={t("signSheet.what")}>
        <Block {...row} />
      </Cell>
      <Cell of={t("signSheet.revision")}>
        <Revision {...row} />
      </Cell>
      <Cell of={t("signSheet.received")}>{row.received}</Cell>
      <Cell of={t("signSheet.decision")}>
        {visa ? <DecisionSaid visa={visa} /> : <span className="muted">{t("signSheet.waiting")}</span>}
      </Cell>
      <Cell of={t("signSheet.remarksColumn")}>
        {visa?.remarks && t("signSheet.seeRemarks", { numbers: visa.remarks })}
      </Cell>
      <Cell of={t("signSheet.signature")}>{visa ? <SignatureSaid visa={visa} /> : <HandLine />}</Cell>
      <Cell of={t("signSheet.date")}>{visa ? <Given visa={visa} /> : <HandLine />}</Cell>
    </tr>
  );
}

export function VisaTable({ rows }: { rows: PrintedRow[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("signSheet.visas")}</h2>
      <table className="so-t so-visas">
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
            <th scope="col">{t("signSheet.date")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={row.id} row={row} number={at + 1} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
