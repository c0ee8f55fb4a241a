/** The redline of two contents, as the texts worker makes it, beside the least that any comparison of them has to do. */
import { compareContents } from "../../content/redline/compare.ts";
import type { Content } from "../../content/redline/shape.ts";
import type { DocNode } from "../../content/schema/document.ts";
import { numbers, sentence } from "./parts/made-words.ts";
import { judge, printTable, quantile } from "./parts/table.ts";

const repeats = 20;

function content(paragraphs: string[]): Content {
  const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });
  return { title: "Блок", notRequired: null, doc: { type: "doc", content: paragraphs.map(line) } };
}

/** A text of paragraphs of 40 words, and the same with some of them changed, moved, split, put in and taken out. */
function pair(count: number, changed: number): [Content, Content] {
  const random = numbers(count * 31 + 1);
  const before = Array.from({ length: count }, () => sentence(random, 40));
  const after = before.flatMap((text) => {
    if (random() >= changed) return [text];
    const words = text.split(" ");
    const chance = random();
    if (chance < 0.6) return [words.map((word) => (random() < 0.15 ? sentence(random, 1) : word)).join(" ")];
    if (chance < 0.75) return [words.slice(0, 18).join(" "), words.slice(18).join(" ")];
    return chance < 0.9 ? [text, sentence(random, 40)] : [];
  });
  if (changed > 0) after.push(...after.splice(3, 2));
  return [content(before), content(after)];
}

/** The floor: both contents read once and cut into words, which every comparison begins with. */
function floor([before, after]: [Content, Content]): number {
  const words = new Map<string, number>();
  for (const side of [JSON.stringify(before), JSON.stringify(after)])
    for (const word of side.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  return words.size;
}

function time(work: () => unknown): number {
  const runs = Array.from({ length: repeats }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return quantile(runs, 0.5);
}

const rows = (
  [
    ["300 paragraphs, a tenth changed", 300, 0.1],
    ["300 paragraphs, every one touched", 300, 1],
    ["100,000 words, a tenth changed", 2500, 0.1],
    ["100,000 words, every paragraph touched", 2500, 1],
  ] as const
).map(([what, count, changed]) => {
  const sides = pair(count, changed);
  const ms = time(() => compareContents(...sides));
  const least = time(() => floor(sides));
  return { what, "ms (p50)": ms, "floor, ms": least, "times the floor": ms / least };
});
printTable("Redline of two contents, as the texts worker makes it", rows);
for (const { what, "ms (p50)": ms } of rows.slice(0, 2)) judge(`${what}, ms`, ms, 150);
