/** What one block lacks: each empty cell leads to itself, the rest to the block. */
import { useT } from "../../i18n/speech.tsx";
import { CellWords, useGapWords } from "../../project/gap-words.tsx";
import { BlockLink } from "./place-link.tsx";
import type { ShownBlock } from "./queries.ts";

function CellLine({ block, cell }: { block: ShownBlock; cell: ShownBlock["cells"][number] }) {
  return (
    <li>
      <BlockLink id={block.id} anchor={cell.anchor}>
        <CellWords cell={cell} />
      </BlockLink>
    </li>
  );
}

export function BlockGaps({ block }: { block: ShownBlock }) {
  const t = useT();
  const words = useGapWords();
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
