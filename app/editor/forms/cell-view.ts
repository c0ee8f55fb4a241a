/** A cell of a form: text, a value of a column's type, or a permitted value chosen from a list. */
import type { Node } from "@tiptap/pm/model";
import {
  isMissing,
  judgeValue,
  showValue,
  type ColumnRule,
  type ValueFault,
} from "../../../content/templates/values.ts";
import { cellAnchor } from "../../../content/schema/names.ts";
import { choiceShape, gridShape, type GridShape, type ShownColumn } from "./shape.ts";
import { chooser } from "./chooser.ts";
import { chrome, element } from "./elements.ts";
import { needButton } from "./need-button.ts";
import { makeRequirement } from "./need-deed.ts";
import { needInCell, needOf } from "./needs.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { otherRows } from "./places.ts";

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
  /** What is expected instead of a value that does not fit. */
  private note: HTMLElement | undefined;
  private readonly offer: (node: Node) => void;

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const form = this.form();
    const shape =
      form && !choiceShape(form.node, this.tools.forms) ? gridShape(form.node, this.tools.forms) : undefined;
    const index = shape?.columns.findIndex(({ key }) => key === this.node.attrs.column) ?? -1;
    this.column = shape?.columns[index];
    const label = this.column?.title ?? String(this.node.attrs.column);
    this.contentDOM = element("div", "cell-text", { "data-prompt": this.column?.prompt ?? "" });
    const column = String(this.node.attrs.column);
    this.dom = element("div", "cell", { role: "cell", "data-l": label, "data-at-cell": column }, this.contentDOM);
    if (form) this.dom.id = cellAnchor(this.placeAmong(form), this.rowId(), String(this.node.attrs.column));
    if (shape) placeInGrid(this.dom, shape, index);
    if (this.column?.options) this.addChooser(this.column, this.column.options);
    else if (this.column) this.addSuggestions(this.column);
    const need = form && needOf(form.node, String(this.node.attrs.column), this.tools.forms);
    this.offer = needButton(this.dom, need, this.tools.t("editor.need.make"), () => this.makeRequirement());
    this.draw();
  }

  private makeRequirement(): void {
    const place = this.place();
    const need = place && needInCell(this.view.state, place);
    if (need) makeRequirement(this.view, need, this.tools);
  }

  private rowId(): string {
    const place = this.place();
    return place ? String(this.view.state.doc.resolve(place.pos).parent.attrs.id) : "";
  }

  private addChooser(column: ShownColumn, options: string[]): void {
    this.dom.classList.add("chosen");
    // The value is picked, not typed; several may also be typed.
    if (!column.many) this.contentDOM.contentEditable = "false";
    this.lay(column, () => options);
  }

  /** Links without a table of their own offer rows of the text's other tables; people and linked rows: see asking.ts. */
  private addSuggestions(column: ShownColumn): void {
    if (column.rule.type !== "link" || column.rule.to) return;
    this.dom.classList.add("chosen");
    this.lay(column, () => otherRows(this.view.state.doc, this.form()?.pos));
  }

  private lay(column: ShownColumn, options: () => readonly string[]): void {
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
    const rule: ColumnRule = this.column?.rule ?? { type: "text" };
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
    this.dom.classList.toggle("missing", isMissing(rule, text));
    this.tell(judgeValue(rule, text).fault);
    this.show(showValue(rule, text, this.tools.language), text);
    this.offer(this.node);
  }

  /** Says quietly what was expected; the value stays as it was written. */
  private tell(fault: ValueFault | undefined): void {
    const words = fault ? this.expected(fault) : "";
    if (words === (this.note?.textContent ?? "")) return;
    this.note?.remove();
    this.note = words === "" ? undefined : chrome("div", "cell-note", {}, words);
    if (this.note) this.dom.append(this.note);
    this.dom.classList.toggle("odd", words !== "");
  }

  private expected(fault: ValueFault): string {
    const { t } = this.tools;
    if (fault === "option") return t("editor.cell.odd");
    if (fault === "date") return t("editor.cell.date");
    const unit = this.column?.rule.unit;
    return unit ? t("editor.cell.unit", { unit }) : t("editor.cell.number");
  }

  /** Shows a kept value in the reader's words while the cursor is elsewhere. */
  private show(shown: string, text: string): void {
    if (shown === text) delete this.dom.dataset.shown;
    else this.dom.dataset.shown = shown;
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.column !== this.node.attrs.column) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

export const cellView: ViewMaker = (...parts) => new CellView(...parts);
