/** A row of a form: its number or title, its cells, empty places for missing ones, and what can be done with it. */
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { RowStand } from "../../../content/schema/forms.ts";
import { cellAnchor, rowAnchor } from "../../../content/schema/names.ts";
import { placeInGrid } from "./cell-view.ts";
import { addRow, moveRow, moveRowTo, removeNode, rowInTable, setStand, writeSlot } from "./deeds.ts";
import { button, chrome, discuss, element } from "./elements.ts";
import { emptySlot } from "./empty-slot.ts";
import { NodeChrome, type ViewMaker } from "./node-chrome.ts";
import { shownRows, type NodePlace } from "./places.ts";
import { rowHandle } from "./row-handle.ts";
import { placeRow } from "./row-places.ts";
import { asksForWords, choiceShape, gridShape, type GridShape } from "./shape.ts";

class RowView extends NodeChrome {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  /** Undefined in a choice form, whose rows are shown by the form itself. */
  private readonly shape: GridShape | undefined;
  private drawn = "";
  private around: HTMLElement[] = [];

  constructor(...parts: ConstructorParameters<typeof NodeChrome>) {
    super(...parts);
    const form = this.form();
    this.shape = form && !choiceShape(form.node, this.tools.forms) ? gridShape(form.node, this.tools.forms) : undefined;
    this.contentDOM = element("div", "form-cells", { role: "presentation" });
    this.dom = element("div", "form-row", { role: "row", "data-at-row": String(this.node.attrs.id) });
    if (form) this.dom.id = rowAnchor(this.placeAmong(form), String(this.node.attrs.id));
    if (this.shape?.kind === "table") {
      const number = chrome("div", "rn", { role: "rowheader" }, element("span", "row-number"), this.handle());
      this.dom.append(number, this.contentDOM, this.toolbar());
      const row = this.place();
      if (row) placeRow(this.dom, rowInTable(this.view.state.tr, row).index);
    } else if (this.shape?.kind === "matrix") this.dom.append(this.title(this.shape), this.contentDOM);
    else this.dom.append(this.contentDOM);
    this.draw();
  }

  private title(shape: GridShape): HTMLElement {
    const index = shape.rows?.findIndex(({ key }) => key === this.node.attrs.id) ?? -1;
    const row = shape.rows?.[index];
    // A row that the definition does not know stands after all the others.
    this.dom.style.order = String(index < 0 ? 9999 : index * 2 + 1);
    return chrome("div", "rt", { role: "rowheader" }, row?.title ?? String(this.node.attrs.id));
  }

  private handle(): HTMLElement {
    const move = (from: number, to: number) => {
      const form = this.form();
      if (form) this.view.dispatch(moveRowTo(this.view.state.tr, form, from, to));
    };
    return rowHandle({ label: this.tools.t("editor.row.move"), move });
  }

  private toolbar(): HTMLElement {
    const { t } = this.tools;
    const act = (deed: (tr: Transaction, row: NodePlace) => Transaction) => () => this.act(deed);
    return chrome(
      "div",
      "row-tools",
      { role: "group", "aria-label": t("editor.row.tools") },
      button(t("editor.row.add"), () => this.addAfter(), { icon: "plus", silent: true }),
      button(
        t("editor.row.up"),
        act((tr, row) => moveRow(tr, row, -1)),
        { icon: "up", silent: true },
      ),
      button(
        t("editor.row.down"),
        act((tr, row) => moveRow(tr, row, 1)),
        { icon: "down", silent: true },
      ),
      button(t("talk.discussRow"), () => discuss(this.dom), { icon: "talk", silent: true }),
      button(t("editor.row.remove"), act(removeNode), { icon: "remove", silent: true }),
    );
  }

  private act(deed: (tr: Transaction, row: NodePlace) => Transaction): void {
    const row = this.place();
    if (row) this.view.dispatch(deed(this.view.state.tr, row));
    this.view.focus();
  }

  private addAfter(): void {
    const form = this.form();
    const row = this.place();
    if (!form || !row || !this.shape) return;
    const { tr } = this.view.state;
    const columns = this.shape.columns.map(({ key }) => key);
    this.view.dispatch(addRow(tr, form, rowInTable(tr, row).index + 1, columns));
    this.view.focus();
  }

  private draw(): void {
    if (!this.shape) return;
    const present = new Set<string>();
    this.node.forEach((cell) => void present.add(String(cell.attrs.column)));
    const stand = this.node.attrs.stand as RowStand;
    const signature = [stand, ...present].join("\n");
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.dom.dataset.stand = stand;
    for (const old of this.around) old.remove();
    this.around = this.shape.columns.flatMap(({ key }, index) =>
      present.has(key) ? [] : [this.slot(this.shape!, index)],
    );
    if (stand !== "accepted" && this.shape.kind === "table") this.around.push(this.strip(stand));
    this.dom.append(...this.around);
  }

  private slot(shape: GridShape, index: number): HTMLElement {
    const { key, title, rule, required, prompt, options, many } = shape.columns[index]!;
    const none = this.tools.t("editor.choice.none");
    const choosing = options && { options: () => options, many, none };
    const slot = emptySlot({
      ...{ className: "cell", label: title, required, prompt, choosing, asks: asksForWords(rule) },
      write: (text) => this.fill(shape, index, text),
    });
    placeInGrid(slot, shape, index);
    slot.id = cellAnchor(this.placeAmong(this.form()), String(this.node.attrs.id), key);
    return slot;
  }

  private fill(shape: GridShape, column: number, text: string): void {
    const form = this.form();
    const row = this.place();
    if (!form || !row) return;
    const index = shownRows(form, shape).findIndex(({ at }) => at?.pos === row.pos);
    this.view.dispatch(writeSlot(this.view.state.tr, form, shape, { row: index, column }, text));
    this.view.focus();
  }

  private strip(stand: RowStand): HTMLElement {
    const { t } = this.tools;
    const to = (next: RowStand) => () => this.act((tr, row) => setStand(tr, row, next));
    const deeds =
      stand === "example"
        ? [
            button(t("editor.example.accept"), to("accepted"), { className: "link" }),
            button(t("editor.example.strike"), to("struck"), { className: "link" }),
          ]
        : [button(t("editor.example.takeBack"), to("accepted"), { className: "link" })];
    const remove = button(t("editor.example.remove"), () => this.act(removeNode), { className: "link" });
    const word = stand === "example" ? t("editor.example.mark") : t("editor.example.struck");
    return chrome("div", "row-strip", {}, element("b", "", {}, word), ...deeds, remove);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || node.attrs.id !== this.node.attrs.id) return false;
    this.node = node;
    this.draw();
    return true;
  }
}

export const rowView: ViewMaker = (...parts) => new RowView(...parts);
