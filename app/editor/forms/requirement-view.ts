/** A requirement card: code, priority, and its text fields. */
import type { Node } from "@tiptap/pm/model";
import { priorities, requirementFields, type Priority, type RequirementField } from "../../../content/schema/forms.ts";
import { nameOf, requirementAnchor } from "../../../content/schema/names.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { removeNode } from "./deeds.ts";
import { button, chrome, element } from "./elements.ts";
import { emptySlot } from "./empty-slot.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { addField, setPriority } from "./requirement-deeds.ts";

class RequirementView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly code: HTMLElement;
  private readonly priority: HTMLSelectElement;
  private slots: HTMLElement[] = [];
  private drawn = "";
  private readonly stop = this.tools.names.subscribe(() => this.drawCode());

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const { t, language } = this.tools;
    const words = documentWords[language];
    this.code = element("span", "code");
    this.priority = element("select", "req-priority", { "aria-label": t("editor.requirement.priority") });
    for (const key of priorities) this.priority.append(element("option", "", { value: key }, words.priorities[key]));
    this.priority.addEventListener("change", () => this.choosePriority());
    const remove = button(t("editor.requirement.remove"), () => this.remove(), {
      className: "btn icon",
      icon: "remove",
      silent: true,
    });
    const head = chrome("div", "req-h", {}, this.code, this.priority, element("span", "grow"), remove);
    this.contentDOM = element("div", "req-fields");
    this.dom = element("article", "req", { "aria-label": words.requirement }, head, this.contentDOM);
    this.draw();
  }

  private choosePriority(): void {
    const place = this.place();
    if (place) this.view.dispatch(setPriority(this.view.state.tr, place, this.priority.value as Priority));
  }

  private remove(): void {
    const place = this.place();
    if (place) this.view.dispatch(removeNode(this.view.state.tr, place));
    this.view.focus();
  }

  private drawCode(): void {
    const uuid = String(this.node.attrs.uuid);
    const code = nameOf(this.tools.names.get(), "requirement", uuid)?.text;
    this.dom.id = requirementAnchor(uuid);
    this.code.textContent = code ?? "";
    this.code.title = code ? "" : documentWords[this.tools.language].noCode;
    this.code.hidden = !code;
  }

  destroy(): void {
    this.stop();
  }

  private draw(): void {
    const words = documentWords[this.tools.language];
    this.drawCode();
    this.priority.value = String(this.node.attrs.priority);
    const present = new Set<string>();
    this.node.forEach((field) => void present.add(String(field.attrs.name)));
    const missing = requirementFields.filter((name) => !present.has(name));
    if (missing.join() === this.drawn) return;
    this.drawn = missing.join();
    for (const old of this.slots) old.remove();
    this.slots = missing.map((name) => this.slot(name, words.fields[name]));
    this.dom.append(...this.slots);
  }

  private slot(name: RequirementField, label: string): HTMLElement {
    const write = (text: string) => this.fill(name, text);
    const slot = emptySlot({ className: "req-f", label, required: false, prompt: "", choosing: undefined, write });
    slot.dataset.name = name;
    slot.style.order = String(requirementFields.indexOf(name));
    return slot;
  }

  private fill(name: RequirementField, text: string): void {
    const place = this.place();
    if (place) this.view.dispatch(addField(this.view.state.tr, place, name, text));
    this.view.focus();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.uuid !== this.node.attrs.uuid) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

class FieldView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const name = this.node.attrs.name as RequirementField;
    const label = documentWords[this.tools.language].fields[name];
    this.contentDOM = element("div", "cell-text");
    this.dom = element(
      "div",
      "req-f",
      { "data-l": label, "data-name": name, role: "group", "aria-label": label },
      this.contentDOM,
    );
    this.dom.style.order = String(requirementFields.indexOf(name));
    this.draw();
  }

  private draw(): void {
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.name !== this.node.attrs.name) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

export const requirementView: ViewMaker = (...parts) => new RequirementView(...parts);
export const fieldView: ViewMaker = (...parts) => new FieldView(...parts);
