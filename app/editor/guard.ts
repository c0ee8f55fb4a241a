/** Lets nothing into the document that the server would refuse, and makes pasted pieces fit where they land. */
import { Extension } from "@tiptap/core";
import { Fragment, Slice, type Node, type Schema } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { maxDepth } from "../../content/schema/version.ts";
import { holder } from "./forms/places.ts";
import { cleanPasted } from "./pasted-html.ts";

/** The largest piece that may be pasted at once, in positions of the document; a message holds 256 KB. */
const pasteLimit = 60_000;

function depthOf(node: Node): number {
  let deepest = 0;
  node.forEach((child) => {
    deepest = Math.max(deepest, depthOf(child));
  });
  return node.isText ? 0 : deepest + 1;
}

/** Would the server take this document? */
export function isAcceptable(doc: Node): boolean {
  try {
    doc.check();
    return depthOf(doc) - 1 <= maxDepth;
  } catch {
    return false;
  }
}

function isOurs(tr: Transaction): boolean {
  const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return tr.docChanged && !sync?.isChangeOrigin;
}

/** The text of a piece as one line with breaks, for a cell or a field. */
export function asInline(slice: Slice, schema: Schema): Slice {
  const lines: Node[][] = [];
  const gather = (content: Fragment) =>
    content.forEach((node) => {
      if (node.isInline) (lines[lines.length - 1] ?? lines[lines.push([]) - 1]!).push(node);
      else if (node.isTextblock) lines.push([...node.content.content]);
      else gather(node.content);
    });
  gather(slice.content);
  const joined = lines.flatMap((line, i) => (i > 0 ? [schema.nodes.hardBreak!.create(), ...line] : line));
  return new Slice(Fragment.from(joined), 0, 0);
}

/** Copies of rows and requirements that stand in this document already get ids of their own. */
export function withFreshIds(slice: Slice, doc: Node): Slice {
  const known = new Set<string>();
  doc.descendants((node) => void known.add(String(node.attrs.uuid ?? node.attrs.id ?? "")));
  const fresh = (node: Node, parent: Node | null): Node => {
    const name = node.type.name === "requirement" ? "uuid" : node.type.name === "row" ? "id" : undefined;
    const isFixed = name === "id" && parent !== null && parent.attrs.kind !== "table";
    const own = name && !isFixed && known.has(String(node.attrs[name])) ? { [name]: crypto.randomUUID() } : {};
    // A row is shown where it was put, not where its original is.
    const attrs = { ...node.attrs, ...own, ...(name === "id" ? { rank: "" } : {}) };
    if (node.isText) return node;
    return node.type.create(attrs, mapped(node.content, node), node.marks);
  };
  const mapped = (content: Fragment, parent: Node | null) =>
    Fragment.from(content.content.map((node) => fresh(node, parent)));
  return new Slice(mapped(slice.content, null), slice.openStart, slice.openEnd);
}

/** @param refused hears when something was not let in: too much at once, or what a document cannot hold */
export function guard(refused: (why: "too-much" | "does-not-fit") => void) {
  return Extension.create({
    name: "guard",
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("guard"),
        filterTransaction: (tr) => {
          if (!isOurs(tr) || isAcceptable(tr.doc)) return true;
          refused("does-not-fit");
          return false;
        },
        props: {
          transformPastedHTML: cleanPasted,
          transformPasted: (slice, view) => {
            const { $from } = view.state.selection;
            const moving = (view.dragging as { move?: boolean } | null)?.move === true;
            const own = moving ? slice : withFreshIds(slice, view.state.doc);
            return holder($from, "cell") || holder($from, "field") ? asInline(own, view.state.schema) : own;
          },
          handlePaste: (_view, _event, slice) => {
            if (slice.content.size <= pasteLimit) return false;
            refused("too-much");
            return true;
          },
        },
      }),
    ],
  });
}
