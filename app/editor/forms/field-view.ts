/** A field of a requirement card: its name and its text. */
import type { Node } from "@tiptap/pm/model";
import type { RequirementField } from "../../../content/schema/forms.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { element } from "./elements.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";

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

export const fieldView: ViewMaker = (...parts) => new FieldView(...parts);
