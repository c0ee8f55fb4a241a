/** What one block lacks: each empty cell leads to itself, the rest to the block. */
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { BlockLink } from "./place-link.tsx";
import type { ShownBlock } from "./queries.ts";

type Other = ShownBlock["others"][number];

function useOtherWords(): (gap: Other) => string {
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

function CellLine({ block, cell }: { block: ShownBlock; cell: ShownBlock["cells"][number] }) {
  const t = useT();
  const { language } = useProject();
  const { anchor, formTitle, columnTitle, number, name } = cell;
  return (
    <li>
      <BlockLink id={block.id} anchor={anchor}>
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
      </BlockLink>
    </li>
  );
}

export function BlockGaps({ block }: { block: ShownBlock }) {
  const t = useT();
  const words = useOtherWords();
  const others = block.others.map(words).join(", ");
  return (
    <li>
      <BlockLink id={block.id}>
        <span className="n">{block.number}</span> <b>{block.title}</b>
        {others && <span className="why"> · {others}</span>}
      </BlockLink>
      {block.cells.length > 0 && (
        <ul>
          {block.cells.map((cell) => (
            <CellLine key={cell.anchor} block={block} cell={cell} />
          ))}
          {block.more > 0 && (
            <li>
              <BlockLink id={block.id}>{t("overview.more", { count: block.more })}</BlockLink>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
