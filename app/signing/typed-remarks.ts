/** Remarks as a form carries them: numbered, each with its words, the place it speaks of and what it proposes there. */
import { standsOnceIn, type Quote } from "../../content/schema/quotes.ts";
import type { NewRemark } from "../../server/domain/sign-off/visas.ts";

const parts = ["body", "quote", "prefix", "suffix", "replacement"] as const;

export type TypedRemark = Record<(typeof parts)[number], string>;

/** Names of the form's fields begin so. */
export const remarkPrefix = "remark.";

export function remarkField(at: number, part: keyof TypedRemark): string {
  return `${remarkPrefix}${at}.${part}`;
}

export const blankRemark: TypedRemark = { body: "", quote: "", prefix: "", suffix: "", replacement: "" };

/** @param values fields of a form by their names, without the prefix or with it */
export function typedRemarks(values: Record<string, string>): TypedRemark[] {
  const remarks = new Map<number, TypedRemark>();
  for (const [name, value] of Object.entries(values)) {
    const [, number, part] = /^(?:remark\.)?(\d{1,3})\.(\w+)$/.exec(name) ?? [];
    if (!parts.some((known) => known === part)) continue;
    const remark = remarks.get(Number(number)) ?? { ...blankRemark };
    remarks.set(Number(number), { ...remark, [part!]: value });
  }
  return [...remarks].sort(([a], [b]) => a - b).map(([, remark]) => remark);
}

/** Has the person said anything in it? */
export function isSaid({ body, replacement }: TypedRemark): boolean {
  return body.trim() !== "" || replacement.trim() !== "";
}

/** The remarks that say something, as the domain takes them. */
export function newRemarks(typed: readonly TypedRemark[]): NewRemark[] {
  return typed.filter(isSaid).map(({ replacement, ...remark }) => ({ ...remark, replacement: replacement || null }));
}

/** Is the place of a remark in these lines? One of the whole block stands everywhere. */
export function standsIn(lines: readonly string[], { quote, prefix, suffix }: Quote): boolean {
  return quote === "" || standsOnceIn(lines, { quote, prefix, suffix });
}

/** The same remark of the whole block, with the words it spoke of and those it proposed in its own. */
export function withoutPlace({ body, quote, replacement }: TypedRemark): TypedRemark {
  const proposed = replacement ? ` → «${replacement}»` : "";
  return { ...blankRemark, body: `«${quote}»${proposed}: ${body}` };
}

/** What «Подтверждаю правку» decides: nothing but the remarks that were written with it stands against the text. */
export function confirmedDecision(remarks: readonly NewRemark[]): "agreed" | "agreed-with-remarks" {
  return remarks.length === 0 ? "agreed" : "agreed-with-remarks";
}
