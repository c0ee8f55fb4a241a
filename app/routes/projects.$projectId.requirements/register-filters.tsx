/** The form over the register: what is shown, how it is grouped and ordered; a choice acts at once. */
import type { FormEvent } from "react";
import type { Register } from "../../../server/domain/requirements/register.ts";
import { useT } from "../../i18n/speech.tsx";
import type { Option } from "../../ui/field.tsx";
import { Choose, SearchText, wordsIn } from "./filter-fields.tsx";
import { useAsked, useLook } from "./use-asked.ts";
import { ViewLink } from "./view-link.tsx";
import { useColumns, useTitles } from "./use-titles.ts";
import { filterNames, groupings, noFilters, sortings } from "./view.ts";

/** Orders to choose from; the one turned round is there while it is used. */
function useOrders(): Option[] {
  const t = useT();
  const columns = useColumns();
  const used = useAsked().get("sort") ?? "";
  const orders = sortings.map((value): Option => ({ value, label: columns[value] }));
  const turned = orders
    .filter(({ value }) => used === `-${value}`)
    .map(({ value, label }) => ({ value: `-${value}`, label: t("register.turned", { column: label }) }));
  return [{ value: "", label: t("register.asInDocument") }, ...orders, ...turned];
}

/**
 * Opens the choices behind it, without scripts too, where the window is narrow; where it is wide they always stand there.
 * They lie beside it and not inside: styles cannot open what a closed one holds in every browser.
 */
function Fold({ count }: { count: number }) {
  const t = useT();
  return (
    <details className="reg-fold">
      <summary>{count === 0 ? t("register.fold") : t("register.folded", { count })}</summary>
    </details>
  );
}

const choosing = ["section", "stage", "priority", "addressee", "status"] as const;

export function RegisterFilters({ choices }: { choices: Register["choices"] }) {
  const t = useT();
  const columns = useColumns();
  const titleOf = useTitles();
  const look = useLook();
  const asked = useAsked();
  const optionsOf = (name: keyof Register["choices"]): Option[] => [
    { value: "", label: t("register.any") },
    ...choices[name].map(({ value, title, count }) => ({
      value: value === "" ? "-" : value,
      label: `${titleOf(name, value, title)} (${count})`,
    })),
  ];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = wordsIn(event.currentTarget);
    look(() => typed);
  };
  const groups = groupings.map((value) => ({
    value,
    label: value === "none" ? t("register.ungrouped") : columns[value],
  }));
  return (
    <form className="reg-filters" method="get" role="search" aria-label={t("register.filters")} onSubmit={send}>
      <SearchText />
      <Fold count={choosing.filter((name) => asked.get(name)).length} />
      <div className="reg-choices">
        {choosing.map((name) => (
          <Choose key={name} name={name} label={columns[name]} options={optionsOf(name)} />
        ))}
        <Choose name="group" label={t("register.group")} options={groups} />
        <Choose name="sort" label={t("register.sort")} options={useOrders()} />
      </div>
      {filterNames.some((name) => asked.get(name)) && (
        <ViewLink look="link" changes={noFilters}>
          {t("register.clear")}
        </ViewLink>
      )}
    </form>
  );
}
