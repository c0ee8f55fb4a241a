import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import { authoredDocument } from "../../server/texts/authorship.ts";
import { readDocument, stateOf, through } from "../../server/texts/documents.ts";
import { document, edit, exchange, makeEdit, replicaOf } from "../app/editor/documents.ts";
import { proof } from "../app/editor/proof.ts";

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
        expect(through(unmarked(doc)).toJSON()).toEqual(readDocument(fragment));
        expect(writers.every(({ accountId }) => accountId !== "")).toBe(true);
      }),
      proof(60),
    );
  });
});
