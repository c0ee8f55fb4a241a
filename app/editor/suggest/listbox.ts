/** The list of suggestions under the cursor: for eyes, hands and screen readers. The focus stays in the text. */
import type { EditorView } from "@tiptap/pm/view";
import { element } from "../forms/elements.ts";
import type { Choice } from "./matching.ts";

export interface Shown {
  choices: readonly Choice[];
  /** The marked one; -1 while none is. */
  index: number;
  /** What stands there when nothing answers. */
  nothing: string;
  label: string;
  /** The place in the text it hangs on. */
  at: number;
}

let lists = 0;

export class Listbox {
  private readonly dom = element("div", "suggest", { role: "listbox", id: `suggest-${++lists}` });

  constructor(
    private readonly view: EditorView,
    private readonly pick: (index: number) => void,
  ) {
    this.dom.hidden = true;
    // Pressing here must not take the focus out of the text.
    this.dom.addEventListener("mousedown", (event) => event.preventDefault());
    this.dom.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      if (option) this.pick(Number(option.dataset.index));
    });
  }

  show({ choices, index, nothing, label, at }: Shown): void {
    if (!this.dom.isConnected) this.view.dom.parentElement?.append(this.dom);
    this.dom.hidden = false;
    this.dom.setAttribute("aria-label", label);
    const options = choices.map((choice, place) => this.option(choice, place, place === index));
    this.dom.replaceChildren(...(options.length > 0 ? options : [element("p", "", {}, nothing)]));
    options[index]?.scrollIntoView({ block: "nearest" });
    this.place(at);
    this.tell(options[index]?.id);
  }

  hide(): void {
    if (this.dom.hidden) return;
    this.dom.hidden = true;
    this.dom.replaceChildren();
    for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"])
      this.view.dom.removeAttribute(name);
  }

  remove(): void {
    this.hide();
    this.dom.remove();
  }

  private option({ kind, code, text, keys }: Choice, index: number, marked: boolean): HTMLElement {
    const id = `${this.dom.id}-${index}`;
    const option = element("div", "", { role: "option", id, "aria-selected": String(marked) });
    if (code) option.append(element("span", kind === "requirement" ? "code" : "muted", {}, code), " ");
    option.append(element("span", "", {}, text));
    // The keys are learnt by eye; read aloud they would stand between the names.
    if (keys) option.append(element("kbd", "", { "aria-hidden": "true" }, keys));
    option.dataset.index = String(index);
    return option;
  }

  private tell(active: string | undefined): void {
    const { dom } = this.view;
    dom.setAttribute("aria-controls", this.dom.id);
    dom.setAttribute("aria-autocomplete", "list");
    if (active) dom.setAttribute("aria-activedescendant", active);
    else dom.removeAttribute("aria-activedescendant");
  }

  /** Under the place, or above it where there is no room below. */
  private place(at: number): void {
    const around = this.dom.offsetParent?.getBoundingClientRect();
    if (!around) return;
    const line = this.view.coordsAtPos(at);
    const { offsetHeight, offsetWidth } = this.dom;
    const isAbove = line.bottom + offsetHeight > window.innerHeight && line.top > offsetHeight;
    const left = Math.min(line.left, window.innerWidth - offsetWidth - 8) - around.left;
    this.dom.style.left = `${Math.max(8 - around.left, left)}px`;
    this.dom.style.top = `${(isAbove ? line.top - offsetHeight - 4 : line.bottom + 4) - around.top}px`;
  }
}
