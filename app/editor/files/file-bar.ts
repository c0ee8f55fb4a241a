/** What can be done with a file where it stands: describe an image, save, replace, take out. */
import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { removeNode } from "../forms/deeds.ts";
import { button, element } from "../forms/elements.ts";
import type { ViewTools } from "../forms/node-chrome.ts";
import { imagesOnly, pickFiles } from "./picking.ts";
import { placeOfFile } from "./placing.ts";

/** A file in an editor. */
export interface FileSpot {
  node: () => Node;
  view: EditorView;
  getPos: () => number | undefined;
  tools: ViewTools;
}

/** The address of a file. */
export function addressOf({ names }: ViewTools, digest: string): string {
  return names.get().files + digest;
}

/** Lets somebody choose the file that comes in the place of this one. */
function replace({ node, view, getPos, tools }: FileSpot): void {
  const place = placeOfFile(view, getPos, node());
  const accept = place.kind === "image" ? { accept: imagesOnly } : {};
  pickFiles(([file]) => file && tools.uploads?.add([{ file, name: file.name, place }]), { many: false, ...accept });
}

function remove({ view, getPos, node }: FileSpot): void {
  const pos = getPos();
  if (pos === undefined || !view.editable) return;
  view.dispatch(removeNode(view.state.tr, { node: node(), pos }));
  view.focus();
}

/** @param more deeds that come first */
export function fileBar(spot: FileSpot, more: HTMLElement[] = []): { dom: HTMLElement; draw: () => void } {
  const { tools, view } = spot;
  const save = element("a", "btn sm", { download: "" }, tools.t("files.download"));
  const dom = element("span", "file-bar", { contenteditable: "false", role: "group" }, ...more, save);
  if (tools.uploads) dom.append(button(tools.t("files.replace"), () => replace(spot), { className: "btn sm" }));
  dom.append(button(tools.t("files.remove"), () => remove(spot), { className: "btn sm" }));
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    view.focus();
  });
  const draw = () => {
    const { digest, name } = spot.node().attrs as { digest: string; name: string };
    save.href = addressOf(tools, digest);
    dom.setAttribute("aria-label", tools.t("files.deeds", { name }));
  };
  return { dom, draw };
}
