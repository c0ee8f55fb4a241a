/** «В требование»: a quiet button in a cell whose words may become a requirement. */
import { chrome, button } from "./elements.ts";
import type { Node } from "@tiptap/pm/model";
import { needStretch, type Need } from "./needs.ts";

/**
 * Gives a cell its button: at once where the column asks for needs, on approaching the cell elsewhere.
 * @returns shows the button when the cell has words that are no requirement yet; call it whenever the cell changes
 */
export function needButton(cell: HTMLElement, need: Need, label: string, run: () => void): (node: Node) => void {
  if (!need) return () => undefined;
  let node: Node | undefined;
  let made: HTMLElement | undefined;
  const draw = () => {
    if (!made) return;
    made.hidden = !node || !needStretch(node);
  };
  const make = () => {
    if (made) return;
    made = chrome("div", `make-req ${need}`, {}, button(label, run, { className: "mk-req", icon: "plus" }));
    cell.append(made);
    draw();
  };
  if (need === "need") make();
  else cell.addEventListener("pointerenter", make, { once: true });
  return (changed) => {
    node = changed;
    draw();
  };
}
