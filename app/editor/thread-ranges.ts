/** Where discussions stand on the page: their places in the live text, found by its letters, as words of its lines there. */
import type { Anchor } from "../../content/schema/anchors.ts";
import { type LineAt, type QuotePlace } from "../../content/schema/placed-lines.ts";
import { requirementAnchor } from "../../content/schema/names.ts";
import type { TextSteps } from "../../content/schema/text-steps.ts";
import type { ThreadMark } from "../../server/domain/discussion/thread-marks.ts";
import { lineKeys, linesOn, rangeBetween, rangeOfLine, type PageLine } from "./page-lines.ts";

type Standing = Exclude<Anchor, { kind: "quote" }>;

/**
 * @param root the element that holds the text on the page
 * @param steps of the live text that it shows
 * @returns by the ids of discussions; those whose words are not to be seen are left out
 */
export function rangesOn(root: Element, steps: TextSteps, marks: readonly ThreadMark[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  if (marks.length === 0) return ranges;
  const lines = linesOn(root);
  const now = steps.now();
  const onPage = byKey(lines);
  const keys = lineKeys(now.stream.lines.map(({ at }) => at));
  const lineAt = (line: number) => onPage.get(keys[line]!);
  for (const { id, anchor } of marks) {
    const range =
      anchor.kind === "quote"
        ? quoted(steps.follow(now, anchor.mark, anchor.wasLost === true).found?.place, anchor.mark.quote, lineAt)
        : standingAt(root, lines, anchor);
    if (range) ranges.set(id, range);
  }
  return ranges;
}

function byKey(lines: readonly PageLine[]): Map<string, PageLine> {
  const keys = lineKeys(lines.map(({ at }) => at));
  return new Map(lines.map((line, index) => [keys[index]!, line]));
}

/** The words themselves, or all of a cell that shows its value in other words. A page that lags behind shows none. */
function quoted(
  place: QuotePlace | undefined,
  quote: string,
  lineAt: (line: number) => PageLine | undefined,
): Range | undefined {
  if (!place) return undefined;
  const { from, to } = place;
  // Somebody may have split the words into several lines.
  const lines = Array.from({ length: to.line - from.line + 1 }, (_, i) => lineAt(from.line + i));
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return undefined;
  if (first === last && first.isTold) return rangeOfLine(first);
  const words = lines.map((line) => line?.text ?? "").join("");
  const end = words.length - last.text.length + to.offset;
  if (words.slice(from.offset, end) !== quote) return undefined;
  return rangeBetween({ line: first, offset: from.offset }, { line: last, offset: to.offset });
}

const isAt = (at: LineAt, { form, row, column }: { form: string; row: string; column?: string }) =>
  at.form === form && at.row === row && (column === undefined || at.column === column);

/** Of a requirement its code, of a row its first words, of a cell its words. */
function standingAt(root: Element, lines: readonly PageLine[], anchor: Standing): Range | undefined {
  if (anchor.kind === "block") return undefined;
  if (anchor.kind === "requirement") {
    const card = root.querySelector(`#${CSS.escape(requirementAnchor(anchor.requirement))}`);
    const code = card?.querySelector(".code");
    if (code?.textContent) {
      const range = document.createRange();
      range.selectNodeContents(code);
      return range;
    }
  }
  const isIts = ({ at }: PageLine) =>
    anchor.kind === "requirement" ? at.requirement === anchor.requirement : isAt(at, anchor);
  return lines
    .filter(isIts)
    .map(rangeOfLine)
    .find((range) => range !== undefined);
}
