/** A choice: radio buttons or checkboxes that write the chosen options as rows. */
import type { Node } from "@tiptap/pm/model";
import { chosenOptions } from "../../../content/schema/html.ts";
import { formAnchor } from "../../../content/schema/names.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { choose } from "./deeds.ts";
import { chrome, element } from "./elements.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { choiceShape, type ChoiceShape } from "./shape.ts";

class ChoiceView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly shape: ChoiceShape;
  private readonly inputs = new Map<string, HTMLInputElement>();

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    this.shape = choiceShape(this.node, this.tools.forms)!;
    const { title, options, many } = this.shape;
    const name = crypto.randomUUID();
    const list = chrome("div", "form-options", { role: many ? "group" : "radiogroup", "aria-label": title });
    for (const option of options) list.append(this.option(option, name));
    // The rows themselves have nothing to show.
    this.contentDOM = element("div", "form-chosen", { hidden: "" });
    this.dom = element("div", "form form-choice", {}, chrome("p", "form-t", {}, title), list, this.contentDOM);
    this.dom.id = formAnchor(this.placeAmong(this.place()));
    this.draw();
  }

  private option({ key, title, note }: ChoiceShape["options"][number], name: string): HTMLElement {
    const input = element("input", "", { type: this.shape.many ? "checkbox" : "radio", name });
    input.addEventListener("change", () => this.pick(key, input.checked));
    this.inputs.set(key, input);
    const text = element("span", "", {}, title);
    if (note) text.append(element("small", "", {}, note));
    return element("label", "check", {}, input, text);
  }

  private pick(option: string, on: boolean): void {
    const form = this.place();
    if (form) this.view.dispatch(choose(this.view.state.tr, form, option, this.shape.many, on));
  }

  private draw(): void {
    const chosen = chosenOptions(this.node.toJSON() as DocNode, this.shape.many);
    for (const [key, input] of this.inputs) input.checked = chosen.has(key);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.key !== this.node.attrs.key) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

export const choiceView: ViewMaker = (...parts) => new ChoiceView(...parts);
