/** Above the outline: how much is agreed, what it is narrowed to, opening and closing all of it. */
import ChevronsDownUp from "lucide-react/icons/chevrons-down-up";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import { useT } from "../i18n/speech.tsx";
import { IconButton } from "../ui/button.tsx";
import { blockFilters, countOf, filterKeys, isFilterKey, type FilterKey, type Reader } from "./block-filters.ts";
import type { Sections } from "./order.ts";
import { isAgreed } from "./outline-rows.tsx";

interface HeadProps {
  sections: Sections;
  reader: Reader;
  filter: FilterKey | null;
  onFilter: (filter: FilterKey | null) => void;
  allOpen: boolean;
  onAll: (open: boolean) => void;
}

export function OutlineHead({ sections, reader, filter, onFilter, allOpen, onAll }: HeadProps) {
  const t = useT();
  const blocks = sections.flatMap((section) => section.blocks);
  const options = filterKeys.map((key) => ({ key, count: countOf(sections, key, reader) }));
  return (
    <>
      <div className="nav-h">
        <span>{t("outline.title")}</span>
        <span className="nav-sum">{t("outline.sum", { done: blocks.filter(isAgreed).length, of: blocks.length })}</span>
      </div>
      <div className="outline-tools">
        <select
          aria-label={t("outline.filter")}
          value={filter ?? ""}
          onChange={({ target }) => onFilter(isFilterKey(target.value) ? target.value : null)}
        >
          <option value="">{t("outline.all")}</option>
          {options.map(({ key, count }) => (
            <option key={key} value={key} disabled={count === 0 && key !== filter}>
              {t("outline.option", { title: t(blockFilters[key].title), count })}
            </option>
          ))}
        </select>
        <IconButton
          icon={allOpen ? ChevronsDownUp : ChevronsUpDown}
          label={allOpen ? t("outline.fold") : t("outline.unfold")}
          disabled={filter !== null}
          onClick={() => onAll(!allOpen)}
        />
      </div>
    </>
  );
}
