/** Choosing a permitted value: the browser's own select, lying unseen over the cell whose text it changes. */
import { element } from "./elements.ts";

export interface Choosing {
  label: string;
  /** What may be chosen, asked for when the list is about to be seen. */
  options(): readonly string[];
  /** Several values may be chosen; the text holds them with «; » between. */
  many: boolean;
  /** What the empty choice is called. */
  none: string;
  /** The text of the cell now. */
  current(): string;
  change(text: string): void;
}

/** The values in the text of a cell. */
export function chosenValues(text: string, many: boolean): string[] {
  const values = many ? text.split(";") : [text];
  return values.map((value) => value.trim()).filter((value) => value !== "");
}

/** The text after a value was picked: the value itself, or the list with the value added or taken away. */
export function afterPick(text: string, picked: string, many: boolean): string {
  if (!many || picked === "") return picked;
  const values = chosenValues(text, true);
  return (values.includes(picked) ? values.filter((value) => value !== picked) : [...values, picked]).join("; ");
}

/** The select; its options are made when a hand or the keyboard comes near, since a matrix has hundreds of cells. */
export function chooser(choosing: Choosing): HTMLSelectElement {
  const select = element("select", "cell-choose", { "aria-label": choosing.label });
  const fill = () => fillOptions(select, choosing);
  select.addEventListener("pointerenter", fill);
  select.addEventListener("focus", fill);
  select.addEventListener("change", () => {
    const picked = select.options[select.selectedIndex]?.dataset.value;
    if (picked !== undefined) choosing.change(afterPick(choosing.current(), picked, choosing.many));
    fill();
  });
  return select;
}

function option(text: string, value: string, selected: boolean): HTMLOptionElement {
  const made = element("option", "", {}, text);
  made.dataset.value = value;
  made.selected = selected;
  return made;
}

function fillOptions(select: HTMLSelectElement, { options: listOptions, many, none, current }: Choosing): void {
  const options = listOptions();
  const text = current();
  const chosen = chosenValues(text, many);
  const foreign = !many && text !== "" && !options.includes(text) ? [option(text, text, true)] : [];
  const listed = options.map((value) => {
    const on = chosen.includes(value);
    return option(many ? `${on ? "✓" : "\u2003"} ${value}` : value, value, on && !many);
  });
  const head = option(many && text !== "" ? text : none, "", many || text === "");
  if (many) delete head.dataset.value;
  const clear = many && text !== "" ? [option(none, "", false)] : [];
  select.replaceChildren(head, ...foreign, ...listed, ...clear);
}
