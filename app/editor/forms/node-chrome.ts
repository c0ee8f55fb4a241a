/** What all node views of forms and requirements share: their controls are no business of the editor. */
import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Translate } from "../../i18n/messages.ts";
import type { FormBook } from "../../../content/schema/html.ts";
import type { FormPlace } from "../../../content/schema/names.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { Desk } from "../desk.ts";
import type { FormOffer } from "../form-tools.tsx";
import type { NamesStore } from "../names-store.ts";
import { nthForm, type NodePlace } from "./places.ts";

/** What the views of one editor are given. */
export interface ViewTools {
  t: Translate;
  language: Language;
  /** Id of the text, by which anchors in it differ from those of other texts. */
  text: string;
  forms: FormBook;
  /** What ids in the text are called now. */
  names: NamesStore;
  /** Typed tables of the block, which can be put back when they were deleted. */
  offers: () => readonly FormOffer[];
  desk: Desk;
}

export type ViewMaker = (node: Node, view: EditorView, getPos: () => number | undefined, tools: ViewTools) => NodeView;

export abstract class NodeChrome implements NodeView {
  abstract readonly dom: HTMLElement;
  abstract readonly contentDOM: HTMLElement;

  constructor(
    protected node: Node,
    protected readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    protected readonly tools: ViewTools,
  ) {}

  /** The node with its position now; undefined when it has just been deleted. */
  protected place(): NodePlace | undefined {
    const pos = this.getPos();
    const node = pos === undefined ? null : this.view.state.doc.nodeAt(pos);
    return node && node.type === this.node.type ? { node, pos: pos! } : undefined;
  }

  /** The form that holds this node. */
  protected form(): NodePlace | undefined {
    const place = this.place();
    if (!place) return undefined;
    const $pos = this.view.state.doc.resolve(place.pos);
    for (let depth = $pos.depth; depth > 0; depth--) {
      if ($pos.node(depth).type.name === "form") return { node: $pos.node(depth), pos: $pos.before(depth) };
    }
    return undefined;
  }

  /** Where a form stands among all the forms of the page. */
  protected placeAmong(form: NodePlace | undefined): FormPlace {
    if (!form) return { text: this.tools.text, form: "" };
    const { key, kind } = form.node.attrs as { key: string; kind: string };
    return { text: this.tools.text, form: key, kind, nth: nthForm(this.view.state.doc, form) };
  }

  stopEvent(event: Event): boolean {
    return event.target !== this.dom && !this.contentDOM.contains(event.target as globalThis.Node | null);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM.contains(mutation.target);
  }
}
