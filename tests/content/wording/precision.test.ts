/**
 * How often a mark is right, on sentences that were not used to write the rules. Measured when the sample was written,
 * before any change of the rules: see content/wording/README.md.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { createMatcher } from "../../../content/wording/matcher.ts";
import { loadWordings } from "../../../content/wording/load.ts";

const here = import.meta.dirname;
const find = createMatcher(loadWordings(path.join(here, "..", "..", "..", "content", "wording")));

interface Sentence {
  text: string;
  /** Places that a careful reader marks. */
  weak: { from: number; to: number }[];
}

function readSample(language: string): Sentence[] {
  const lines = readFileSync(path.join(here, `sample-${language}.txt`), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(readSentence);
}

function readSentence(line: string): Sentence {
  const weak: Sentence["weak"] = [];
  let text = "";
  for (const part of line.split(/(\[[^\]]*\])/)) {
    const words = part.startsWith("[") ? part.slice(1, -1) : part;
    if (words !== part) weak.push({ from: text.length, to: text.length + words.length });
    text += words;
  }
  return { text, weak };
}

type Range = { from: number; to: number };
const meet = (one: Range, other: Range) => one.from < other.to && other.from < one.to;

it.each([
  ["ru", 150],
  ["en", 60],
])("of what is marked in %s at least four of five are weak spots indeed", (language, least) => {
  const sample = readSample(language);
  expect(sample.length).toBeGreaterThanOrEqual(least);
  const wrong: string[] = [];
  const missed: string[] = [];
  let told = 0;
  let seen = 0;
  let weakest = 0;
  for (const { text, weak } of sample) {
    const found = find(text);
    told += found.length;
    weakest += weak.length;
    seen += weak.filter((place) => found.some((one) => meet(one, place))).length;
    for (const one of found)
      if (!weak.some((place) => meet(one, place))) wrong.push(`${one.marker} «${one.words}» — ${text}`);
    for (const place of weak)
      if (!found.some((one) => meet(one, place))) missed.push(`«${text.slice(place.from, place.to)}» — ${text}`);
  }
  const precision = (told - wrong.length) / told;
  const recall = seen / weakest;
  process.stdout.write(
    `vague words, ${language}: ${sample.length} sentences, ${told} marks, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
  );
  if (process.env.WORDING_DETAILS === "1") process.stdout.write([...wrong, "missed:", ...missed, ""].join("\n"));
  expect(precision).toBeGreaterThanOrEqual(0.8);
});
