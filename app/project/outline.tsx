/** The document's contents: narrowed by what one looks for, folded as one likes, rearranged by those who may. */
import { useLocation } from "@remix-run/react";
import { startTransition, useEffect, useState } from "react";
import { may } from "../../server/domain/people.ts";
import type { ProjectOverview } from "../../server/domain/projects/projects.ts";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/note.tsx";
import { taken, type FilterKey } from "./block-filters.ts";
import { moved, type Item } from "./order.ts";
import { OutlineHead } from "./outline-head.tsx";
import { RowsContext, SectionRow, type Rows } from "./outline-rows.tsx";
import { useOutlineState } from "./outline-state.tsx";
import { useCollapse } from "./use-collapse.ts";
import { useHands } from "./use-hands.ts";
import { useMoves } from "./use-moves.ts";

interface OutlineProps {
  project: ProjectOverview;
  /** YYYY-MM-DD in the project's time zone. */
  today: string;
  documentPath: string;
}

export function Outline({ project, today, documentPath }: OutlineProps) {
  const t = useT();
  const { pathname, search } = useLocation();
  const { activeBlockId } = useOutlineState();
  const { choices, choose } = useCollapse(project.id);
  // Lives as long as the page: whoever comes back another day should not miss blocks he once filtered away.
  const [filter, setFilter] = useState<FilterKey | null>(null);
  const [revealed, reveal] = useState<string | null>(null);
  const { sections, move, failure } = useMoves(project.id, project.sections);
  const only = taken(sections, filter, { memberId: project.memberId, today });
  const mayMove = (kind: Item["kind"]) => may(project.role, kind === "block" ? "block.change" : "section.change");
  // Handles that cannot be used yet would stand in the way of the text: they come after it.
  const [awake, setAwake] = useState(false);
  useEffect(() => startTransition(() => setAwake(true)), []);
  const hands = useHands({ sections, may: mayMove, narrowed: only !== null, put: move, reveal });
  const { held } = hands;
  const shown = held?.by === "keys" ? moved(sections, held) : sections;
  const isOpen: Rows["isOpen"] = ({ id, blocks }) => {
    if (only || id === revealed) return true;
    if (choices[id] !== undefined) return choices[id];
    return activeBlockId === null ? id === sections[0]?.id : blocks.some((block) => block.id === activeBlockId);
  };
  const rows: Rows = {
    // On the document's own page only the anchor changes, so that nothing is loaded anew.
    document: { pathname: documentPath, search: pathname === documentPath ? search : "" },
    ...{ held, only, isOpen, onGrip: hands.onGrip },
    grips: (kind) => awake && only === null && mayMove(kind),
    onToggle: (id, open) => {
      if (only) return;
      if (id === revealed) reveal(null);
      choose({ ...choices, [id]: open });
    },
  };
  if (!sections.some(({ blocks }) => blocks.length > 0)) return null;
  return (
    <nav
      className={held ? `outline moving-${held.item.kind}` : "outline"}
      aria-label={t("outline.title")}
      ref={hands.nav}
      {...hands.handlers}
    >
      <OutlineHead
        {...{ sections, filter, onFilter: setFilter, reader: { memberId: project.memberId, today } }}
        allOpen={sections.every(isOpen)}
        onAll={(open) => choose(open ? Object.fromEntries(sections.map(({ id }) => [id, true])) : {})}
      />
      <FormError failure={failure} />
      {held?.by === "keys" && (
        <p className="hand-hint">
          {t("outline.hint")}{" "}
          <Button look="link" onClick={hands.letGo}>
            {t("form.cancel")}
          </Button>
        </p>
      )}
      {only && <Found count={only.size} onAll={() => setFilter(null)} />}
      <RowsContext.Provider value={rows}>
        <ol>
          {shown.map(
            (section, at) =>
              (!only || section.blocks.some(({ id }) => only.has(id))) && (
                <SectionRow key={section.id} section={section} number={at + 1} />
              ),
          )}
        </ol>
      </RowsContext.Provider>
      <p className="vh" role="status">
        {hands.said}
      </p>
    </nav>
  );
}

/** What the outline is narrowed to, and the way back. */
function Found({ count, onAll }: { count: number; onAll: () => void }) {
  const t = useT();
  return (
    <p className="hand-hint" role="status">
      {count === 0 ? t("outline.foundNone") : t("outline.found", { count })}{" "}
      <Button look="link" onClick={onAll}>
        {t("outline.showAll")}
      </Button>
    </p>
  );
}
