/** A requirement card: code, priority and status in its head, its text fields, where it came from, who refers to it. */
import type { Node } from "@tiptap/pm/model";
import { priorities, requirementFields, type Priority, type RequirementField } from "../../../content/schema/forms.ts";
import { requirementAnchor } from "../../../content/schema/names.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { removeNode } from "./deeds.ts";
import { button, chrome, discuss, element } from "./elements.ts";
import { emptySlot } from "./empty-slot.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { addField, setPriority } from "./requirement-deeds.ts";
import { RequirementFacts } from "./requirement-facts.ts";

class RequirementView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly priority: HTMLSelectElement;
  private readonly facts: RequirementFacts;
  private readonly stop: () => void;
  private slots: HTMLElement[] = [];
  private drawn: string | undefined;

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const { t, names } = this.tools;
    this.facts = new RequirementFacts(this.tools);
    this.priority = this.priorityChooser();
    const remove = button(t("editor.requirement.remove"), () => this.remove(), {
      className: "btn icon",
      icon: "remove",
      silent: true,
    });
    const talk = button(t("talk.discussRequirement"), () => discuss(this.dom), {
      className: "btn icon",
      icon: "talk",
      silent: true,
    });
    this.contentDOM = element("div", "req-fields");
    this.dom = element(
      "article",
      "req req-whole",
      {},
      chrome("div", "req-h", {}, this.facts.code, this.priority),
      this.contentDOM,
      chrome("div", "req-tail", {}, this.facts.status, talk, remove),
      chrome("div", "req-foot", {}, this.facts.origin, this.facts.mentions),
    );
    this.stop = names.subscribe(() => this.drawFacts());
    this.draw();
  }

  private priorityChooser(): HTMLSelectElement {
    const words = documentWords[this.tools.language].priorities;
    const select = element("select", "req-priority", { "aria-label": this.tools.t("editor.requirement.priority") });
    for (const key of priorities) select.append(element("option", "", { value: key }, words[key]));
    select.addEventListener("change", () => this.choosePriority());
    return select;
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

  private drawFacts(): void {
    const uuid = String(this.node.attrs.uuid);
    this.dom.id = requirementAnchor(uuid);
    const code = this.facts.draw(uuid, String(this.node.attrs.origin), this.view.state.doc);
    this.dom.setAttribute("aria-label", `${documentWords[this.tools.language].requirement} ${code}`.trim());
  }

  destroy(): void {
    this.stop();
  }

  private draw(): void {
    this.drawFacts();
    this.priority.value = String(this.node.attrs.priority);
    const present = new Set<string>();
    this.node.forEach((field) => void present.add(String(field.attrs.name)));
    const missing = requirementFields.filter((name) => !present.has(name));
    if (missing.join() === this.drawn) return;
    this.drawn = missing.join();
    for (const old of this.slots) old.remove();
    this.slots = missing.map((name) => this.slot(name, documentWords[this.tools.language].fields[name]));
    this.contentDOM.after(...this.slots);
  }

  private slot(name: RequirementField, label: string): HTMLElement {
    const write = (text: string) => this.fill(name, text);
    const slot = emptySlot({ className: "req-f", label, required: false, prompt: "", choosing: undefined, write });
    slot.dataset.name = name;
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

export const requirementView: ViewMaker = (...parts) => new RequirementView(...parts);
