/** How the fields of an answer are named in the form, and how they are read from it. */
import type { AnswerField } from "../../../server/domain/answers/field-reading.ts";
import type { GivenField } from "../../../server/domain/answers/answering.ts";

/** The name of a field: its row and its column. */
export function nameOf({ row, column }: Pick<AnswerField, "row" | "column">): string {
  return `${row}/${column}`;
}

export const fieldNames = {
  text: (name: string) => `text:${name}`,
  seen: (name: string) => `seen:${name}`,
  /** One of several options that may be chosen together. */
  pick: (name: string, value: string) => `pick:${name}|${value}`,
};

interface Fields {
  startingWith(prefix: string): Record<string, string>;
}

/** @param append the name of a field whose words go behind those that stand there */
export function givenFrom(fields: Fields, append = ""): GivenField[] {
  const seen = fields.startingWith("seen:");
  const picked = Object.keys(fields.startingWith("pick:"));
  return Object.entries(fields.startingWith("text:")).map(([name, typed]) => {
    const chosen = picked.flatMap((each) => (each.startsWith(`${name}|`) ? each.slice(name.length + 1) : []));
    const [row = "", column = ""] = name.split("/");
    const text = chosen.length > 0 ? chosen.join(";") : typed;
    return { row, column, text, seen: seen[name], append: name === append };
  });
}

/** The same of a form on the page. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const all = [...new FormData(form)];
  return {
    startingWith: (prefix) =>
      Object.fromEntries(
        all.flatMap(([name, value]) =>
          name.startsWith(prefix) && typeof value === "string" ? [[name.slice(prefix.length), value]] : [],
        ),
      ),
  };
}
