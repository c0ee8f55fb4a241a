/**
 * Moving blocks by hand: a handle beside the block under the pointer, dragged to another place; from the keyboard Alt ↑
 * and Alt ↓ do the same, with items of lists too.
 */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import { moveBlock, siblingAt, type Moved } from "./block-moving.ts";
import type { ViewTools } from "./forms/node-chrome.ts";
import { element } from "./forms/elements.ts";

interface Parts {
  awareness: Awareness;
  tools: ViewTools;
  /** Hears that somebody else writes in what was to be moved. */
  refused: (why: "occupied") => void;
}

type Move = (index: number, to: number) => void;

class BlockHandle implements PluginView {
  private readonly dom: HTMLButtonElement;
  private readonly line = element("div", "drop-line", { "aria-hidden": "true" });
  private block: HTMLElement | null = null;
  private index = -1;
  private readonly over = new AbortController();

  constructor(
    private readonly view: EditorView,
    title: string,
    private readonly move: Move,
  ) {
    // The keyboard has keys for it, and nothing to come across on its way through the page.
    this.dom = element("button", "block-handle", { type: "button", tabindex: "-1", "aria-hidden": "true", title });
    this.dom.hidden = this.line.hidden = true;
    const { signal } = this.over;
    view.dom.addEventListener("pointermove", (event) => this.follow(event), { signal });
    view.dom.addEventListener("keydown", () => (this.dom.hidden = true), { signal });
    this.dom.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    this.dom.addEventListener("pointerdown", (event) => event.button === 0 && this.drag(event), { signal });
  }

  /** What was written may have moved the blocks: the handle comes back with the pointer. */
  update({ state }: EditorView, before: EditorState): void {
    if (state.doc !== before.doc) this.dom.hidden = true;
  }

  destroy(): void {
    this.over.abort();
    this.dom.remove();
    this.line.remove();
  }

  private blocks(): HTMLElement[] {
    const { doc } = this.view.state;
    return doc.children.map((_, at) => this.view.nodeDOM(doc.resolve(0).posAtIndex(at)) as HTMLElement);
  }

  private follow({ target, pointerType }: PointerEvent): void {
    if (pointerType !== "mouse" || !(target instanceof HTMLElement)) return;
    const { dom, state } = this.view;
    let block: HTMLElement | null = target;
    while (block && block.parentElement !== dom) block = block.parentElement;
    if (!block || (block === this.block && !this.dom.hidden)) return;
    this.block = block;
    this.index = state.doc.resolve(this.view.posAtDOM(block, 0)).index(0);
    if (!this.dom.isConnected) dom.parentElement?.append(this.dom, this.line);
    this.dom.hidden = false;
    this.dom.style.top = `${this.topOf(block)}px`;
  }

  private topOf(block: HTMLElement): number {
    return block.getBoundingClientRect().top - (this.dom.offsetParent ?? this.view.dom).getBoundingClientRect().top;
  }

  /** The index that a height on the screen means for the dragged block. */
  private targetAt(y: number, blocks: HTMLElement[]): number {
    const others = blocks.filter((_, at) => at !== this.index);
    return others.filter((block) => {
      const { top, height } = block.getBoundingClientRect();
      return y > top + height / 2;
    }).length;
  }

  private drag(begin: PointerEvent): void {
    const from = this.index;
    const { doc } = this.view.state;
    const blocks = this.blocks();
    let to = from;
    const end = new AbortController();
    const { signal } = end;
    const stop = () => {
      end.abort();
      this.line.hidden = true;
      blocks[from]?.classList.remove("dragged");
    };
    this.dom.setPointerCapture(begin.pointerId);
    blocks[from]?.classList.add("dragged");
    this.dom.addEventListener(
      "pointermove",
      ({ clientY }) => {
        to = this.targetAt(clientY, blocks);
        const others = blocks.filter((_, at) => at !== from);
        const below = others[to];
        const edge = below ? this.topOf(below) : this.topOf(others.at(-1)!) + others.at(-1)!.offsetHeight;
        this.line.hidden = others.length === 0 || to === from;
        this.line.style.top = `${edge}px`;
      },
      { signal },
    );
    this.dom.addEventListener(
      "pointerup",
      () => {
        stop();
        // Somebody has written meanwhile: the places that were seen may be other ones now.
        if (to !== from && this.view.state.doc === doc) this.move(from, to);
      },
      { signal },
    );
    this.dom.addEventListener("pointercancel", stop, { signal });
    window.addEventListener("keydown", ({ key }) => key === "Escape" && stop(), { signal });
  }
}

export function blockMoving({ awareness, tools, refused }: Parts) {
  const tell = (view: EditorView, moved: Moved): boolean => {
    if (moved === "occupied") refused("occupied");
    if (moved === "moved") tools.desk.say(tools.t("writing.moved"));
    view.focus();
    return moved !== "nowhere";
  };
  return Extension.create({
    name: "blockMoving",
    addKeyboardShortcuts() {
      const { view } = this.editor;
      const shift = (step: 1 | -1) => () => {
        const sibling = siblingAt(this.editor.state.selection.$from);
        if (!sibling) return false;
        const { state } = this.editor;
        return tell(
          this.editor.view,
          moveBlock(state, (tr) => view.dispatch(tr), awareness, sibling, sibling.index + step),
        );
      };
      return { "Alt-ArrowUp": shift(-1), "Alt-ArrowDown": shift(1) };
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("blockMoving"),
        view: (view) =>
          new BlockHandle(view, tools.t("writing.move"), (index, to) => {
            const sibling = { start: 0, depth: 0, index };
            tell(
              view,
              moveBlock(view.state, (tr) => view.dispatch(tr), awareness, sibling, to),
            );
          }),
      }),
    ],
  });
}
