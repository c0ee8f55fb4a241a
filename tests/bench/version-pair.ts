/** A whole pair of versions of 100,000 words: requirement by requirement, then every changed block as redline by the texts worker. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { DocNode } from "../../content/schema/document.ts";
import {
  compareRequirements,
  requirementsOf,
  type StandingRequirement,
} from "../../server/domain/changes/comparison/requirement-differences.ts";
import { openTexts } from "../../server/texts/texts.ts";
import { judge, printTable } from "./parts/table.ts";
import { numbers, sentence } from "./parts/made-words.ts";

const blockCount = 70;
const paragraphs = 26;
const cards = 10;

const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });

function card(uuid: string, statement: string): DocNode {
  const field = { type: "field", attrs: { name: "statement" }, content: [{ type: "text", text: statement }] };
  return { type: "requirement", attrs: { uuid, priority: "must", origin: "" }, content: [field] };
}

/** A block of about 1,430 words, and the same with some of its paragraphs and requirements changed. */
function block(number: number, changed: number): [before: DocNode, after: DocNode] {
  const random = numbers(number * 31 + 7);
  const written = Array.from({ length: paragraphs }, () => line(sentence(random, 40)));
  const required = Array.from({ length: cards }, (_, at) => ({ uuid: `${number}-${at}`, says: sentence(random, 39) }));
  const rewritten = (text: string) => text.replace(/\S+/g, (word) => (random() < 0.15 ? sentence(random, 1) : word));
  const before = [...written, ...required.map(({ uuid, says }) => card(uuid, says))];
  const after = [
    ...written.map((one) => (random() < changed ? line(rewritten(one.content![0]!.text!)) : one)),
    ...required.map(({ uuid, says }) => card(uuid, random() < changed ? rewritten(says) : says)),
  ];
  return [
    { type: "doc", content: before },
    { type: "doc", content: after },
  ];
}

const bytesOf = (doc: DocNode) =>
  Buffer.from(canonicalJson({ doc, title: "Блок", notRequired: null, codes: {}, files: {} }), "utf8");

function standing(documents: DocNode[]): Map<string, StandingRequirement> {
  const all = documents.flatMap((doc, at) => requirementsOf(doc, {}, { id: String(at), title: "Блок" }));
  return new Map(all.map((one) => [one.uuid, one]));
}

/** Compares a pair as its page does: the requirements first, then block after block. */
async function compare(texts: ReturnType<typeof openTexts>, pair: [DocNode, DocNode][]) {
  const stored = pair.map(([before, after]) => ({ before: bytesOf(before), after: bytesOf(after) }));
  const began = performance.now();
  const read = (side: "before" | "after") =>
    stored.map((one) => (JSON.parse(one[side].toString("utf8")) as { doc: DocNode }).doc);
  const found = compareRequirements(standing(read("before")), standing(read("after")));
  const requirements = performance.now() - began;
  const reached: number[] = [];
  for (const [at, { before, after }] of stored.entries()) {
    await texts.redline(`block-${at}`, { before: { bytes: before }, after: { bytes: after } }, "ru", false);
    reached.push(performance.now() - began);
  }
  return { requirements, reached, changed: found.length };
}

const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
const texts = openTexts({ dataDir, forms: {}, log: pino({ level: "error" }) });
try {
  await texts.versions();
  const rows = [];
  for (const [what, changed] of [
    ["a tenth changed", 0.1],
    ["every paragraph touched", 1],
  ] as const) {
    const pair = Array.from({ length: blockCount }, (_, at) => block(at, changed));
    const { requirements, reached, changed: count } = await compare(texts, pair);
    rows.push({
      what,
      "requirements differ": count,
      "requirements, ms": requirements,
      "first block, ms": reached[0]!,
      "half of the blocks, ms": reached[Math.floor(blockCount / 2)]!,
      "whole pair, ms": reached.at(-1)!,
    });
  }
  printTable(`Two versions of ${blockCount} blocks and 100,000 words, with progress after every block`, rows);
  // The second row is the worst there can be; the target speaks of versions as they come.
  judge(`the whole pair, ${rows[0]!.what}, ms`, rows[0]!["whole pair, ms"], 3000);
} finally {
  await texts.stop();
  await rm(dataDir, { recursive: true, force: true });
}
