/** «Таблица разногласий»: what the document said, what was remarked, what the author answered, how it reads now. */
import { useT } from "../../i18n/speech.tsx";
import { Below, Cell } from "./cells.tsx";
import type { PrintedRemark } from "./queries.ts";

function Remarked({ remark: { body, replacement, author } }: { remark: PrintedRemark }) {
  const t = useT();
  return (
    <>
      {body && <p>{body}</p>}
      {replacement !== null && <p>{t("signSheet.proposed", { words: replacement })}</p>}
      <Below>{author || t("signSheet.erased")}</Below>
    </>
  );
}

function Answer({ remark: { answer, answerText, answeredBy, answered } }: { remark: PrintedRemark }) {
  const t = useT();
  if (answer === null) return <span className="muted">{t("signSheet.unanswered")}</span>;
  return (
    <>
      <p>{[t(answer === "taken" ? "signSheet.taken" : "signSheet.declined"), answerText].filter(Boolean).join(". ")}</p>
      <Below>{[answeredBy || t("signSheet.erased"), answered].join(", ")}</Below>
    </>
  );
}

function Final({ remark: { final } }: { remark: PrintedRemark }) {
  const t = useT();
  if (final.kind === "unchanged") return <>{t("signSheet.unchanged")}</>;
  if (final.kind === "awaited") return <span className="muted">{t("signSheet.awaited")}</span>;
  const { words, revision: number } = final;
  return (
    <>{words === null ? t("signSheet.finalRevision", { number }) : t("signSheet.finalWords", { words, number })}</>
  );
}

export function RemarkTable({ remarks }: { remarks: PrintedRemark[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("signSheet.disagreements")}</h2>
      <table className="so-t so-remarks">
        <thead>
          <tr>
            <th scope="col">{t("signSheet.number")}</th>
            <th scope="col">{t("signSheet.item")}</th>
            <th scope="col">{t("signSheet.documentWords")}</th>
            <th scope="col">{t("signSheet.remark")}</th>
            <th scope="col">{t("signSheet.answer")}</th>
            <th scope="col">{t("signSheet.final")}</th>
          </tr>
        </thead>
        <tbody>
          {remarks.map((remark, at) => (
            <tr key={remark.id}>
              <Cell of={t("signSheet.number")}>{at + 1}</Cell>
              <Cell of={t("signSheet.item")}>
                {remark.block.number} {remark.block.title}
              </Cell>
              <Cell of={t("signSheet.documentWords")}>
                {remark.quote ? t("signSheet.quoted", { quote: remark.quote }) : t("signSheet.wholeBlock")}
                <Below>{t("signSheet.revisionNumber", { number: remark.revision })}</Below>
              </Cell>
              <Cell of={t("signSheet.remark")}>
                <Remarked remark={remark} />
              </Cell>
              <Cell of={t("signSheet.answer")}>
                <Answer remark={remark} />
              </Cell>
              <Cell of={t("signSheet.final")}>
                <Final remark={remark} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
