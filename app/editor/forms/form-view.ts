/** A typed table: heading, grid with its columns, and what stands around the rows. */
import type { Node } from "@tiptap/pm/model";
import { cellAnchor, formAnchor } from "../../../content/schema/names.ts";
import { mayScroll, widthClasses } from "../../../content/schema/form-widths.ts";
import { documentWords } from "../../../content/schema/words.ts";
import { acceptExamples, addRow, writeSlot } from "./deeds.ts";
import { choiceView } from "./choice-view.ts";
import { placeInGrid } from "./cell-view.ts";
import { button, chrome, element } from "./elements.ts";
import { keepInSight } from "./head-in-sight.ts";
import { emptySlot } from "./empty-slot.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { shownRows } from "./places.ts";
import { asksForWords, choiceShape, gridShape, type GridShape, type ShownColumn } from "./shape.ts";

class GridView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly shape: GridShape;
  private readonly grid: HTMLElement;
  private readonly foot: HTMLElement;
  private missingRows: HTMLElement[] = [];
  private readonly letHeadGo: () => void = () => undefined;
  private drawn = "";

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    this.shape = gridShape(this.node, this.tools.forms);
    const { kind, title, columns } = this.shape;
    this.contentDOM = element("div", "form-rows", { role: "rowgroup" });
    this.grid = element("div", "form-grid", {
      role: "table",
      "aria-label": title || this.tools.t("editor.form.unnamed"),
    });
    const head = this.head();
    if (kind !== "card") this.grid.append(head, ...this.groups());
    this.grid.append(this.contentDOM);
    this.foot = chrome("div", "form-foot");
    const types = columns.map(({ rule }) => rule.type);
    const classes = kind === "card" ? "form form-card" : widthClasses(kind, types);
    const wide = mayScroll(classes);
    this.dom = element("div", classes);
    this.dom.id = formAnchor(this.placeAmong(this.place()));
    this.dom.dataset.atForm = String(this.node.attrs.key);
    const heading = chrome("p", "form-t", wide ? { "data-wide": documentWords[this.tools.language].wide } : {}, title);
    this.dom.append(heading, element("div", "form-scroll", {}, this.grid), this.foot);
    if (wide) this.letHeadGo = keepInSight(head, this.grid);
    this.draw();
  }

  destroy(): void {
    this.letHeadGo();
  }

  private head(): HTMLElement {
    const { kind, rowTitle, columns } = this.shape;
    const first = chrome(
      "div",
      kind === "table" ? "rn" : "rt",
      { role: "columnheader" },
      kind === "table" ? documentWords[this.tools.language].rowNumber : rowTitle,
    );
    return chrome(
      "div",
      "form-head",
      kind === "table" ? { role: "row", "aria-rowindex": "1" } : { role: "row" },
      first,
      ...columns.map((column) => this.columnHead(column)),
    );
  }

  private columnHead({ title, hint, required }: ShownColumn): HTMLElement {
    const head = element("div", "ch", { role: "columnheader" }, title);
    if (required) head.append(element("span", "req-mark", { title: this.tools.t("editor.cell.required") }, "\u00a0*"));
    // Seen on hovering, read by screen readers: shown to all it would make the head taller than a row.
    if (hint) head.append(element("span", "vh", {}, `. ${hint}`));
    if (hint) head.title = hint;
    return head;
  }

  private groups(): HTMLElement[] {
    const { rows = [] } = this.shape;
    return rows.flatMap(({ group }, index) => {
      if (!group || group === rows[index - 1]?.group) return [];
      const line = chrome("div", "form-group", { role: "row" }, element("div", "", { role: "rowheader" }, group));
      line.style.order = String(index * 2);
      return [line];
    });
  }

  private draw(): void {
    const rows = shownRows({ node: this.node, pos: 0 }, this.shape);
    const missing = rows.flatMap(({ at }, index) => (at ? [] : [index]));
    const examples = this.shape.kind === "table" && rows.some(({ at }) => at?.node.attrs.stand === "example");
    const signature = JSON.stringify([missing, examples]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    for (const old of this.missingRows) old.remove();
    this.missingRows = missing.map((index) => this.missingRow(index));
    this.grid.append(...this.missingRows);
    this.foot.replaceChildren(...this.footDeeds(examples));
  }

  private footDeeds(examples: boolean): HTMLElement[] {
    if (this.shape.kind !== "table") return [];
    const { t } = this.tools;
    const deeds = [button(t("editor.row.addLast"), () => this.addLast(), { className: "btn sm ghost", icon: "plus" })];
    if (examples)
      deeds.push(button(t("editor.example.acceptAll"), () => this.acceptAll(), { className: "btn sm ghost" }));
    return deeds;
  }

  private addLast(): void {
    const form = this.place();
    if (!form) return;
    const columns = this.shape.columns.map(({ key }) => key);
    this.view.dispatch(addRow(this.view.state.tr, form, form.node.childCount, columns));
    this.view.focus();
  }

  private acceptAll(): void {
    const form = this.place();
    if (form) this.view.dispatch(acceptExamples(this.view.state.tr, form));
  }

  private missingRow(index: number): HTMLElement {
    const { shape } = this;
    const row = chrome("div", "form-row", { role: "row" });
    row.style.order = String(index * 2 + 1);
    row.dataset.row = String(index);
    if (shape.kind === "matrix") row.append(element("div", "rt", { role: "rowheader" }, shape.rows![index]!.title));
    shape.columns.forEach(({ key, title, rule, required, prompt, options, many }, column) => {
      const choosing = options && { options: () => options, many, none: this.tools.t("editor.choice.none") };
      const write = (text: string) => this.fill(index, column, text);
      const asks = asksForWords(rule);
      const slot = emptySlot({ className: "cell", label: title, required, prompt, asks, choosing, write });
      placeInGrid(slot, shape, column);
      slot.id = cellAnchor(this.placeAmong(this.place()), shape.rows![index]!.key, key);
      row.append(slot);
    });
    return row;
  }

  private fill(row: number, column: number, text: string): void {
    const form = this.place();
    if (!form) return;
    this.view.dispatch(writeSlot(this.view.state.tr, form, this.shape, { row, column }, text));
    this.view.focus();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.key !== this.node.attrs.key) return false;
    const columns = (shape: GridShape) => shape.columns.map(({ key }) => key).join();
    if (columns(gridShape(node, this.tools.forms)) !== columns(this.shape)) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

/** The view of a form of any kind. */
export const formView: ViewMaker = (node, view, getPos, tools) =>
  choiceShape(node, tools.forms) ? choiceView(node, view, getPos, tools) : new GridView(node, view, getPos, tools);
