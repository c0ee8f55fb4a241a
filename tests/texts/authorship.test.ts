import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { inShownOrder } from "../../content/schema/row-order.ts";
import { authoredDocument } from "../../server/texts/authorship.ts";
import { readDocument, stateOf, through } from "../../server/texts/documents.ts";
import { document, edit, exchange, makeEdit, replicaOf } from "../app/editor/documents.ts";
import { proof } from "../helpers/proof.ts";

/** The document without the marks of writers, its texts joined again. */
function unmarked(node: DocNode): DocNode {
  const { content, ...shell } = node;
  const marks = node.marks?.filter(({ type }) => type !== "written");
  const { marks: _, ...bare } = shell;
  return { ...bare, ...(marks?.length ? { marks } : {}), ...(content ? { content: content.map(unmarked) } : {}) };
}

describe("who wrote what", () => {
  it("covers every letter of any text that several wrote, and changes none", () => {
    const histories = fc.tuple(document, fc.array(fc.tuple(fc.nat(2), edit), { maxLength: 12 }));
    fc.assert(
      fc.property(histories, ([first, edits]) => {
        const { state, client } = stateOf(first.toJSON() as DocNode);
        const replicas = [0, 1, 2].map(() => replicaOf(state));
        for (const [who, made] of edits) makeEdit(replicas[who]!, made);
        exchange(replicas);
        const clients = new Map([
          [client, "founder"],
          ...replicas.map(({ clientID }, at) => [clientID, `writer${at}`] as const),
        ]);
        const fragment = replicas[0]!.getXmlFragment("default");
        const { doc, writers } = authoredDocument(fragment, [], clients);
        expect(inShownOrder(through(unmarked(doc)).toJSON() as DocNode)).toEqual(readDocument(fragment));
        expect(writers.every(({ accountId }) => accountId !== "")).toBe(true);
      }),
      proof(60),
    );
  });

  it("goes with a row that was moved, to where it is shown", () => {
    const row = (id: string, rank: string, text: string): DocNode => ({
      type: "row",
      attrs: { id, rank },
      content: [{ type: "cell", attrs: { column: "c" }, content: text ? [{ type: "text", text }] : [] }],
    });
    const form = {
      type: "form",
      attrs: { key: "b/f", kind: "table" },
      content: [row("1", "", "первая"), row("2", "", "")],
    };
    const { state, client } = stateOf({ type: "doc", content: [form] });
    const doc = replicaOf(state);
    const rows = (doc.getXmlFragment("default").get(0) as Y.XmlElement).toArray() as Y.XmlElement[];
    const cell = rows[1]!.get(0) as Y.XmlElement;
    (cell.get(0) as Y.XmlText).insert(0, "вторая и длиннее");
    const first = String(rows[0]!.getAttribute("rank"));
    rows[0]!.setAttribute("rank", `${String(rows[1]!.getAttribute("rank"))}z`);
    expect(first).not.toBe("");
    const clients = new Map([
      [client, "founder"],
      [doc.clientID, "second"],
    ]);
    const { doc: told, writers } = authoredDocument(doc.getXmlFragment("default"), [], clients);
    const said = told.content![0]!.content!.map(({ content }) => {
      const [text] = content![0]!.content!;
      return [text!.text, writers[Number(text!.marks![0]!.attrs!.writer)]!.accountId];
    });
    expect(said).toEqual([
      ["вторая и длиннее", "second"],
      ["первая", "founder"],
    ]);
  });
});
