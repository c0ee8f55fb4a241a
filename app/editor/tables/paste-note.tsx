/** Says what became of a pasted table or of a large piece: how much came in, and what did not. */
import type { Translate } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import type { CutReport } from "../paste/amounts.ts";
import { rowLimit } from "./copied-tables.ts";
import type { PasteReport } from "./pasting.ts";

/** Sentences about what was not put in, or not as it should be. */
function remarks({ columnsLeft, unnamedLeft, rowsLeft, occupied, odd }: PasteReport, t: Translate): string[] {
  const titles = columnsLeft.map((title) => `«${title}»`).join(", ");
  return [
    ...(columnsLeft.length > 0 ? [t("editor.pasted.columns", { titles })] : []),
    ...(unnamedLeft > 0 ? [t("editor.pasted.unnamed", { count: unnamedLeft })] : []),
    ...(rowsLeft > 0 ? [t("editor.pasted.rowsLeft", { count: rowsLeft, limit: rowLimit })] : []),
    ...(occupied > 0 ? [t("editor.pasted.occupied", { count: occupied })] : []),
    ...(odd > 0 ? [t("editor.pasted.odd", { count: odd })] : []),
  ];
}

/** Sentences about a piece of which only the beginning was put in. */
function aboutCut({ wordsTaken, wordsLeft, rowsLeft }: CutReport, t: Translate): string[] {
  return [
    t("writing.pasted.words", { count: wordsTaken }),
    ...(rowsLeft > 0 ? [t("writing.pasted.rowsLeft", { count: rowsLeft })] : []),
    ...(wordsLeft > 0 ? [t("writing.pasted.wordsLeft", { count: wordsLeft })] : []),
    t("writing.pasted.goOn"),
  ];
}

export function PasteNote({ report, onClose }: { report: PasteReport | CutReport; onClose: () => void }) {
  const t = useT();
  const isCut = "wordsTaken" in report;
  const said = isCut ? aboutCut(report, t) : [t("editor.pasted.rows", { count: report.rows }), ...remarks(report, t)];
  return (
    <Note tone={isCut || said.length > 1 ? "warn" : "ok"} announced>
      <p>{said.join(" ")}</p>
      <Button size="small" onClick={onClose}>
        {t("editor.pasted.close")}
      </Button>
    </Note>
  );
}
