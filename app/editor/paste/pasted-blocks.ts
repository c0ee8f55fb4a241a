/** The blocks of pasted HTML as our documents have them: levels of headings, nested lists, tasks, tables in tables. */

/** Headings get the levels that a block has: 3 to 5, in the order they have among themselves. */
function levelHeadings(body: HTMLElement): void {
  const all = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = all.map(({ tagName }) => Number(tagName[1]));
  if (levels.every((level) => level >= 3 && level <= 5)) return;
  const ranks = [...new Set(levels)].sort((a, b) => a - b);
  all.forEach((heading, at) => {
    const made = heading.ownerDocument.createElement(`h${Math.min(5, 3 + ranks.indexOf(levels[at]!))}`);
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  });
}

/** A list right inside of a list belongs to the item before it. */
function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling;
    if (before?.tagName === "LI") before.append(list);
    else {
      const item = list.ownerDocument.createElement("li");
      list.before(item);
      item.append(...list.childNodes);
      list.remove();
    }
  }
}

function checkOf(item: Element): boolean | undefined {
  if (item.getAttribute("role") === "checkbox") return item.getAttribute("aria-checked") === "true";
  const box = item.querySelector("input[type=checkbox]");
  return box && box.closest("li") === item ? box.hasAttribute("checked") : undefined;
}

/** A list whose every item has a box to tick is a list of tasks. */
function findTasks(body: HTMLElement): void {
  for (const list of body.querySelectorAll("ul, ol")) {
    const items = [...list.children].filter(({ tagName }) => tagName === "LI");
    const checks = items.map(checkOf);
    if (items.length === 0 || list.getAttribute("data-type") || checks.includes(undefined)) continue;
    const tasks = list.ownerDocument.createElement("ul");
    tasks.setAttribute("data-type", "taskList");
    items.forEach((item, at) => {
      const task = list.ownerDocument.createElement("li");
      task.setAttribute("data-type", "taskItem");
      task.setAttribute("data-checked", String(checks[at]));
      task.append(...item.childNodes);
      tasks.append(task);
    });
    list.replaceWith(tasks);
  }
  for (const box of body.querySelectorAll("input")) box.remove();
}

function rowsOf(table: Element): Element[] {
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter(({ tagName }) => tagName === "TD" || tagName === "TH");
}

/** A table of one cell is a frame about its content; a table inside of a cell becomes lines, a row each. */
function plainTables(body: HTMLElement): void {
  // From the innermost outwards.
  for (const table of [...body.querySelectorAll("table:not([data-form])")].reverse()) {
    const cells = rowsOf(table).flatMap(cellsOf);
    const caption = table.querySelector(":scope > caption");
    if (caption) {
      const line = table.ownerDocument.createElement("p");
      line.append(...caption.childNodes);
      table.before(line);
      caption.remove();
    }
    if (cells.length === 0) table.remove();
    else if (cells.length === 1) table.replaceWith(...cells[0]!.childNodes);
    else if (table.parentElement?.closest("td, th")) table.replaceWith(...rowsOf(table).map(asLine));
  }
}

function asLine(row: Element): HTMLElement {
  const line = row.ownerDocument.createElement("p");
  const texts = cellsOf(row).map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim());
  line.textContent = texts.filter(Boolean).join("; ");
  return line;
}

/** Rows at the end of a table with nothing in them, as whoever copies whole columns takes along. */
function trimTables(body: HTMLElement): void {
  for (const table of body.querySelectorAll("table:not([data-form])")) {
    const rows = rowsOf(table);
    while (rows.length > 1 && (rows.at(-1)!.textContent ?? "").trim() === "") rows.pop()!.remove();
  }
}

export function shapeBlocks(body: HTMLElement): void {
  levelHeadings(body);
  nestLists(body);
  findTasks(body);
  plainTables(body);
  trimTables(body);
}
