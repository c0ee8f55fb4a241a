/** Files that are pasted or dropped into the editor, and what of a pasted page is not taken: pictures of other sites. */
import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { ViewTools } from "../forms/node-chrome.ts";
import { parseInert } from "../tables/inert-html.ts";
import { placesFrom } from "./placing.ts";

/** More HTML than this is not looked through for pictures, characters. */
const htmlLimit = 2_000_000;

export interface FileTools {
  tools: ViewTools;
  /** Hears how many pictures of a pasted page were not taken. */
  leftOut: (images: number) => void;
}

/** A program that copies words adds a picture of them: then the words are meant. A copied picture has no words. */
function copiedFiles({ files, ...data }: { files: FileList; html: string; text: string }): File[] {
  const hasWords = data.text.trim() !== "" || (parseInert(data.html).textContent ?? "").trim() !== "";
  return hasWords ? [] : [...files];
}

/** Sends files on their way to a position of the text. */
export function takeFiles(view: EditorView, pos: number, files: readonly File[], { uploads, t }: ViewTools): void {
  if (!uploads || !view.editable) return;
  // What is copied as a picture has the same name in every browser, which says nothing.
  const named = (file: File) => file.name.replace(/^image\.(\w+)$/, `${t("files.pasted")}.$1`);
  uploads.add(placesFrom(view, pos, files).map(({ file, place }) => ({ file, place, name: named(file) })));
}

function paste(view: EditorView, { clipboardData }: ClipboardEvent, { tools, leftOut }: FileTools): boolean {
  if (!clipboardData || !view.editable) return false;
  const html = clipboardData.getData("text/html").slice(0, htmlLimit);
  const files = tools.uploads ? copiedFiles({ ...read(clipboardData), html }) : [];
  if (files.length > 0) {
    takeFiles(view, view.state.selection.from, files, tools);
    return true;
  }
  const images = /<img\b/i.test(html) ? parseInert(html).querySelectorAll("img").length : 0;
  leftOut(images);
  return false;
}

function read(data: DataTransfer): { files: FileList; text: string } {
  return { files: data.files, text: data.getData("text/plain") };
}

function drop(view: EditorView, event: DragEvent, { tools }: FileTools): boolean {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0 || !tools.uploads || !view.editable) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  takeFiles(view, at?.pos ?? view.state.selection.from, files, tools);
  return true;
}

/** Enter on a chosen file leads to what can be done with it. */
function openDeeds(view: EditorView, event: KeyboardEvent): boolean {
  const { selection } = view.state;
  if (event.key !== "Enter" || !(selection instanceof NodeSelection)) return false;
  if (!["image", "attachment"].includes(selection.node.type.name)) return false;
  const dom = view.nodeDOM(selection.from) as HTMLElement | null;
  const deed = dom?.querySelector<HTMLElement>(".file-bar button, .file-bar a");
  deed?.focus();
  return deed !== undefined && deed !== null;
}

/** A file that misses the text must not be opened by the browser instead of the page. */
function holdStrayFiles(): () => void {
  const hold = (event: DragEvent) => {
    const isInput = event.target instanceof HTMLInputElement && event.target.type === "file";
    if (!isInput && event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };
  for (const type of ["dragover", "drop"] as const) window.addEventListener(type, hold);
  return () => {
    for (const type of ["dragover", "drop"] as const) window.removeEventListener(type, hold);
  };
}

export function fileIntake(parts: FileTools) {
  return Extension.create({
    name: "fileIntake",
    priority: 1050,
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("fileIntake"),
        props: {
          handlePaste: (view, event) => paste(view, event, parts),
          handleDrop: (view, event) => drop(view, event, parts),
          handleKeyDown: openDeeds,
        },
        view: () => ({ destroy: holdStrayFiles() }),
      }),
    ],
  });
}
