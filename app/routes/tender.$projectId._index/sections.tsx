/** The text of a publication: sections and blocks, drafts marked «Проект». */
import type { OutsideBlock, OutsidePublication } from "../../../server/domain/tender/projection/shapes.ts";
import { askPath } from "../../tender/ask-path.ts";
import { useT } from "../../i18n/speech.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { RenderedText } from "../../ui/rendered-texts.tsx";

export function Sections({ publication }: { publication: OutsidePublication }) {
  return publication.sections.map(({ id, number, title, blocks }) => (
    <section key={id} className="doc-section" id={`section-${id}`} aria-labelledby={`title-${id}`}>
      <div className="doc-section-h">
        <h2 id={`title-${id}`}>
          {number}. {title}
        </h2>
      </div>
      {blocks.map((block) => (
        <Block key={block.id} block={block} publication={publication} />
      ))}
    </section>
  ));
}

function Block({ block, publication }: { block: OutsideBlock; publication: OutsidePublication }) {
  const t = useT();
  const { id, number, title, isDraft, notRequired } = block;
  return (
    <article className="door-block" id={`block-${id}`} data-block={id} aria-labelledby={`title-${id}`}>
      <h3 className="h2" id={`title-${id}`}>
        <span className="n">{number}</span> {title}
        {isDraft && <Pill tone="warn">{t("door.draftBlock")}</Pill>}
      </h3>
      {notRequired === null ? (
        <RenderedText id={id} className="doc-text prose" />
      ) : (
        <p>{t("door.notRequired", { reason: notRequired })}</p>
      )}
      <p className="qs-here">
        <LinkButton look="link" to={askPath(publication, { block: id })} reloadDocument>
          {t("ask.here")}
          <span className="vh">: {title}</span>
        </LinkButton>
      </p>
    </article>
  );
}
