/** Where files go in a text that others write meanwhile: a place is kept by the letters it stands at, not by its number. */
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import type { FileKind } from "../../../content/schema/files.ts";
import { holder } from "../forms/places.ts";
import type { TakenFile } from "./file-request.ts";
import type { FilePlace } from "./uploads.ts";

const images = /^image\/(png|jpeg|gif|webp)$/;

/** What a file becomes: pages show images, lines of forms and everything else hold attachments. */
function kindAt($pos: ResolvedPos, file: Pick<File, "type">): FileKind {
  const isLine = holder($pos, "cell") || holder($pos, "field");
  return images.test(file.type) && !isLine ? "image" : "attachment";
}

function bindingOf(view: EditorView): ProsemirrorBinding {
  return (ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding }).binding;
}

/** Places one behind another, beginning at a position of the text. */
export function placesFrom(view: EditorView, pos: number, files: readonly File[]): { file: File; place: FilePlace }[] {
  const { type, mapping } = bindingOf(view);
  const mark = absolutePositionToRelativePosition(pos, type, mapping) as Y.RelativePosition;
  /** The one that was put last: the next one follows it. */
  let last = "";
  const now = () => {
    const { doc, type, mapping } = bindingOf(view);
    const before = last ? standing(view, undefined, last) : undefined;
    if (before !== undefined) return before + view.state.doc.nodeAt(before)!.nodeSize;
    return relativePositionToAbsolutePosition(doc, type, mark, mapping) ?? view.state.doc.content.size;
  };
  const put = (kind: FileKind) => (taken: TakenFile) => {
    if (view.isDestroyed || !view.editable) return;
    insertFile(view, now(), kind, taken);
    last = taken.id;
  };
  const $pos = view.state.doc.resolve(pos);
  return files.map((file) => {
    const kind = kindAt($pos, file);
    return { file, place: { kind, put: put(kind) } };
  });
}

function nodeOf(view: EditorView, kind: FileKind, { id, digest, name, size, type, width, height }: TakenFile): Node {
  const { image, attachment } = view.state.schema.nodes;
  return kind === "image"
    ? image!.create({ id, digest, name, width, height })
    : attachment!.create({ id, digest, name, size, type });
}

function insertFile(view: EditorView, pos: number, kind: FileKind, file: TakenFile): void {
  const node = nodeOf(view, kind, file);
  const $pos = view.state.doc.resolve(pos);
  if (kind === "image") insertBlock(view, $pos, node);
  else insertInline(view, $pos, node);
}

/** Behind the line that the place is in, or before it while it is empty; where nothing follows, a line to write on does. */
function insertBlock(view: EditorView, $pos: ResolvedPos, node: Node): void {
  const { tr, schema } = view.state;
  const isIn = $pos.parent.isTextblock;
  const isBefore = isIn && $pos.parent.content.size === 0;
  const at = !isIn ? $pos.pos : isBefore ? $pos.before() : $pos.after();
  const isLast = at === tr.doc.content.size;
  view.dispatch(tr.insert(at, isLast ? [node, schema.nodes.paragraph!.create()] : node));
}

function insertInline(view: EditorView, $pos: ResolvedPos, node: Node): void {
  const { tr, schema } = view.state;
  const isIn = $pos.parent.inlineContent;
  view.dispatch(tr.insert($pos.pos, isIn ? node : schema.nodes.paragraph!.create(null, node)));
}

/** The place of a file that is to be replaced: it keeps its id, and the words about an image. */
export function placeOfFile(view: EditorView, getPos: () => number | undefined, { type, attrs }: Node): FilePlace {
  const id = String(attrs.id);
  return {
    kind: type.name as FileKind,
    replaces: id || undefined,
    put(taken) {
      const pos = view.isDestroyed || !view.editable ? undefined : standing(view, getPos(), id);
      if (pos === undefined) return;
      const node = nodeOf(view, type.name as FileKind, taken);
      const { alt } = view.state.doc.nodeAt(pos)!.attrs;
      const words = type.name === "image" ? { alt: String(alt) } : {};
      view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...words }));
    },
  };
}

/** Where the file is now: where its view is, or else wherever its id stands. */
function standing(view: EditorView, pos: number | undefined, id: string): number | undefined {
  const { doc } = view.state;
  if (pos !== undefined && doc.nodeAt(pos)?.attrs.id === id) return pos;
  let found: number | undefined;
  doc.descendants((node, at) => {
    if (found === undefined && ["image", "attachment"].includes(node.type.name) && node.attrs.id === id) found = at;
    return found === undefined;
  });
  return found;
}
