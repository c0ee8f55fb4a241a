/** A cell of a form: text, or a permitted value chosen from a list. */
import type { Node } from "@tiptap/pm/model";
import { cellAnchor } from "../../../content/schema/names.ts";
import { choiceShape, gridShape, type GridShape, type ShownColumn } from "./shape.ts";
import { chooser, chosenValues } from "./chooser.ts";
import { element } from "./elements.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";

/** Puts a cell or an empty place into its column; of a card into its line. */
export function placeInGrid(cell: HTMLElement, shape: GridShape, column: number): void {
  cell.dataset.column = String(column);
  if (shape.kind === "card") cell.style.order = String(column < 0 ? 999 : column);
  else if (column >= 0) cell.style.gridColumn = String(column + 2);
  else {
    // A column that the definition does not know stands under the row, with its name.
    cell.classList.add("unknown");
    cell.style.order = "1";
  }
}

class CellView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly column: ShownColumn | undefined;

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const form = this.form();
    const shape =
      form && !choiceShape(form.node, this.tools.forms) ? gridShape(form.node, this.tools.forms) : undefined;
    const index = shape?.columns.findIndex(({ key }) => key === this.node.attrs.column) ?? -1;
    this.column = shape?.columns[index];
    const label = this.column?.title ?? String(this.node.attrs.column);
    this.contentDOM = element("div", "cell-text", { "data-prompt": this.column?.prompt ?? "" });
    this.dom = element("div", "cell", { role: "cell", "data-l": label }, this.contentDOM);
    if (form) this.dom.id = cellAnchor(String(form.node.attrs.key), this.rowId(), String(this.node.attrs.column));
    if (shape) placeInGrid(this.dom, shape, index);
    if (this.column?.options) this.addChooser(this.column, this.column.options);
    this.draw();
  }

  private rowId(): string {
    const place = this.place();
    return place ? String(this.view.state.doc.resolve(place.pos).parent.attrs.id) : "";
  }

  private addChooser(column: ShownColumn, options: string[]): void {
    this.dom.classList.add("chosen");
    // The value is picked, not typed; several may also be typed.
    if (!column.many) this.contentDOM.contentEditable = "false";
    const select = chooser({
      label: column.title,
      options,
      many: column.many,
      none: this.tools.t("editor.choice.none"),
      current: () => this.node.textContent,
      change: (text) => this.write(text),
    });
    this.dom.append(select);
  }

  private write(text: string): void {
    const place = this.place();
    if (!place) return;
    const { tr, schema } = this.view.state;
    const content = text === "" ? [] : [schema.text(text)];
    this.view.dispatch(tr.replaceWith(place.pos + 1, place.pos + place.node.nodeSize - 1, content));
  }

  private draw(): void {
    const text = this.node.textContent;
    const isEmpty = this.node.content.size === 0;
    const { column } = this;
    this.contentDOM.classList.toggle("is-empty", isEmpty);
    this.dom.classList.toggle("missing", isEmpty && column?.required === true);
    const known = column?.options && chosenValues(text, column.many).every((value) => column.options!.includes(value));
    this.dom.classList.toggle("odd", known === false);
    this.dom.title = known === false ? this.tools.t("editor.cell.odd") : "";
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.column !== this.node.attrs.column) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

export const cellView: ViewMaker = (...parts) => new CellView(...parts);
