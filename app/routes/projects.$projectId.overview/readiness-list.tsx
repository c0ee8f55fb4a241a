/** Readiness by section: a ring, how many blocks are filled in, and on opening, line by line, what is missing. */
import ChevronRight from "lucide-react/icons/chevron-right";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Ring } from "../../ui/marks.tsx";
import { BlockGaps } from "./block-gaps.tsx";
import type { ShownSection } from "./queries.ts";

/** What is to be done in a section, in a few words. */
function Sums({ section }: { section: ShownSection }) {
  const t = useT();
  const { overdue, empty, cells, nobody } = section.sums;
  const told = [
    empty > 0 && t("overview.sum.empty", { count: empty }),
    cells > 0 && t("overview.sum.cells", { count: cells }),
    nobody > 0 && t("overview.sum.nobody", { count: nobody }),
  ].filter((part) => part !== false);
  if (section.blocks.length === 0) return <span className="miss muted">{t("overview.sum.nothing")}</span>;
  return (
    <span className="miss">
      {overdue > 0 && <b className="late">{t("overview.sum.overdue", { count: overdue })}</b>}
      {overdue > 0 && told.length > 0 && ", "}
      {told.join(", ") || (overdue === 0 && t("overview.sum.details"))}
    </span>
  );
}

function Heading({ section }: { section: ShownSection }) {
  const t = useT();
  const { number, title, filled, of } = section;
  return (
    <>
      <Ring done={filled} of={of} label={t("overview.filledOf", { done: filled, of })} />
      <span className="n">{number}</span>
      <b className="t">{title}</b>
      <span className="part" aria-hidden="true">
        {filled} / {of}
      </span>
      <Sums section={section} />
    </>
  );
}

function Section({ section }: { section: ShownSection }) {
  if (section.blocks.length === 0)
    return (
      <li>
        <div className="ready-h">
          <Heading section={section} />
        </div>
      </li>
    );
  return (
    <li>
      <details>
        <summary className="ready-h">
          <Heading section={section} />
          <Icon of={ChevronRight} />
        </summary>
        <ul className="gaps">
          {section.blocks.map((block) => (
            <BlockGaps key={block.id} block={block} />
          ))}
        </ul>
      </details>
    </li>
  );
}

export function ReadinessList({ sections }: { sections: ShownSection[] }) {
  return (
    <ol className="ready">
      {sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
    </ol>
  );
}
