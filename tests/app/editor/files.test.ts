// @vitest-environment happy-dom
/** What is pasted as files, what is not, and where a file is put when it has come. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { TakenFile } from "../../../app/editor/files/file-request.ts";
import type { FilePlace } from "../../../app/editor/files/uploads.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { book, replicaOf } from "./documents.ts";
import { openEditor, type OpenEditor } from "./open-editor.ts";

const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });

/** An editor whose files are on their way until the test lets them come. */
function open(content: DocNode[]): OpenEditor & { waiting: { name: string; place: FilePlace }[] } {
  const opened = openEditor(content, book);
  const waiting: { name: string; place: FilePlace }[] = [];
  const nothing = () => undefined;
  opened.tools.uploads = {
    add: (files) => void waiting.push(...files),
    ...{ list: () => [], subscribe: () => nothing, retry: nothing, drop: nothing, stop: nothing },
  };
  return { ...opened, waiting };
}

function paste({ editor }: OpenEditor, html: string, files: File[] = []): void {
  const data = { "text/html": html, "text/plain": "" } as Record<string, string>;
  const clipboardData = { files, getData: (type: string) => data[type] ?? "" };
  editor.view.pasteHTML(html || "<p></p>", { clipboardData } as unknown as ClipboardEvent);
}

const picture = (name: string) => new File(["…"], name, { type: "image/png" });
const taken = (letter: string): TakenFile => ({
  ...{ id: `id-${letter}`, digest: letter.repeat(64), name: `${letter}.png`, size: 3, type: "image/png" },
  ...{ width: 4, height: 3 },
});
const shape = ({ content = [] }: DocNode): string =>
  content
    .map(({ type, attrs, content: inner }) => (type === "image" ? String(attrs?.name) : (inner?.[0]?.text ?? "")))
    .join("|");

test("of a pasted page the words are taken, its pictures are neither fetched nor shown, and that is told", () => {
  const opened = open([line("было")]);
  opened.editor.commands.focus("end");
  paste(opened, '<p>слова <img src="https://evil.example/a.png"></p><img src="data:image/png;base64,AAAA">');
  expect(opened.leftOut).toEqual([2]);
  expect(JSON.stringify(opened.read())).toContain("слова");
  expect(JSON.stringify(opened.read())).not.toMatch(/evil|data:|"image"/);
});

test("a program that copies words adds a picture of them: the words are meant", () => {
  const opened = open([line("было")]);
  opened.editor.commands.focus("end");
  paste(opened, "<p>из Word</p>", [picture("image.png")]);
  expect(opened.waiting).toEqual([]);
  expect(JSON.stringify(opened.read())).toContain("из Word");
});

test("files stand one behind another where they were pasted, whatever others write meanwhile, and not before they have come", () => {
  const opened = open([line("раз"), line("два")]);
  opened.editor.commands.setTextSelection(3);
  paste(opened, '<img src="https://site.example/a.png">', [picture("image.png"), picture("план.png")]);
  expect(opened.waiting.map(({ name, place }) => [name, place.kind])).toEqual([
    ["files.pasted.png", "image"],
    ["план.png", "image"],
  ]);
  expect(shape(opened.read())).toBe("раз|два");

  const other = replicaOf(Y.encodeStateAsUpdate(opened.doc));
  const above = new Y.XmlElement("paragraph");
  above.insert(0, [new Y.XmlText("чужое")]);
  other.getXmlFragment("default").insert(0, [above]);
  Y.applyUpdate(opened.doc, Y.encodeStateAsUpdate(other), "others");

  opened.waiting[0]!.place.put(taken("a"));
  opened.waiting[1]!.place.put(taken("b"));
  expect(shape(opened.read())).toBe("чужое|раз|a.png|b.png|два");
});

test("in a line of a form a picture is an attachment, for there is no room to show it", () => {
  const field: DocNode = {
    type: "field",
    attrs: { name: "statement" },
    content: [{ type: "text", text: "Требуется" }],
  };
  const opened = open([{ type: "requirement", attrs: { uuid: "u1", priority: "must" }, content: [field] }]);
  opened.editor.commands.setTextSelection(4);
  paste(opened, "", [picture("план.png")]);
  expect(opened.waiting[0]!.place.kind).toBe("attachment");
  opened.waiting[0]!.place.put(taken("a"));
  expect(JSON.stringify(opened.read())).toContain('"type":"attachment"');
});
