/** An edit touches exactly the quotes whose letters it parts or takes: those are no longer found, all others are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type * as Y from "yjs";
import { markQuote, TextStream, type Mark } from "../../content/schema/anchors.ts";
import { liveLines, seenLetters } from "../../content/schema/live-lines.ts";
import { stateOf } from "../../server/texts/documents.ts";
import { quotesIn } from "../../server/texts/quoting.ts";
import { proof } from "../helpers/proof.ts";
import { replicaOf } from "../app/editor/documents.ts";

/** No letter twice in a line, so that what is left of words never reads as the words did; but the same line twice. */
const line = fc.shuffledSubarray([..."абвгдежзиклмнопрстуфхцчшщэюя"], { minLength: 12 }).map((all) => all.join(""));
const notes = fc
  .tuple(fc.array(line, { minLength: 2, maxLength: 5 }), fc.nat({ max: 3 }))
  .map(([lines, doubled]) => [...lines, lines[doubled % lines.length]!]);
const share = fc.noBias(fc.integer({ min: 0, max: 9_999 })).map((n) => n / 10_000);
const selection = fc.record({ line: share, from: share, length: fc.integer({ min: 2, max: 9 }) });
const edit = fc.record({ line: share, at: share, erase: fc.nat({ max: 4 }), type: fc.stringMatching(/^[0-9]{0,3}$/) });

interface Quoted {
  mark: Mark;
  wasLost: boolean;
  /** Numbers of its letters in the shadow of the text. */
  letters: number[];
}

test("[6, suspect links] any row of edits loses exactly the quotes it touches", () => {
  fc.assert(
    fc.property(
      notes,
      fc.array(selection, { minLength: 1, maxLength: 6 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (texts, chosen, edits) => {
        const content = texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
        const doc = replicaOf(stateOf({ type: "doc", content }).state);
        const fragment = doc.getXmlFragment("default");
        let number = 0;
        const shadow = texts.map((text) => [...text].map(() => number++));
        const quotes = chosen.map(({ line: which, from: begin, length }): Quoted => {
          const at = Math.floor(which * texts.length);
          const from = Math.floor(begin * (texts[at]!.length - length));
          const quote = texts[at]!.slice(from, from + length);
          const stream = new TextStream(liveLines(fragment));
          const same = texts.slice(0, at).filter((text) => text.includes(quote)).length;
          const selected = { quote, prefix: "", suffix: "", occurrence: same };
          const { mark } = markQuote(stream, selected, seenLetters(doc))!;
          return { mark, wasLost: false, letters: shadow[at]!.slice(from, from + length) };
        });
        for (const { line: which, at: share, erase, type } of edits) {
          const at = Math.floor(which * texts.length);
          const numbers = shadow[at]!;
          const from = Math.floor(share * (numbers.length + 1));
          const taken = Math.min(erase, numbers.length - from);
          const paragraph = fragment.get(at) as Y.XmlElement;
          const words = paragraph.get(0) as Y.XmlText;
          if (taken > 0) words.delete(from, taken);
          if (type !== "") words.insert(from, type);
          numbers.splice(from, taken, ...[...type].map(() => number++));
          const found = quotesIn({ doc, fragment }, quotes);
          for (const [place, quote] of quotes.entries()) {
            const untouched = shadow.some((all) => ` ${all.join(" ")} `.includes(` ${quote.letters.join(" ")} `));
            expect([quote.mark.quote, found[place] !== null]).toEqual([quote.mark.quote, untouched]);
            const now = found[place];
            if (now) quote.mark = now.mark;
            quote.wasLost = now === null || now === undefined;
          }
        }
      },
    ),
    proof(),
  );
});
