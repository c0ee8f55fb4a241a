/** The document's contents: sections with a ring of readiness, blocks with status and who is editing. */
import { Link, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { BlockOverview, SectionOverview } from "../../server/domain/outline.ts";
import { useT } from "../i18n/speech.tsx";
import { Ring } from "../ui/marks.tsx";
import { blockAnchor } from "./anchors.ts";
import { BlockStatus } from "./block-status.tsx";
import { useOutlineState } from "./outline-state.tsx";

/** Is the block signed by all, in itself or as part of a version? */
export function isAgreed({ state }: Pick<BlockOverview, "state">): boolean {
  return state === "agreed" || state === "baselined";
}

/** Where the document's page is. */
interface Place {
  pathname: string;
  search: string;
}

function BlockLink({ block, number, document }: { block: BlockOverview; number: string; document: Place }) {
  const { activeBlockId, editing } = useOutlineState();
  const on = block.id === activeBlockId;
  return (
    <li>
      <Link
        className={on ? "bl on" : "bl"}
        to={{ ...document, hash: blockAnchor(block.id) }}
        aria-current={on ? "location" : undefined}
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
    </li>
  );
}

interface SectionProps {
  section: SectionOverview;
  number: number;
  document: Place;
}

function Section({ section, number, document }: SectionProps) {
  const t = useT();
  const { activeBlockId } = useOutlineState();
  const [open, setOpen] = useState(number === 1);
  const active = section.blocks.some(({ id }) => id === activeBlockId);
  useEffect(() => {
    if (activeBlockId !== null) setOpen(active);
  }, [active, activeBlockId]);
  const done = section.blocks.filter(isAgreed).length;
  const of = section.blocks.length;
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Ring done={done} of={of} label={t("outline.agreed", { done, of })} />
          <span className="n">{number}</span>
          <span className="t">{section.title}</span>
        </summary>
        <ol>
          {section.blocks.map((block, at) => (
            <BlockLink key={block.id} block={block} number={`${number}.${at + 1}`} document={document} />
          ))}
        </ol>
      </details>
    </li>
  );
}

export function Outline({ sections, documentPath }: { sections: readonly SectionOverview[]; documentPath: string }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const blocks = sections.flatMap((section) => section.blocks);
  // On the document's own page only the anchor changes, so that nothing is loaded anew.
  const document = { pathname: documentPath, search: pathname === documentPath ? search : "" };
  if (blocks.length === 0) return null;
  return (
    <nav className="outline" aria-label={t("outline.title")}>
      <div className="nav-h">
        <span>{t("outline.title")}</span>
        <span className="nav-sum">{t("outline.sum", { done: blocks.filter(isAgreed).length, of: blocks.length })}</span>
      </div>
      <ol>
        {sections.map((section, at) => (
          <Section key={section.id} section={section} number={at + 1} document={document} />
        ))}
      </ol>
    </nav>
  );
}
