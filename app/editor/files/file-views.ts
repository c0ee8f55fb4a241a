/** Images and attachments in the editor: as readers see them, and with what can be done beside. */
import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import { endingOf, fileText, sizeText } from "../../../content/schema/files.ts";
import { fileMarks } from "../../../content/schema/file-marks.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { button, element, strokes } from "../forms/elements.ts";
import type { ViewMaker, ViewTools } from "../forms/node-chrome.ts";
import { addressOf, fileBar, type FileSpot } from "./file-bar.ts";

abstract class FileView implements NodeView {
  abstract readonly dom: HTMLElement;
  protected readonly spot: FileSpot;

  constructor(
    protected node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    tools: ViewTools,
  ) {
    this.spot = { node: () => this.node, view, getPos, tools };
  }

  protected abstract draw(): void;

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  /** Deeds are no business of the editor; everything else chooses the file, or begins to drag it. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest(".file-bar, .file-alt") !== null;
  }

  ignoreMutation(): boolean {
    return true;
  }
}

class ImageView extends FileView {
  readonly dom = element("figure", "doc-img", { contenteditable: "false" });
  private readonly image = element("img", "", { decoding: "async", draggable: "false" });
  private readonly alt: HTMLInputElement;
  private readonly bar: ReturnType<typeof fileBar>;

  constructor(...parts: ConstructorParameters<typeof FileView>) {
    super(...parts);
    const { t } = this.spot.tools;
    this.alt = element("input", "field file-alt", { "aria-label": t("files.alt"), placeholder: t("files.altHint") });
    this.alt.hidden = true;
    this.bar = fileBar(this.spot, [button(t("files.describe"), () => this.describe(), { className: "btn sm" })]);
    this.alt.addEventListener("keydown", (event) => this.hearKey(event));
    this.alt.addEventListener("blur", () => this.keepWords());
    this.image.addEventListener("error", () => this.dom.classList.add("gone"));
    this.image.addEventListener("load", () => this.dom.classList.remove("gone"));
    this.dom.append(this.image, this.bar.dom, this.alt);
    this.draw();
  }

  private describe(): void {
    this.alt.value = String(this.node.attrs.alt);
    this.alt.hidden = false;
    this.alt.focus();
  }

  private hearKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.alt.value = String(this.node.attrs.alt);
    this.spot.view.focus();
  }

  private keepWords(): void {
    if (this.alt.hidden) return;
    this.alt.hidden = true;
    const { view, getPos } = this.spot;
    const pos = getPos();
    const words = this.alt.value.trim().slice(0, 500);
    if (pos === undefined || !view.editable || words === this.node.attrs.alt) return;
    view.dispatch(view.state.tr.setNodeAttribute(pos, "alt", words));
  }

  protected draw(): void {
    const { tools } = this.spot;
    const { digest, width, height } = this.node.attrs as { digest: string; width: number; height: number };
    const address = addressOf(tools, digest);
    if (this.image.getAttribute("src") !== address) this.image.src = address;
    this.image.alt = fileText(this.node.toJSON() as DocNode) || documentWords[tools.language].image;
    if (width > 0 && height > 0) Object.assign(this.image, { width, height });
    this.bar.draw();
  }
}

class AttachmentView extends FileView {
  readonly dom = element("span", "doc-file", { contenteditable: "false" });
  private readonly name = element("span", "");
  private readonly told = element("small", "");
  private readonly bar: ReturnType<typeof fileBar>;

  constructor(...parts: ConstructorParameters<typeof FileView>) {
    super(...parts);
    this.bar = fileBar(this.spot);
    this.dom.append(strokes(fileMarks.clip), this.name, " ", this.told, this.bar.dom);
    this.draw();
  }

  protected draw(): void {
    const { language } = this.spot.tools;
    const { name, size } = this.node.attrs as { name: string; size: number };
    this.name.textContent = name || documentWords[language].file;
    this.told.textContent = [endingOf(name), size > 0 ? sizeText(size, language) : ""].filter(Boolean).join(", ");
    this.bar.draw();
  }
}

export const imageView: ViewMaker = (...parts) => new ImageView(...parts);
export const attachmentView: ViewMaker = (...parts) => new AttachmentView(...parts);
