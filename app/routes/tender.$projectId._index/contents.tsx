/** The contents of a publication: beside the text, and folded above it where it is narrow. */
import type { OutsideSection } from "../../../server/domain/tender/projection/shapes.ts";
import { useT } from "../../i18n/speech.tsx";

export function Contents({ sections }: { sections: readonly OutsideSection[] }) {
  const t = useT();
  return (
    <>
      <nav className="door-toc" aria-label={t("door.contents")}>
        <p className="nav-h">{t("door.contents")}</p>
        <List sections={sections} />
      </nav>
      <details className="door-toc-narrow">
        <summary>{t("door.contents")}</summary>
        <List sections={sections} />
      </details>
    </>
  );
}

function List({ sections }: { sections: readonly OutsideSection[] }) {
  return (
    <ol>
      {sections.map(({ id, number, title, blocks }) => (
        <li key={id}>
          <a className="sec" href={`#section-${id}`}>
            <span className="n">{number}</span> {title}
          </a>
          <ol>
            {blocks.map((block) => (
              <li key={block.id}>
                <a href={`#block-${block.id}`}>
                  <span className="n">{block.number}</span> {block.title}
                </a>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
