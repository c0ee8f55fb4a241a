/** Says what became of a pasted table: how many rows came in, and what did not. */
import type { Translate } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
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

export function PasteNote({ report, onClose }: { report: PasteReport; onClose: () => void }) {
  const t = useT();
  const rest = remarks(report, t);
  return (
    <Note tone={rest.length > 0 ? "warn" : "ok"} announced>
      <p>{[t("editor.pasted.rows", { count: report.rows }), ...rest].join(" ")}</p>
      <Button size="small" onClick={onClose}>
        {t("editor.pasted.close")}
      </Button>
    </Note>
  );
}
