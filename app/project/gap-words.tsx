/** What a block lacks, in words: an empty cell by its form, row and column, the rest by a phrase. */
import { useT } from "../i18n/speech.tsx";
import type { ShownGaps } from "./shown-gaps.ts";
import { useProject } from "./use-project.ts";

type Other = ShownGaps["others"][number];

/** Says what a block lacks besides cells. */
export function useGapWords(): (gap: Other) => string {
  const t = useT();
  return (gap) => {
    switch (gap.kind) {
      case "empty":
        return t("overview.gap.empty");
      case "underived":
        return t("overview.gap.underived");
      case "examples":
        return t("overview.gap.examples", { count: gap.count });
      case "nobody":
        return t("overview.gap.nobody");
      case "no-date":
        return t("overview.gap.noDate");
      case "overdue":
        return t("overview.gap.overdue", { day: gap.due });
    }
  };
}

export function CellWords({ cell }: { cell: ShownGaps["cells"][number] }) {
  const t = useT();
  const { language } = useProject();
  const { formTitle, columnTitle, number, name } = cell;
  return (
    <>
      <span lang={language}>{formTitle}</span>
      {number > 0 && ` · ${t("overview.gap.row", { number })}`}
      {name && (
        <>
          {" "}
          <q lang={language}>{name}</q>
        </>
      )}
      {" · "}
      {columnTitle ? <b lang={language}>{columnTitle}</b> : <b>{t("overview.gap.form")}</b>}
    </>
  );
}
