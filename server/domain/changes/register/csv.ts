/** The register as CSV: its columns in the reader's language, every cell inert for spreadsheets. */
import type { Language } from "../../../db/schema.ts";
import { dayIn } from "../../document/due-days.ts";
import type { DifferenceKind, RequirementDifference } from "../comparison/requirement-differences.ts";
import { csvWords } from "./csv-words.ts";
import type { LogLine } from "./shapes.ts";

/** Spreadsheets take a cell that begins so for a formula, also after spaces. */
const formula = /^[\s ]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell that is text and nothing else: what could be a formula begins with an apostrophe. */
export function csvCell(value: string): string {
  const inert = formula.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Rows as RFC 4180 has them; a mark of order first, by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly (readonly string[])[], separator: "," | ";"): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(separator)}\r\n`).join("")}`;
}

/** One requirement in a line; of one that came or went, only what it says. */
function beforeAfter({ code, kinds, from, to, changes }: RequirementDifference, words: Record<DifferenceKind, string>) {
  const told = from && to ? changes : changes.filter(({ field }) => field === "statement");
  const said = told.map(({ was, is }) => `: «${was}» → «${is}»`).join("");
  return `${code} ${kinds.map((kind) => words[kind]).join(", ")}${said}`;
}

/** The semicolon is what Russian spreadsheets part cells by. */
export function changeLogCsv(lines: readonly LogLine[], language: Language, timeZone: string): string {
  const words = csvWords[language];
  const rows = lines.map((line) => {
    const { number, kind, at, title, cause, channel, initiator, rationale, state, impact, blocks, visas, version } =
      line;
    const changed = line.requirements.map((one) => beforeAfter(one, words.differences));
    return [
      ...[number === null ? "" : `ЗИ-${number}`, words.kinds[kind], dayIn(timeZone, new Date(at)), title],
      ...[words.causes[cause], channel === null ? "" : words.channels[channel], initiator.name, rationale],
      ...[words.states[state], blocks.map((block) => block.title).join("; "), changed.join("\n")],
      ...[impact?.days ?? "", impact?.money ? impact.money / 100 : "", impact?.money ? impact.currency : ""].map(
        String,
      ),
      ...[impact?.risk ?? "", impact?.stages ?? ""],
      visas
        .map(
          ({ name, position, verdict }) => `${[name, position].filter(Boolean).join(", ")}: ${words.verdicts[verdict]}`,
        )
        .join("; "),
      version ?? "",
    ];
  });
  return csvOf([words.head, ...rows], language === "ru" ? ";" : ",");
}
