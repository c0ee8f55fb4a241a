/**
 * Suggestions while writing: answers to # and @ become references, usual words fill short fields of requirements, «/»
 * says what a line can become.
 */
import { Extension, type Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection, type EditorState, type PluginView, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { FieldValues } from "../../../server/domain/requirements/field-values.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import { askingAt, askingKey, isField, nextAsking, quiet, type Asking } from "./asking.ts";
import { doInLine, lineDeeds } from "./line-deeds.ts";
import { Listbox } from "./listbox.ts";
import { answersTo, noValues, type Values } from "./answers.ts";
import { answering, type Choice } from "./matching.ts";

class Suggesting implements PluginView {
  private readonly list: Listbox;
  private choices: Choice[] = [];
  private index = -1;
  /** What the list was made for. */
  private asked = "";
  /** The field or cell that it was begun in. */
  private begun = "";
  private values: Values = noValues;
  private readonly stop: () => void;

  constructor(
    private readonly view: EditorView,
    private readonly editor: Editor,
    private readonly tools: ViewTools,
  ) {
    this.list = new Listbox(view, (index) => this.pick(index));
    this.stop = tools.names.subscribe(this.refresh);
    view.dom.addEventListener("focus", this.refresh);
    view.dom.addEventListener("blur", this.refresh);
  }

  update(view: EditorView, before: EditorState): void {
    if (askingKey.getState(view.state) !== askingKey.getState(before)) this.draw();
  }

  destroy(): void {
    this.stop();
    this.view.dom.removeEventListener("focus", this.refresh);
    this.view.dom.removeEventListener("blur", this.refresh);
    this.list.remove();
  }

  private readonly refresh = (): void => this.draw(true);

  /** @param anew what can be answered may have changed, though the question has not */
  private draw(anew = false): void {
    const { asking, all } = askingKey.getState(this.view.state) ?? quiet;
    if (!asking || !this.view.hasFocus()) return this.close();
    const asked = JSON.stringify([asking, all]);
    if (anew || asked !== this.asked) this.gather(asking, all);
    this.asked = asked;
    const place = `${asking.kind} ${asking.form ?? ""} ${asking.from}`;
    if (this.begun !== place) this.begin(asking);
    this.begun = place;
    const isSentence = asking.query.includes(" ") || !asking.eager || asking.kind === "deed";
    if (this.choices.length === 0 && isSentence) return this.list.hide();
    const { t } = this.tools;
    const label = asking.kind === "deed" ? t("writing.deeds") : t("editor.suggest.label");
    const nothing = t("editor.suggest.nothing");
    this.list.show({ choices: this.choices, index: this.index, label, nothing, at: asking.from });
  }

  private begin({ kind, form }: Asking): void {
    const { t, desk } = this.tools;
    if (this.choices.length > 0) desk.say(t("editor.suggest.count", { count: this.choices.length }));
    if (kind === "addressee" || kind === "stage") void this.fetchValues();
    if (kind === "rows") void this.fetchRows(form!);
  }

  private close(): void {
    this.asked = this.begun = "";
    this.choices = [];
    this.list.hide();
  }

  private gather(asking: Asking, all: boolean): void {
    const marked = this.choices[this.index]?.target;
    this.choices =
      asking.kind === "deed"
        ? answering(lineDeeds(this.editor, this.tools), asking.query)
        : answersTo(asking, all, this.tools, this.values);
    const stays = this.choices.findIndex(({ target }) => target === marked);
    this.index = asking.eager ? Math.max(0, stays) : stays;
  }

  /** Asked for anew whenever somebody comes to such a field: the plan of stages is being written meanwhile. */
  private async fetchValues(): Promise<void> {
    const values = await this.tools.desk.ask<FieldValues>("field-values");
    if (!values || this.view.isDestroyed) return;
    this.values = { ...this.values, ...values };
    this.refresh();
  }

  private async fetchRows(form: string): Promise<void> {
    const rows = await this.tools.desk.ask<string[]>(`field-values?rows=${encodeURIComponent(form)}`);
    if (!rows || this.view.isDestroyed) return;
    this.values = { ...this.values, rows: { ...this.values.rows, [form]: rows } };
    this.refresh();
  }

  /** @returns true when the key was a deed of the list */
  hear(event: KeyboardEvent): boolean {
    if (event.isComposing || event.ctrlKey || event.metaKey) return false;
    const { asking } = askingKey.getState(this.view.state) ?? quiet;
    if (!asking || this.choices.length === 0) return this.open(event);
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        return this.step(event.key === "ArrowDown" ? 1 : -1);
      case "Enter":
      case "Tab":
        return !event.shiftKey && this.pick(this.index);
      case "Escape":
        this.view.dispatch(this.view.state.tr.setMeta(askingKey, "dismiss"));
        return true;
      default:
        return false;
    }
  }

  /** Arrow down in a short field shows all its words. */
  private open(event: KeyboardEvent): boolean {
    const found = askingAt(this.view.state, this.tools.forms);
    if (event.key !== "ArrowDown" || !found || !isField(found)) return false;
    if (found.inCell) return false;
    this.view.dispatch(this.view.state.tr.setMeta(askingKey, "all"));
    return this.choices.length > 0;
  }

  private step(by: 1 | -1): boolean {
    const { length } = this.choices;
    this.index = this.index < 0 ? (by === 1 ? 0 : length - 1) : (this.index + by + length) % length;
    this.draw();
    return true;
  }

  private pick(index: number): boolean {
    const choice = this.choices[index];
    const asking = askingAt(this.view.state, this.tools.forms);
    if (!choice || !asking) return false;
    if (choice.kind === "deed") {
      this.view.dispatch(this.view.state.tr.setMeta(askingKey, "dismiss"));
      doInLine(this.editor, choice.target, asking, this.tools);
      return true;
    }
    const { tr, schema } = this.view.state;
    if (choice.kind === "value") tr.replaceWith(asking.from, asking.to, schema.text(choice.text));
    else putReference(tr, asking, schema.nodes.reference!.create({ kind: choice.kind, target: choice.target }));
    this.view.dispatch(tr.setMeta(askingKey, "dismiss").scrollIntoView());
    this.view.focus();
    return true;
  }
}

/** Puts a reference in place of the question; in a running text the next word may follow at once. */
function putReference(tr: Transaction, { from, to }: Asking, reference: Node): void {
  tr.replaceWith(from, to, reference);
  const $after = tr.doc.resolve(from + 1);
  const next = $after.parent.textBetween($after.parentOffset, $after.parent.content.size, null, "\ufffc");
  const isRunning = $after.parent.type.name === "paragraph" && !/^[\s.,;:!?)»]/.test(next);
  if (isRunning) tr.insertText(" ", from + 1);
  tr.setSelection(TextSelection.create(tr.doc, isRunning ? from + 2 : from + 1));
}

/** @param tools what the node views are given as well */
export function suggestions(tools: ViewTools) {
  return Extension.create({
    name: "suggestions",
    // Before forms and lists, which know the same keys.
    priority: 1200,
    addProseMirrorPlugins() {
      const { editor } = this;
      let shown: Suggesting | undefined;
      return [
        new Plugin({
          key: askingKey,
          state: { init: () => quiet, apply: (tr, before, _, state) => nextAsking(tr, before, state, tools.forms) },
          view: (view) => (shown = new Suggesting(view, editor, tools)),
          props: { handleKeyDown: (_, event) => shown?.hear(event) ?? false },
        }),
      ];
    },
  });
}
