/** Numbers as people write them in cells, and the one form in which they are kept: «1000,5». */

/** A number with the words that stand behind it. */
export interface NumberRead {
  /** Digits, a comma before the fraction, «-» before a negative one; neither thousands nor a unit. */
  kept: string;
  value: number;
  unit: string;
}

const spaces = /[\s\u00a0\u2009\u202f]+/g;
const sign = "[+\\-−–]?";
/** Thousands in groups and a fraction: «1 000,5», «1000.5», «1,000.5», «1.000,5». */
const spellings = [
  /^(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?$/,
  /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))$/,
  /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))$/,
];

/** @returns undefined when the text does not begin with one number */
export function readNumber(text: string): NumberRead | undefined {
  const plain = text.replace(spaces, " ").trim();
  const parts = new RegExp(`^(${sign}) ?(\\d[\\d .,]*?)(?: ?([\\p{L}%‰₽$€°].*))?$`, "u").exec(plain);
  const found = parts && spellings.map((spelling) => spelling.exec(parts[2]!)).find((match) => match !== null);
  if (!parts || !found) return undefined;
  const whole = found[1]!.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const minus = parts[1] && parts[1] !== "+" ? "-" : "";
  const kept = `${minus}${whole}${found[2] ? `,${found[2]}` : ""}`;
  return { kept, value: Number(kept.replace(",", ".")), unit: (parts[3] ?? "").trim() };
}

/** A kept number in the reader's spelling: thousands apart, «−» before a negative one. */
export function showNumber(kept: string, language: "ru" | "en"): string {
  const [whole = "", fraction] = kept.replace("-", "").split(",");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, language === "ru" ? "\u00a0" : ",") : whole;
  const sign = kept.startsWith("-") ? "−" : "";
  return `${sign}${grouped}${fraction ? `${language === "ru" ? "," : "."}${fraction}` : ""}`;
}
