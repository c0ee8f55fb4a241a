/**
 * Bold, italic and the like, however a program drew them: by elements, by styles, or by a style that takes an element's
 * meaning back. Of all other looks nothing is left.
 */
import { looks } from "../tables/inert-html.ts";

type Drawn = "strong" | "em" | "s" | "u" | "code";
type Marks = Partial<Record<Drawn, boolean>>;

const byTag: Record<string, Drawn> = {
  ...{
    B: "strong",
    STRONG: "strong",
    I: "em",
    EM: "em",
    CITE: "em",
    DFN: "em",
    VAR: "em",
    S: "s",
    STRIKE: "s",
    DEL: "s",
  },
  ...{ U: "u", CODE: "code", KBD: "code", SAMP: "code", TT: "code" },
};

/** Elements about a part of a line that mean nothing of their own. */
const plainInline = new Set([
  ...Object.keys(byTag),
  ...["SPAN", "FONT", "INS", "SMALL", "BIG", "SUB", "SUP", "MARK", "ABBR", "ACRONYM", "TIME", "LABEL", "NOBR", "BDI"],
  ...["BDO", "Q", "O:P", "O:LOCK", "ST1:PLACE", "WBR", "CENTER"],
]);

/** Elements whose own look is meant for their words; the weight of a heading or of a table's head is not. */
const tellsByLooks = (tag: string) => plainInline.has(tag) || tag === "P" || tag === "A";

function drawnBy(style: string): Marks {
  const marks: Marks = {};
  const weight = /(?:^|[;\s])font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (weight) marks.strong = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  const slope = /(?:^|[;\s])font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  if (slope) marks.em = slope === "italic" || slope === "oblique";
  const line = /(?:^|[;\s])text-decoration(?:-line)?\s*:\s*([^;]+)/i.exec(style)?.[1]?.toLowerCase();
  // Lines are not taken back by an element inside: there they add up.
  if (line?.includes("line-through")) marks.s = true;
  if (line?.includes("underline")) marks.u = true;
  return marks;
}

function marksOf(element: Element, around: Marks): Marks {
  const tag = element.tagName;
  if (/^H[1-6]$/.test(tag) || tag === "TH") return { strong: false };
  const own: Marks = byTag[tag] ? { [byTag[tag]]: true } : {};
  // A link is underlined without anybody's wish.
  if (tag === "U" && element.closest("a[href]")) delete own.u;
  const style = tellsByLooks(tag) ? drawnBy(element.getAttribute(looks) ?? "") : {};
  if (element.closest("a[href]")) delete style.u;
  const marks = { ...around, ...own, ...style };
  if (element.closest("h1, h2, h3, h4, h5, h6, th")) marks.strong = false;
  return marks;
}

function redraw(node: Node, marks: Marks): void {
  if (node.nodeType === 3) {
    if ((node.textContent ?? "").trim() === "") return;
    for (const tag of ["code", "u", "s", "em", "strong"] as const) {
      if (!marks[tag]) continue;
      const holder = node.ownerDocument!.createElement(tag);
      (node as ChildNode).replaceWith(holder);
      holder.append(node);
      node = holder;
    }
    return;
  }
  if (node.nodeType !== 1) return;
  const element = node as Element;
  const inside = marksOf(element, marks);
  for (const child of [...element.childNodes]) redraw(child, inside);
  if (isPlain(element)) element.replaceWith(...element.childNodes);
}

/** An element that is kept for what it is to us: a reference, a part of a form. */
const isOurs = (element: Element) =>
  [...element.attributes].some(({ name }) => /^data-(reference|pm-slice|type)$/.test(name));

function isPlain(element: Element): boolean {
  const { tagName } = element;
  if (tagName === "A") return !element.getAttribute("href");
  return (plainInline.has(tagName) || tagName.includes(":")) && !isOurs(element);
}

/** Leaves of all looks the marks that are meant. */
export function redrawMarks(body: HTMLElement): void {
  for (const child of [...body.childNodes]) redraw(child, {});
}
