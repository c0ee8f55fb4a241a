/** Reasons why a content file is refused, in the language of those who edit it. */
import { z } from "zod";

type Issue = z.core.$ZodIssue;

const kinds: Record<string, string> = {
  string: "текст",
  number: "число",
  int: "целое число",
  boolean: "true или false",
  array: "список",
  object: "набор полей",
  record: "набор полей",
};

/** Where and why: the path inside the file, counted from zero, and a sentence without it. */
export interface Fault {
  field: string;
  reason: string;
}

/** Reads a value by a format; the first fault is told in Russian. */
export function readValue<T extends z.ZodType>(format: T, raw: unknown): { data: z.infer<T> } | { fault: Fault } {
  const read = format.safeParse(raw, { error: z.locales.ru().localeError });
  if (read.success) return { data: read.data };
  return { fault: describe(read.error.issues[0]!, raw) };
}

function describe(issue: Issue, raw: unknown): Fault {
  const at = (reason: string, ...deeper: PropertyKey[]) => ({ field: [...issue.path, ...deeper].join("."), reason });
  switch (issue.code) {
    case "unrecognized_keys":
      return at("такого поля в формате нет", issue.keys[0]!);
    case "invalid_type":
      if (valueAt(raw, issue.path) === undefined) return at("обязательное поле пропущено");
      return at(`ожидается ${kinds[issue.expected] ?? issue.expected}`);
    case "invalid_value":
      return at(`допустимо только: ${issue.values.join(", ")}`);
    case "too_small":
      if (issue.origin === "string") return at("пустой текст");
      return at(`${issue.origin === "array" ? "в списке" : "значение"} не меньше ${issue.minimum}`);
    case "too_big":
      if (issue.origin === "string") return at(`не длиннее ${issue.maximum} знаков`);
      return at(`${issue.origin === "array" ? "в списке" : "значение"} не больше ${issue.maximum}`);
    case "invalid_union":
      return describeUnion(issue, raw);
    default:
      return at(issue.message);
  }
}

/** Of several permitted forms the one meant is the one that fits deepest. */
function describeUnion(issue: Extract<Issue, { code: "invalid_union" }>, raw: unknown): Fault {
  const branches = issue.errors.flatMap((errors) => errors.slice(0, 1));
  const meant = branches.sort((a, b) => b.path.length - a.path.length)[0];
  if (!meant || meant.path.length === 0) return { field: issue.path.join("."), reason: issue.message };
  return describe({ ...meant, path: [...issue.path, ...meant.path] } as Issue, raw);
}

function valueAt(raw: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], raw);
}
