/** The lines of pasted HTML: no empty ones, no spaces that only kept a program's words apart. */

const blockTags = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI " +
    "MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);

const isBlock = (node: Node | null | undefined) => node?.nodeType === 1 && blockTags.has((node as Element).tagName);
const isBreak = (node: Node | null | undefined) => node?.nodeType === 1 && (node as Element).tagName === "BR";
const isBlank = (node: Node) => node.nodeType === 3 && (node.textContent ?? "").trim() === "";

/** The lines of preformatted words stay lines. */
function breakPreformatted(body: HTMLElement): void {
  for (const pre of body.querySelectorAll("pre")) {
    const line = pre.ownerDocument.createElement("p");
    for (const [at, words] of (pre.textContent ?? "").replace(/\n$/, "").split("\n").entries()) {
      if (at > 0) line.append(pre.ownerDocument.createElement("br"));
      line.append(words);
    }
    pre.replaceWith(line);
  }
}

function neighbour(node: Node, side: "previousSibling" | "nextSibling"): Node | null {
  let next = node[side];
  while (next && isBlank(next)) next = next[side];
  return next;
}

/** A break at an edge of a block or beside one shows nothing; two of them part paragraphs. */
function settleBreaks(body: HTMLElement): void {
  for (const line of body.querySelectorAll("br")) {
    const [before, after] = [neighbour(line, "previousSibling"), neighbour(line, "nextSibling")];
    const isEdge = !before || !after || isBlock(before) || isBlock(after);
    if (isEdge && !insideInline(line)) line.remove();
  }
  for (const line of body.querySelectorAll("br")) {
    const next = neighbour(line, "nextSibling");
    const parent = line.parentElement;
    if (isBreak(next) && parent && /^(P|DIV|BODY|TD|LI|BLOCKQUOTE)$/.test(parent.tagName)) partAt(line, parent);
  }
}

function insideInline({ parentElement }: Element): boolean {
  return parentElement !== null && !isBlock(parentElement);
}

/** Makes what stands before a break, back to the last block, a paragraph; in a paragraph the rest becomes another one. */
function partAt(line: Element, parent: Element): void {
  const made = parent.ownerDocument.createElement("p");
  const before: ChildNode[] = [];
  for (let node = line.previousSibling; node && !isBlock(node); node = node.previousSibling) before.unshift(node);
  made.append(...before);
  for (let next = neighbour(line, "nextSibling"); isBreak(next); next = neighbour(line, "nextSibling"))
    next!.parentNode!.removeChild(next!);
  if (parent.tagName === "P") {
    parent.before(made);
    line.remove();
  } else line.replaceWith(made);
}

/** Spaces that hold: behind a short word, a number or a sign, before a dash or a unit. */
const holding =
  /(?:(?<=(?:^|[\s\u00a0«(])\p{L}{1,2})|(?<=[\d№§])|(?<=(?:^|[\s\u00a0])\p{Lu}\.))\u00a0(?=[^\s\u00a0])|\u00a0(?=[—–%₽])/gu;

/** Words with the spaces a person would have typed. */
export function sensibleSpaces(text: string): string {
  const kept = text.replace(/[\t\u00a0 ]{2,}/g, " ").replace(holding, "\ue000");
  return kept.replaceAll("\u00a0", " ").replaceAll("\ue000", "\u00a0");
}

function settleSpaces(node: Node): void {
  if (node.nodeType === 3) {
    const text = node.textContent ?? "";
    const settled = sensibleSpaces(text.replaceAll("\u00ad", "").replace(/[\u200b\ufeff]/g, ""));
    if (settled !== text) node.textContent = settled;
  } else for (const child of node.childNodes) settleSpaces(child);
}

/** Lines with nothing in them, of which programs make distances. */
function dropEmptyLines(body: HTMLElement): void {
  const empty = (element: Element) =>
    (element.textContent ?? "").trim() === "" && !element.querySelector("img, hr, [data-reference], table, input");
  for (const line of [
    ...body.querySelectorAll("p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, section, article"),
  ].reverse()) {
    if (empty(line) && !line.closest("[data-form], [data-requirement]")) line.remove();
  }
}

/** An empty cell holds a line to write in. */
function fillCells(body: HTMLElement): void {
  for (const cell of body.querySelectorAll("td, th")) {
    if (cell.firstElementChild || (cell.textContent ?? "").trim() !== "") continue;
    cell.replaceChildren(cell.ownerDocument.createElement("p"));
  }
}

export function settleLines(body: HTMLElement): void {
  breakPreformatted(body);
  settleSpaces(body);
  dropEmptyLines(body);
  settleBreaks(body);
  dropEmptyLines(body);
  fillCells(body);
}
