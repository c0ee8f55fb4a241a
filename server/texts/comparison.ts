/** Compares stored and live contents of a text for the texts worker. */
import { compareContents } from "../../content/redline/compare.ts";
import { countChanges, renderRedline } from "../../content/redline/html.ts";
import type { Showing } from "../../content/redline/marks.ts";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { DocNode } from "../../content/schema/document.ts";
import type { RevisionContent } from "../domain/history/revision-content.ts";
import type { ComparedSide, TextComparison } from "../domain/texts.ts";

/** @param live reads the live text, when a side is it */
export function compareSides(
  sides: { before: ComparedSide; after: ComparedSide },
  live: () => DocNode,
  reading: Showing,
  tree: boolean,
): TextComparison {
  const [before, after] = [contentOf(sides.before, live), contentOf(sides.after, live)];
  const redline = compareContents(before, after);
  const html = renderRedline(redline, reading);
  const facts = [redline.title, redline.notRequired.runs].filter((runs) => runs.some(({ kind }) => kind !== "same"));
  const changes = countChanges(redline.pieces) + facts.length;
  return { changes, coarse: redline.coarse, html, ...(tree && { redline }) };
}

/** Spelled as revisions are spelled: what has not changed must compare as equal. */
function contentOf(side: ComparedSide, live: () => DocNode): Omit<RevisionContent, "files"> {
  const spelled = "bytes" in side ? Buffer.from(side.bytes).toString("utf8") : canonicalJson({ ...side, doc: live() });
  return JSON.parse(spelled) as RevisionContent;
}
