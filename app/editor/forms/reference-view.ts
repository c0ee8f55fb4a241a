/** A reference inside a line: the code, title or name of what it leads to, as it is called now. */
import type { Node } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { nameOf } from "../../../content/schema/names.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { element } from "./elements.ts";
import type { ViewMaker, ViewTools } from "./node-chrome.ts";

class ReferenceView implements NodeView {
  readonly dom = element("a", "ref");
  private readonly stop: () => void;

  constructor(
    private node: Node,
    private readonly tools: ViewTools,
  ) {
    this.stop = tools.names.subscribe(() => this.draw());
    this.draw();
  }

  private draw(): void {
    const { kind, target } = this.node.attrs as { kind: string; target: string };
    const found = nameOf(this.tools.names.get(), kind, target);
    this.dom.className = found ? `ref ${kind}` : "ref gone";
    this.dom.textContent = found?.text ?? documentWords[this.tools.language].gone;
    this.dom.title = found?.title ?? "";
    if (found?.hash) this.dom.href = `#${found.hash}`;
    else this.dom.removeAttribute("href");
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.stop();
  }
}

export const referenceView: ViewMaker = (node, _view, _getPos, tools) => new ReferenceView(node, tools);
