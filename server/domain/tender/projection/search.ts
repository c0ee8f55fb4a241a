/** Search within a publication: what integrators see of it, and nothing else, is searched. */
import type { DocNode } from "../../../../content/schema/document.ts";
import { fileText, isFile } from "../../../../content/schema/files.ts";
import { rangesIn } from "../../../../content/search/excerpt.ts";
import { readQuery, termsHeld, termsOf, type Term } from "../../../../content/search/words.ts";
import { nameOf, type Names } from "../../../../content/schema/names.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import type { Actor } from "../../command.ts";
import type { RevisionContent } from "../../history/revision-content.ts";
import { openReading } from "./reading.ts";
import type { OutsideHit, OutsideSnippet } from "./shapes.ts";

const mostSnippets = 3;
const around = 70;

/** Blocks where all the words stand, in whatever form, in the order of reading. @throws Refusal not-found, terms-not-accepted */
export async function searchOutside(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string | undefined,
  typed: string,
  language: Language,
): Promise<OutsideHit[]> {
  const { shown, contents, names } = await openReading(ground, actor, projectId, said, language);
  const terms = termsOf(readQuery(typed));
  if (terms.length === 0) return [];
  return shown.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ id, number, title }) => {
      const found = findIn(`${title}\n${readable(contents.get(id)!, names)}`, terms);
      return found.count > 0 ? [{ id, number, title, ...found }] : [];
    });
}

function findIn(text: string, terms: readonly Term[]): { count: number; snippets: OutsideSnippet[] } {
  if (termsHeld(text, terms).length < terms.length) return { count: 0, snippets: [] };
  const ranges = rangesIn(text, terms);
  return {
    count: ranges.length,
    snippets: ranges.slice(0, mostSnippets).map(({ from, to }) => snippetAt(text, from, to)),
  };
}

function snippetAt(text: string, from: number, to: number): OutsideSnippet {
  const line = (piece: string) => piece.replace(/\s+/g, " ");
  // Whole words, where there is a space to cut at.
  const before = text.slice(Math.max(0, from - around), from).replace(from > around ? /^\S*\s/ : /^/, "");
  const after = text.slice(to, to + around).replace(to + around < text.length ? /\s\S*$/ : /$/, "");
  return {
    before: line(from > around ? `…${before}` : before),
    match: line(text.slice(from, to)),
    after: line(to + around < text.length ? `${after}…` : after),
  };
}

/** The words of a content as they are read, a line a paragraph, cell or field. */
function readable({ doc, notRequired, codes }: RevisionContent, names: Names): string {
  const lines: string[] = notRequired === null ? [] : [notRequired];
  const inline = (node: DocNode): string => {
    if (node.text !== undefined) return node.text;
    if (node.type === "hardBreak") return " ";
    if (isFile(node)) return fileText(node);
    if (node.type === "reference")
      return nameOf(names, String(node.attrs?.kind), String(node.attrs?.target))?.text ?? "";
    return "";
  };
  const isInline = ({ text, type }: DocNode) =>
    text !== undefined || ["hardBreak", "reference", "attachment"].includes(type);
  const visit = (node: DocNode): void => {
    if (node.type === "image") lines.push(fileText(node));
    if (node.type === "requirement") lines.push(codes[String(node.attrs?.uuid)] ?? "");
    const children = node.content ?? [];
    if (children.some(isInline)) lines.push(children.map(inline).join(""));
    else children.forEach(visit);
  };
  visit(doc);
  return lines.join("\n");
}
