/** Lets nothing into the document that the server would refuse, and makes pasted pieces fit where they land. */
import { Extension } from "@tiptap/core";
import { Fragment, Slice, type Node, type Schema } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { maxDepth } from "../../content/schema/version.ts";
import { holder } from "./forms/places.ts";
import { cutReport, headOfHtml, headOfSlice, headOfText, type CutReport, type Spill } from "./paste/amounts.ts";
import { readPlainText } from "./paste/plain-text.ts";
import { cleanPasted } from "./pasted-html.ts";

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

export interface Guarding {
  /** Hears when something was not let in: what a document cannot hold. */
  refused: (why: "does-not-fit") => void;
  /** Hears what of a pasted piece that is too large came in and what did not. */
  cut: (report: CutReport) => void;
}

export function guard({ refused, cut }: Guarding) {
  // What the piece that is being pasted has lost on its way through the steps below.
  let spill: Spill = { words: 0, rows: 0 };
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
          transformPastedHTML: (html) => cleanPasted(headOfHtml(html, (spill = { words: 0, rows: 0 }))),
          transformPastedText: (text) => headOfText(text, (spill = { words: 0, rows: 0 })),
          clipboardTextParser: (text, $context, isBare, { state: { schema } }) =>
            readPlainText(text, { schema, marks: $context.marks(), isBare, spill }),
          transformPasted: (slice, view) => {
            const { $from } = view.state.selection;
            const moving = (view.dragging as { move?: boolean } | null)?.move === true;
            const own = moving ? slice : withFreshIds(headOfSlice(slice, spill), view.state.doc);
            const report = cutReport(own, spill);
            spill = { words: 0, rows: 0 };
            if (report) cut(report);
            return holder($from, "cell") || holder($from, "field") ? asInline(own, view.state.schema) : own;
          },
        },
      }),
    ],
  });
}
