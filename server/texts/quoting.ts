/** Quotes of a live text: untouched as long as all their letters stand as they stood, or the same words are found anew. */
import { findMarked, TextStream, type Found, type Mark } from "../../content/schema/anchors.ts";
import { liveLines, seenLetters } from "../../content/schema/live-lines.ts";
import type { QuoteMark, QuotesNow } from "../domain/texts.ts";
import type { Room } from "./room.ts";

/** Where quotes stand now; null for those that an edit has touched. */
export function quotesIn({ doc, fragment }: Pick<Room, "doc" | "fragment">, marks: QuoteMark[]): QuotesNow["quotes"] {
  const stream = new TextStream(liveLines(fragment));
  const seen = seenLetters(doc);
  return marks.map(({ mark, wasLost }) => {
    // Whatever happened around them, words whose every letter stands in its place were not touched.
    const found = standing(stream, mark, seen) ?? findMarked(stream, mark, seen, wasLost);
    if (!found) return null;
    const { place } = found;
    return { place: { kind: "quote", at: stream.lines[place.from.line]!.at, ...place }, mark: found.mark };
  });
}

function standing(stream: TextStream, mark: Mark, seen: Mark["seen"]): Found | undefined {
  const letters = mark.letters.flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, i) => [client, clock + i] as const),
  );
  const from = stream
    .placesOf(mark.quote)
    .find((start) => letters.every(([client, clock], i) => stream.isLetter(start + i, client, clock)));
  if (from === undefined) return undefined;
  const to = from + mark.quote.length;
  return { place: stream.place(from, to), mark: stream.mark(from, to, seen) };
}
