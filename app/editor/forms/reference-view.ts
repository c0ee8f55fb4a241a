/** A reference inside a line: the code, title or name of what it leads to, as it is called now. */
import { mergeAttributes, type Node as ReferenceNode } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import type { EditorView } from "@tiptap/pm/view";
import { nameOf, requirementAnchor } from "../../../content/schema/names.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { leads } from "../leading.ts";
import { element } from "./elements.ts";
import type { ViewMaker, ViewTools } from "./node-chrome.ts";

class ReferenceView implements NodeView {
  readonly dom = element("a", "ref");
  private readonly stop: () => void;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly tools: ViewTools,
  ) {
    leads(this.dom);
    this.stop = tools.names.subscribe(() => this.draw());
    this.draw();
  }

  private draw(): void {
    const { kind, target } = this.node.attrs as { kind: string; target: string };
    const words = documentWords[this.tools.language];
    const found = nameOf(this.tools.names.get(), kind, target) ?? this.fresh(kind, target);
    this.dom.className = found ? `ref ${found.title === undefined ? "fresh" : kind}` : "ref gone";
    this.dom.textContent = found?.text ?? words.gone;
    this.dom.title = found?.title ?? "";
    if (found?.hash) this.dom.href = `#${found.hash}`;
    else this.dom.removeAttribute("href");
  }

  /** A requirement that was written a moment ago has no code yet. */
  private fresh(kind: string, target: string): { text: string; title?: string; hash: string } | undefined {
    let stands = false;
    if (kind === "requirement")
      this.view.state.doc.descendants((node) => {
        stands ||= node.type.name === "requirement" && node.attrs.uuid === target;
        return !stands && !node.isTextblock;
      });
    return stands ? { text: documentWords[this.tools.language].fresh, hash: requirementAnchor(target) } : undefined;
  }

  /** Clicks on it lead somewhere; the editor would open them as links to other sites. */
  stopEvent(event: Event): boolean {
    return /^(mouse|click|touch|pointer)/.test(event.type);
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

/** What a reference says outside of editors, where only its words are left of it when it is pasted. */
export function referenceText(extension: ReferenceNode, { names, language }: ViewTools): ReferenceNode {
  const text = ({ attrs }: Node) =>
    nameOf(names.get(), String(attrs.kind), String(attrs.target))?.text ?? documentWords[language].gone;
  return extension.extend({
    renderText: ({ node }) => text(node),
    renderHTML: ({ node, HTMLAttributes }) => [
      "span",
      mergeAttributes(HTMLAttributes, { "data-reference": "" }),
      text(node),
    ],
  });
}

export const referenceView: ViewMaker = (node, view, _getPos, tools) => new ReferenceView(node, view, tools);
