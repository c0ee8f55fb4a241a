/** A section of the document: its heading, how much is agreed, its blocks. */
import { Link } from "@remix-run/react";
import { may } from "../../../server/domain/people.ts";
import type { TalkCount } from "../../../server/domain/discussion/thread-list.ts";
import type { OfferedBlock } from "../../../server/domain/document/offers.ts";
import type { SectionOverview } from "../../../server/domain/document/outline.ts";
import type { Present } from "../../../server/live/endpoint.ts";
import { useT } from "../../i18n/speech.tsx";
import { sectionAnchor } from "../../project/anchors.ts";
import { isAgreed } from "../../project/outline-rows.tsx";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import { useProject } from "../../project/use-project.ts";
import { DocumentBlock } from "./block.tsx";
import { Offers } from "./offers.tsx";
import type { TextFigures } from "./queries.ts";
import { SectionMenu } from "./section-menu.tsx";
import { AddBlock } from "./structure.tsx";

interface SectionProps {
  section: SectionOverview;
  number: number;
  texts: Record<string, TextFigures>;
  /** What the template offers to the whole document. */
  offers: readonly OfferedBlock[];
  standings: Record<string, ShownStanding>;
  /** How much is talked about, by block. */
  talks: Record<string, TalkCount>;
  activeId: string | null;
  present: readonly Present[];
  onOpenRail: (blockId: string, tab: string) => void;
}

export function DocumentSection(props: SectionProps) {
  const { section, number, texts, offers, standings, talks, activeId, present, onOpenRail } = props;
  const t = useT();
  const project = useProject();
  const agreed = section.blocks.filter(isAgreed).length;
  return (
    <section
      className="doc-section"
      id={sectionAnchor(section.id)}
      aria-labelledby={`${sectionAnchor(section.id)}-title`}
    >
      <p className="crumb">
        <span>{t("document.sectionOf", { number, of: project.sections.length })}</span>
        <span aria-hidden="true">·</span>
        <span>{t("document.agreed", { count: agreed, of: section.blocks.length })}</span>
        {may(project.role, "round.open") && section.blocks.some(({ state }) => state === "draft") && (
          <Link className="link" to={`submission?section=${section.id}`}>
            {t("standing.many")}
          </Link>
        )}
      </p>
      <div className="doc-section-h">
        <h1 id={`${sectionAnchor(section.id)}-title`}>{section.title}</h1>
        {may(project.role, "section.change") && <SectionMenu section={section} number={number} />}
      </div>
      {section.blocks.map((block, at) => (
        <DocumentBlock
          key={block.id}
          block={block}
          number={`${number}.${at + 1}`}
          figures={texts[block.textId]}
          standing={standings[block.id]}
          talk={talks[block.id]}
          active={block.id === activeId}
          here={present.filter(({ blockId }) => blockId === block.id)}
          onOpenRail={onOpenRail}
        />
      ))}
      {may(project.role, "block.add") && (
        <>
          <AddBlock section={section} />
          <Offers section={section} offers={offers} />
        </>
      )}
    </section>
  );
}
