/** Rows of the outline: a section with its ring of readiness, a block with its status and who is editing it. */
import { Link } from "@remix-run/react";
import GripVertical from "lucide-react/icons/grip-vertical";
import { createContext, useContext } from "react";
import type { BlockOverview, SectionOverview } from "../../server/domain/document/outline.ts";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { Ring } from "../ui/marks.tsx";
import { blockAnchor } from "./anchors.ts";
import { BlockStatus } from "./block-status.tsx";
import type { Held } from "./hands.ts";
import type { Item } from "./order.ts";
import { useOutlineState } from "./outline-state.tsx";

/** Is the block signed by all, in itself or as part of a version? */
export function isAgreed({ state }: Pick<BlockOverview, "state">): boolean {
  return state === "agreed" || state === "baselined";
}

/** What all rows know of the outline they stand in. */
export interface Rows {
  /** Where the document's page is. */
  document: { pathname: string; search: string };
  held: Held | null;
  /** Has this reader handles for such rows now? */
  grips: (kind: Item["kind"]) => boolean;
  onGrip: (item: Item) => void;
  isOpen: (section: SectionOverview) => boolean;
  onToggle: (sectionId: string, open: boolean) => void;
  /** Blocks the outline is narrowed to; null for all. */
  only: ReadonlySet<string> | null;
}

export const RowsContext = createContext<Rows | null>(null);

function useRows(): Rows {
  const rows = useContext(RowsContext);
  if (!rows) throw new Error("a row stands outside of an outline");
  return rows;
}

/** How a row looks while something is in the hand. */
function classOf(held: Held | null, id: string): string | undefined {
  const parts = held?.item.id === id ? [`held by-${held.by}`] : [];
  if (held?.mark?.id === id && held.item.id !== id) parts.push(`drop-${held.mark.side}`);
  return parts.join(" ") || undefined;
}

function Grip({ item, title }: { item: Item; title: string }) {
  const t = useT();
  const { held, grips, onGrip } = useRows();
  if (!grips(item.kind)) return null;
  const label = t("outline.grip", { title });
  return (
    <button
      type="button"
      className="grip"
      aria-label={label}
      aria-pressed={held?.item.id === item.id}
      title={t("outline.gripHint")}
      onClick={() => onGrip(item)}
    >
      <Icon of={GripVertical} />
    </button>
  );
}

function BlockRow({ block, number }: { block: BlockOverview; number: string }) {
  const { activeBlockId, editing } = useOutlineState();
  const { document, held } = useRows();
  const on = block.id === activeBlockId;
  return (
    <li className={classOf(held, block.id)} data-item="block" data-id={block.id}>
      <Link
        className={on ? "bl on" : "bl"}
        to={{ ...document, hash: blockAnchor(block.id) }}
        aria-current={on ? "location" : undefined}
        draggable={false}
      >
        <BlockStatus block={block} bare />
        <span className="n">{number}</span>
        <span className="t" title={block.title}>
          {block.title}
        </span>
        <span className="live3" aria-hidden="true">
          {editing.get(block.id)?.map((look) => (
            <i key={look} className={look} />
          ))}
        </span>
      </Link>
      <Grip item={{ kind: "block", id: block.id }} title={block.title} />
    </li>
  );
}

export function SectionRow({ section, number }: { section: SectionOverview; number: number }) {
  const t = useT();
  const { held, isOpen, onToggle, only } = useRows();
  const open = isOpen(section);
  const done = section.blocks.filter(isAgreed).length;
  const of = section.blocks.length;
  return (
    <li className={classOf(held, section.id)} data-item="section" data-id={section.id}>
      <Grip item={{ kind: "section", id: section.id }} title={section.title} />
      <details
        open={open}
        onToggle={({ currentTarget }) => currentTarget.open !== open && onToggle(section.id, currentTarget.open)}
      >
        <summary>
          <Ring done={done} of={of} label={t("outline.agreed", { done, of })} />
          <span className="n">{number}</span>
          <span className="t">{section.title}</span>
        </summary>
        <ol>
          {section.blocks.map(
            (block, at) =>
              (!only || only.has(block.id)) && <BlockRow key={block.id} block={block} number={`${number}.${at + 1}`} />,
          )}
        </ol>
      </details>
    </li>
  );
}
