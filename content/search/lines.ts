/** The lines of a document that search reads: a paragraph, a heading, or a row of a table each. */
import { plainText, type DocNode } from "../schema/document.ts";

const rows: ReadonlySet<string> = new Set(["row", "tableRow"]);

/** Requirements are left out: they are found by themselves. */
export function searchedLines(doc: DocNode): string {
  const lines: string[] = [];
  const take = (line: string) => void (line.trim() && lines.push(line.replace(/\s+/g, " ").trim()));
  const visit = (node: DocNode): void => {
    const children = node.content ?? [];
    if (node.type === "requirement") return;
    if (rows.has(node.type)) take(children.map(plainText).filter(Boolean).join(" · "));
    else if (children.some(({ text }) => text !== undefined)) take(plainText(node));
    else children.forEach(visit);
  };
  visit(doc);
  return lines.join("\n");
}
