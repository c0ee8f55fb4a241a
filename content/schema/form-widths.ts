/** How wide the columns of a typed table are: by what they hold, never by what is written in them, for pages and editors alike. */
import type { Column } from "../templates/format.ts";

/** Numbers and dates need little, values of a list some more, words the most. */
const kinds: Partial<Record<Column["type"], string>> = { number: "n", date: "d", choice: "s", person: "s", need: "l" };

/** More columns than this may scroll inside the form. */
const narrowColumns = 6;

/** Columns beyond this one share a width: styles name each by its number. */
const namedColumns = 18;

/** Classes of a form that lay its columns: the first one holds words, the second a number: `c1t c2n`. */
export function widthClasses(kind: "table" | "matrix", types: readonly Column["type"][]): string {
  const wide = kind === "table" && types.length > narrowColumns ? ["wide"] : [];
  const tracks = types
    .slice(0, namedColumns)
    .map((type, i) => `c${i + 1}${kind === "matrix" ? "m" : (kinds[type] ?? "t")}`);
  return [`form form-${kind}`, ...wide, ...tracks].join(" ");
}

/** May a form of these classes be wider than its place, and scroll in it? */
export function mayScroll(classes: string): boolean {
  return /\b(form-matrix|wide)\b/.test(classes);
}
