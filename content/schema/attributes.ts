/** Attributes of nodes and marks: every one has a default and says which values it takes. */

/** What `node.check()` and the server ask of a value; throws RangeError on a value that does not fit. */
export type Validate = (value: unknown) => void;

function rule(what: string, fits: (value: unknown) => boolean): Validate {
  return (value) => {
    if (!fits(value)) throw new RangeError(`${what} expected`);
  };
}

/** A short text; 2,000 characters hold the longest honest one. */
export const shortText = rule("short text", (value) => typeof value === "string" && value.length <= 2000);

/** A key, such as a form's or a column's. */
export const keyText = rule("key", (value) => typeof value === "string" && /^[a-z0-9/_-]{0,120}$/.test(value));

/** An identifier made by a client: of a row, of a requirement. */
export const idText = rule("id", (value) => typeof value === "string" && /^[0-9A-Za-z:_-]{0,64}$/.test(value));

/** The rank of a row: a short word by which rows are sorted. */
export const rankText = rule("rank", (value) => typeof value === "string" && /^[0-9a-z]{0,64}$/.test(value));

/** The SHA-256 of a file, hex; empty while there is none. */
export const digestText = rule("digest", (value) => typeof value === "string" && /^([0-9a-f]{64})?$/.test(value));

/** A media type such as `application/pdf`, or none. */
export const mediaType = rule(
  "media type",
  (value) => typeof value === "string" && value.length <= 120 && /^([a-z0-9.+-]+\/[a-z0-9.+-]+)?$/.test(value),
);

export const flag = rule("true or false", (value) => typeof value === "boolean");

export function wholeNumber(min: number, max: number): Validate {
  return rule(`whole number ${min}–${max}`, (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max);
}

export function oneOf<T extends string>(values: readonly T[]): Validate {
  return rule(values.join(" | "), (value) => values.includes(value as T));
}

/** Where a requirement came from: empty, or `form|row|column`, the cell of its block that it was made of. */
export const originText = rule(
  "origin",
  (value) =>
    typeof value === "string" && /^$|^[a-z0-9/_-]{1,120}\|[0-9A-Za-z:_-]{1,64}\|[a-z0-9/_-]{1,120}$/.test(value),
);

/** Link targets: http, https and mailto only. */
export const linkTarget = rule("link", (value) => typeof value === "string" && isSafeLink(value));

/** May this address stand in a link? Empty is a link that leads nowhere yet. */
export function isSafeLink(address: string): boolean {
  if (address === "") return true;
  if (address.length > 2000 || !URL.canParse(address)) return false;
  return ["http:", "https:", "mailto:"].includes(new URL(address).protocol);
}

/** Column widths of a free table: null or a list of pixels. */
export const columnWidths = rule(
  "widths",
  (value) =>
    value === null ||
    (Array.isArray(value) && value.length <= 100 && value.every((w) => Number.isInteger(w) && w >= 0 && w <= 10_000)),
);

/** One Tiptap attribute with its default and rule, written to HTML as `data-<name>`. */
export function attribute(name: string, fallback: unknown, validate: Validate) {
  return {
    default: fallback,
    validate,
    parseHTML: (element: HTMLElement): unknown => {
      const written = element.getAttribute(`data-${name}`);
      if (written === null) return fallback;
      const value = readWritten(written, fallback);
      try {
        validate(value);
        return value;
      } catch {
        return fallback;
      }
    },
    renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: String(attributes[name] ?? "") }),
  };
}

/** What an attribute of HTML says, in the kind of the fallback. */
function readWritten(written: string, fallback: unknown): unknown {
  if (typeof fallback === "boolean") return written === "true";
  return typeof fallback === "number" ? Number(written) : written;
}
