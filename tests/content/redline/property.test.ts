import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Transform } from "prosemirror-transform";
import { acceptAll, rejectAll } from "../../../content/redline/apply.ts";
import { compareContents } from "../../../content/redline/compare.ts";
import type { Content } from "../../../content/redline/shape.ts";
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { through } from "../../../server/texts/documents.ts";
import { change, document, edit } from "../../app/editor/documents.ts";
import { proof } from "../../helpers/proof.ts";

function content(doc: DocNode, title: string, notRequired: string | null): Content {
  return JSON.parse(canonicalJson({ title, notRequired, doc: through(doc).toJSON() as DocNode })) as Content;
}

const facts = fc.tuple(fc.string({ maxLength: 20 }), fc.option(fc.string({ maxLength: 20 })));

/** Two contents that have nothing to do with each other. */
const strangers = fc
  .tuple(document, document, facts, facts)
  .map(([a, b, [t1, r1], [t2, r2]]) => [
    content(a.toJSON() as DocNode, t1, r1),
    content(b.toJSON() as DocNode, t2, r2),
  ]);

/** A content and what a few edits made of it. */
const edited = fc.tuple(document, fc.array(edit, { minLength: 1, maxLength: 6 }), facts).map(([doc, edits, [t, r]]) => {
  const tr = new Transform(doc);
  for (const made of edits)
    try {
      change(tr, made);
    } catch (error) {
      // What would not be let in changes nothing.
      if (!(error instanceof RangeError)) throw error;
    }
  return [content(doc.toJSON() as DocNode, t, r), content(tr.doc.toJSON() as DocNode, t, r)];
});

describe("a redline of any two contents", () => {
  it("holds both: taking all gives the new one exactly, refusing all the old one", () => {
    fc.assert(
      fc.property(fc.oneof(strangers, edited), ([before, after]) => {
        const redline = JSON.parse(JSON.stringify(compareContents(before!, after!))) as ReturnType<
          typeof compareContents
        >;
        expect(canonicalJson(acceptAll(redline))).toBe(canonicalJson(after));
        expect(canonicalJson(rejectAll(redline))).toBe(canonicalJson(before));
      }),
      proof(250, 5000),
    );
  });
});
