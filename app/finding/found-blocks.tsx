/** What was found, block by block, with what stands around; a click leads to the block. */
import Lock from "lucide-react/icons/lock";
import type { BlockOccurrences, Findings } from "../../server/domain/finding/finding.ts";
import { leadTo } from "../editor/leading.ts";
import { useT } from "../i18n/speech.tsx";
import { blockAnchor } from "../project/anchors.ts";
import { Icon } from "../ui/icon.tsx";
import type { Place } from "./find-deeds.ts";

type Replace = (blockId: string, version: number, place: Place) => void;

export function FoundBlocks({ findings, onReplace }: { findings: Findings | null; onReplace: Replace | undefined }) {
  const t = useT();
  if (!findings) return <p className="find-sum muted">{t("writing.find.hint")}</p>;
  const total = findings.blocks.reduce((sum, block) => sum + block.total, 0);
  return (
    <>
      <p className="find-sum" role="status">
        {total === 0
          ? t("writing.find.nothing")
          : t("writing.find.sum", { count: total, blocks: findings.blocks.length })}
        {findings.unread.length > 0 && ` ${t("writing.find.unread", { blocks: findings.unread.join(", ") })}`}
      </p>
      <ul className="find-blocks">
        {findings.blocks.map((block) => (
          <FoundBlock key={block.id} block={block} onReplace={block.locked ? undefined : onReplace} />
        ))}
      </ul>
    </>
  );
}

function FoundBlock({ block, onReplace }: { block: BlockOccurrences; onReplace: Replace | undefined }) {
  const t = useT();
  const { id, number, title, locked, version, occurrences, total } = block;
  return (
    <li>
      <h3>
        <button type="button" className="link" onClick={() => leadTo(blockAnchor(id))}>
          {number} {title}
        </button>
        {locked && (
          <span className="find-lock">
            <Icon of={Lock} /> {t("writing.find.locked")}
          </span>
        )}
      </h3>
      <ul>
        {occurrences.map(({ line, at, before, found, after }) => (
          <li key={`${line}:${at}`} className="find-hit">
            <span>
              {before}
              <mark>{found}</mark>
              {after}
            </span>
            {onReplace && (
              <button
                type="button"
                className="btn sm ghost"
                aria-label={t("writing.find.oneIn", { words: `${before}${found}${after}` })}
                onClick={() => onReplace(id, version, { line, at })}
              >
                {t("writing.find.one")}
              </button>
            )}
          </li>
        ))}
        {total > occurrences.length && (
          <li className="muted">{t("writing.find.more", { count: total - occurrences.length })}</li>
        )}
      </ul>
    </li>
  );
}
