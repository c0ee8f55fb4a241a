/**
 * Lists and headings as office programs write them. Word writes the items of a list as paragraphs that know their list
 * and level, with the bullet as words in front; Word on the web puts every item into a list of its own.
 */
import { looks } from "../tables/inert-html.ts";

interface OfficeItem {
  paragraph: Element;
  /** What belongs to the item: its words. */
  words: Element;
  level: number;
  isOrdered: boolean;
  /** The number in front, of an ordered one. */
  start: number;
  /** The list that it belongs to, as the program calls it. */
  list: string;
}

const looksOf = (element: Element) => element.getAttribute(looks) ?? "";

/** «1.», «а)», «iv.», «1.2.»: what stands in front of an item of an ordered list. */
const numeral = /^\(?(\d+(?:\.\d+)*|[a-zа-я]|[ivxlc]+)[.)]?$/i;

function wordItem(paragraph: Element): OfficeItem | undefined {
  const found = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(looksOf(paragraph));
  if (!found || !/^(P|DIV|LI)$/.test(paragraph.tagName)) return undefined;
  const mark = [...paragraph.querySelectorAll(`[${looks}]`)].find((span) => /mso-list:\s*ignore/i.test(looksOf(span)));
  const sign = (mark?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  mark?.remove();
  const number = Number(/\d+$/.exec(sign.replace(/[.)]$/, ""))?.[0] ?? 1);
  return {
    ...{ paragraph, words: paragraph, list: found[1]!, level: Number(found[2]) },
    ...{ isOrdered: numeral.test(sign) && sign !== "o", start: number },
  };
}

function webItem(wrapper: Element): OfficeItem | undefined {
  if (!wrapper.classList.contains("ListContainerWrapper")) return undefined;
  const item = wrapper.querySelector("li");
  if (!item) return undefined;
  const isOrdered = item.parentElement?.tagName === "OL";
  const start = Number(item.parentElement?.getAttribute("start") ?? 1);
  const list = item.getAttribute("data-listid") ?? "";
  return {
    ...{ paragraph: wrapper, words: item, level: Number(item.getAttribute("data-aria-level") ?? 1) },
    ...{ isOrdered, start, list },
  };
}

/** Items that follow one another in the place of the first. */
function build(items: OfficeItem[]): void {
  const { ownerDocument } = items[0]!.paragraph;
  const place = ownerDocument.createComment("");
  items[0]!.paragraph.before(place);
  /** The lists that are open, from the outermost on. */
  let open: { element: Element; level: number; list: string }[] = [];
  for (const { paragraph, words, level, isOrdered, start, list } of items) {
    open = open.filter((each) => each.level <= level);
    const tag = isOrdered ? "OL" : "UL";
    const same = open.at(-1);
    if (same?.level === level && (same.element.tagName !== tag || same.list !== list)) open.pop();
    if (open.at(-1)?.level !== level) {
      const element = ownerDocument.createElement(tag);
      if (isOrdered && start > 1) element.setAttribute("start", String(start));
      const holder = open.at(-1)?.element.lastElementChild;
      if (holder) holder.append(element);
      else place.before(element);
      open.push({ element, level, list });
    }
    const item = ownerDocument.createElement("li");
    // Around bare words a line is made by whoever reads the item.
    item.append(...words.childNodes);
    open.at(-1)!.element.append(item);
    paragraph.remove();
  }
  place.remove();
}

function buildLists(body: HTMLElement): void {
  let row: OfficeItem[] = [];
  const end = () => {
    if (row.length > 0) build(row);
    row = [];
  };
  for (const element of body.querySelectorAll("p, div, li")) {
    const item = wordItem(element) ?? webItem(element);
    if (!item) continue;
    if (row.length > 0 && row.at(-1)!.paragraph.nextElementSibling !== element) end();
    row.push(item);
  }
  end();
}

function headingLevel(element: Element): number | undefined {
  const role = element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level") ?? 2) : undefined;
  if (role) return role;
  if (element.tagName !== "P") return undefined;
  if (/\bMsoTitle\b/.test(element.className)) return 1;
  const named = /\bMsoHeading(\d)\b/.exec(element.className) ?? /mso-outline-level:\s*(\d)/i.exec(looksOf(element));
  return named ? Number(named[1]) : undefined;
}

/** Paragraphs that are headings by their style become headings; numbers that Word drew in front of headings go. */
function buildHeadings(body: HTMLElement): void {
  for (const element of body.querySelectorAll(`p, [role=heading]`)) {
    const level = headingLevel(element);
    if (!level || element.closest("li, h1, h2, h3, h4, h5, h6")) continue;
    const heading = element.ownerDocument.createElement(`h${Math.min(6, Math.max(1, level))}`);
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  }
  for (const mark of body.querySelectorAll(`:is(h1, h2, h3, h4, h5, h6) [${looks}]`))
    if (/mso-list:\s*ignore/i.test(looksOf(mark))) mark.remove();
}

export function readOfficeParagraphs(body: HTMLElement): void {
  buildLists(body);
  buildHeadings(body);
}
