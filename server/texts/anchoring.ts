/** Places of threads in a live text: marked when a thread is opened, found again when the text has changed. */
import * as Y from "yjs";
import {
  markQuote,
  type Anchor,
  type Chosen,
  type Found,
  type Place,
  type TextStream,
} from "../../content/schema/anchors.ts";
import type { PlacedAnchor } from "../domain/texts.ts";
import type { Room } from "./room.ts";

type Text = Pick<Room, "fragment" | "steps">;
type Anchored = { place: Place; anchor: Anchor };

/** Marks a chosen place; undefined when there is none such, or several. */
export function anchorIn({ fragment, steps }: Text, chosen: Chosen): Anchored | undefined {
  if (chosen.kind !== "quote") return standsIn(fragment, chosen) ? { place: chosen, anchor: chosen } : undefined;
  const { kind: _, ...selected } = chosen;
  const { stream, seen } = steps.now();
  const found = markQuote(stream, selected, seen);
  return found && { place: placeOf(stream, found), anchor: { kind: "quote", mark: found.mark } };
}

/** Where places are now; null for those that are lost, whose marks tell where they were last. */
export function placesIn({ fragment, steps }: Text, anchors: Anchor[]): PlacedAnchor[] {
  const now = steps.now();
  return anchors.map((anchor) => {
    if (anchor.kind !== "quote") return { place: standsIn(fragment, anchor) ? anchor : null, anchor };
    const { mark, wasLost, found } = steps.follow(now, anchor.mark, anchor.wasLost === true);
    return { place: found ? placeOf(now.stream, found) : null, anchor: { kind: "quote", mark, wasLost } };
  });
}

function placeOf({ lines }: TextStream, { place }: Found): Place {
  return { kind: "quote", at: lines[place.from.line]!.at, ...place };
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
