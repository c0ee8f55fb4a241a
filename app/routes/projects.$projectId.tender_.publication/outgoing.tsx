/** What goes out and what stays inside, as the one who publishes sees it. */
import { Link } from "@remix-run/react";
import type { LeftOutKind } from "../../../server/domain/tender/projection/outside-content.ts";
import type { NextPublication } from "../../../server/domain/tender/publishing.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Pill } from "../../ui/marks.tsx";
import { Section } from "../../ui/page.tsx";

function BlockLink({ id, title }: { id: string; title: string }) {
  const project = useProject();
  return (
    <Link className="link" to={`/projects/${project.id}?block=${id}#block-${id}`}>
      {title}
    </Link>
  );
}

/** Ticked, the block stays inside; the page looks anew at once, or by its button without scripts. */
function LeaveBox({ id, title, left, onLook }: { id: string; title: string; left: boolean; onLook: () => void }) {
  const t = useT();
  return (
    <label className="check">
      <input type="checkbox" name={`leave:${id}`} value="1" defaultChecked={left} onChange={onLook} />
      <span>
        {t("publishing.leave")}
        <span className="vh">: {title}</span>
      </span>
    </label>
  );
}

interface OutgoingProps {
  /** Shows what goes out with the boxes as they are ticked now. */
  onLook: () => void;
}

export function GoesOut({ sections, onLook }: Pick<NextPublication, "sections"> & OutgoingProps) {
  const t = useT();
  return (
    <Section title={t("publishing.goesOut")} lead={t("publishing.goesOutLead")}>
      {sections.map((section, at) => (
        <details key={section.id} className="td-more" open={sections.length <= 4}>
          <summary>
            {at + 1}. {section.title} <span className="muted">{section.blocks.length}</span>
          </summary>
          <ul className="td-blocks">
            {section.blocks.map((block) => (
              <li key={block.id}>
                <BlockLink {...block} />
                <Pill tone={block.standing === "agreed" ? "ok" : "warn"}>
                  {block.standing === "agreed" ? t("publishing.agreed") : t("door.draftBlock")}
                </Pill>
                <LeaveBox {...block} left={false} onLook={onLook} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

const words: Record<LeftOutKind, SimpleKey> = {
  quotes: "publishing.out.quotes",
  sources: "publishing.out.sources",
  owners: "publishing.out.owners",
  mentions: "publishing.out.mentions",
  internal: "publishing.out.internal",
  examples: "publishing.out.examples",
  struck: "publishing.out.struck",
  dropped: "publishing.out.dropped",
};

export function StaysInside({ kept, leftOut, onLook }: Pick<NextPublication, "kept" | "leftOut"> & OutgoingProps) {
  const t = useT();
  const kinds = (Object.keys(words) as LeftOutKind[]).filter((kind) => leftOut[kind] > 0);
  return (
    <Section title={t("publishing.staysInside")} lead={t("publishing.staysInsideLead")}>
      <ul className="td-blocks">
        {kept.map(({ block, title, byHand }) => (
          <li key={block}>
            <BlockLink id={block} title={title} />
            {byHand ? (
              <LeaveBox id={block} title={title} left onLook={onLook} />
            ) : (
              <span className="muted small">{t("publishing.wholeBlock")}</span>
            )}
          </li>
        ))}
        {kinds.map((kind) => (
          <li key={kind}>
            {t(words[kind])} <span className="muted">{leftOut[kind]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
