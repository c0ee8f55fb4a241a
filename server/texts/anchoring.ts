/** Places of threads in a live text: marked when a thread is opened, found again when the text has changed. */
import * as Y from "yjs";
import {
  findMarked,
  markQuote,
  type Anchor,
  type Chosen,
  type Found,
  TextStream,
  type Place,
} from "../../content/schema/anchors.ts";
import { liveLines, seenLetters } from "../../content/schema/live-lines.ts";
import type { Room } from "./room.ts";

type Text = Pick<Room, "doc" | "fragment">;
type Anchored = { place: Place; anchor: Anchor };

/** Marks a chosen place; undefined when there is none such, or several. */
export function anchorIn({ doc, fragment }: Text, chosen: Chosen): Anchored | undefined {
  if (chosen.kind !== "quote") return standsIn(fragment, chosen) ? { place: chosen, anchor: chosen } : undefined;
  const { kind: _, ...selected } = chosen;
  const stream = new TextStream(liveLines(fragment));
  return quoteAnchor(stream, markQuote(stream, selected, seenLetters(doc)));
}

/** Where places are now; null for those that are lost. */
export function placesIn({ doc, fragment }: Text, anchors: Anchor[]): (Anchored | null)[] {
  const stream = new TextStream(liveLines(fragment));
  const seen = seenLetters(doc);
  return anchors.map((anchor) => {
    if (anchor.kind === "quote")
      return quoteAnchor(stream, findMarked(stream, anchor.mark, seen, anchor.wasLost === true)) ?? null;
    return standsIn(fragment, anchor) ? { place: anchor, anchor } : null;
  });
}

function quoteAnchor({ lines }: TextStream, found: Found | undefined): Anchored | undefined {
  if (!found) return undefined;
  const { place, mark } = found;
  return { place: { kind: "quote", at: lines[place.from.line]!.at, ...place }, anchor: { kind: "quote", mark } };
}

/** Is the thing in the text: a row of a form, one of its cells, a requirement? A cell that is missing is an empty one. */
function standsIn(fragment: Y.XmlFragment, chosen: Exclude<Chosen, { kind: "quote" }>): boolean {
  switch (chosen.kind) {
    case "block":
      return true;
    case "requirement":
      return chosen.requirement !== "" && elements(fragment, "requirement", { uuid: chosen.requirement }).length > 0;
    case "row":
    case "cell":
      return elements(fragment, "form", { key: chosen.form }).some(
        (form) => chosen.row !== "" && elements(form, "row", { id: chosen.row }).length > 0,
      );
  }
}

function elements(within: Y.XmlFragment | Y.XmlElement, name: string, attrs: Record<string, string>): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  for (const child of within.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    const isIt = child.nodeName === name && Object.entries(attrs).every(([key, is]) => child.getAttribute(key) === is);
    if (isIt) found.push(child);
    else found.push(...elements(child, name, attrs));
  }
  return found;
}
