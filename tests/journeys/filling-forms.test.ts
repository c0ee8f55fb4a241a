/** Two people fill a typed table together: by keyboard, from a spreadsheet, and on a phone. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import { blockByKey, blockOn, openBlock, readBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, type Block, type Project } from "./house.ts";

const house = openHouse();
const clipboards = path.join("tests", "app", "editor", "clipboards");

const funnelOf = (project: Project) => blockByKey(project, "sales-funnel");

function rowsOn(page: Page, block: Block): Locator {
  return blockOn(page, block.id).locator(".form-table .form-rows .form-row");
}

/** Stages of the funnel in the order they are shown on a page. */
function stagesOn(page: Page, block: Block): Promise<string[]> {
  return rowsOn(page, block).evaluateAll((rows) =>
    rows
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((row) => {
        const cell = row.querySelector("[data-column='0'] .cell-text")!.cloneNode(true) as HTMLElement;
        for (const caret of cell.querySelectorAll(".caret")) caret.remove();
        return cell.textContent ?? "";
      }),
  );
}

/** Pastes what a program put on the clipboard where the cursor is. */
function paste(page: Page, html: string): Promise<void> {
  return page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "таблица");
    const place = document.activeElement!;
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** Pastes so many rows with a heading, as a sheet holds them. */
function pasteMany(page: Page, rows: number): Promise<void> {
  const line = (i: number) => `<tr><td>Слово ${i}</td><td>Что значит ${i}</td></tr>`;
  const body = Array.from({ length: rows }, (_, i) => line(i + 1)).join("");
  return paste(page, `<table><tr><th>Термин</th><th>Определение</th></tr>${body}</table>`);
}

/** Watches for tasks during which the page cannot answer. @returns how long the longest was so far, ms */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = window as unknown as { longest: number };
    seen.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
  });
  return () => page.evaluate(() => (window as unknown as { longest: number }).longest);
}

async function funnelRows(project: Project, block: Block): Promise<DocNode[]> {
  const { content } = await readBlock(house, project, block.id);
  return content.content!.find(({ type }) => type === "form")!.content!;
}

function cellOf(row: DocNode | undefined, column: string): string {
  const cell = row?.content?.find(({ attrs }) => attrs?.column === column);
  return (cell?.content ?? []).map(({ text }) => text ?? "").join("");
}

it("two of us fill the funnel: I paste a sheet from Excel and move a row while my colleague writes in it", async () => {
  const project = await house.project();
  const block = funnelOf(project);
  const [me, colleague] = [await house.person("editor1"), await house.person("editor2")];
  await openBlock(me, project, block.id);
  await openBlock(colleague, project, block.id);
  const before = await rowsOn(me.page, block).count();

  await blockOn(me.page, block.id).getByRole("button", { name: "Добавить строку", exact: true }).click();
  await expect.poll(() => rowsOn(me.page, block).count()).toBe(before + 1);
  await paste(me.page, readFileSync(path.join(clipboards, "excel.html"), "utf8"));
  const note = blockOn(me.page, block.id).getByText("Вставлено строк: 2");
  await note.waitFor();
  expect(await note.innerText()).toContain("«Комментарий»");
  const pasted = rowsOn(colleague.page, block).filter({ hasText: "Первый контакт" });
  await pasted.waitFor();

  const needs = pasted.locator("[data-column='2'] .cell-text");
  await needs.click();
  await colleague.page.keyboard.type("Позвонить ", { delay: 30 });
  await me.page.keyboard.press("Alt+ArrowUp");
  await colleague.page.keyboard.type("клиенту", { delay: 30 });
  await me.page.keyboard.press("Alt+ArrowUp");
  await untilSaid(me.page, "saved");
  await untilSaid(colleague.page, "saved");

  await eventually(async () => {
    const mine = await stagesOn(me.page, block);
    expect(mine[before - 2]).toBe("Первый контакт");
    expect(await stagesOn(colleague.page, block)).toEqual(mine);
  });
  const moved = (await funnelRows(project, block))[before - 2];
  expect(cellOf(moved, "stage")).toBe("Первый контакт");
  expect(cellOf(moved, "tasks")).toBe("Позвонить клиенту");
  expect(cellOf(moved, "term")).toBe("1000,5");

  const reader = await house.person("observer");
  await reader.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  const read = blockOn(reader.page, block.id)
    .locator(".doc-text .form-row")
    .nth(before - 2);
  await eventually(async () => expect(await read.innerText()).toContain("Позвонить клиенту"));
});

it("by keyboard alone I add a row, write a number with its unit, and move the row with its handle", async () => {
  const project = await house.project();
  const block = funnelOf(project);
  const me = await house.person("editor1");
  const { page } = me;
  await openBlock(me, project, block.id);
  const rows = rowsOn(page, block);
  const before = await rows.count();
  await rows
    .and(page.locator(`[data-number="${before}"]`))
    .locator("[data-column='0'] .cell-text")
    .click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect.poll(() => rows.count()).toBe(before + 1);
  await page.keyboard.type("Отгрузка");
  for (let i = 0; i < 5; i++) await page.keyboard.press("Tab");
  await page.keyboard.type("1 000 дней");
  await page.keyboard.press("Tab");
  await page.keyboard.type("почти все");
  await page.keyboard.press("Tab");
  await blockOn(page, block.id).getByText("Укажите число и единицу, например «7 %»").first().waitFor();
  const added = rows.filter({ hasText: "Отгрузка" });
  await added.getByRole("button", { name: /^Переставить строку/ }).focus();
  await page.keyboard.press("ArrowUp");
  await untilSaid(page, "saved");
  await eventually(async () => expect((await stagesOn(page, block)).at(-2)).toBe("Отгрузка"));
  const row = (await funnelRows(project, block)).at(-2);
  expect([cellOf(row, "stage"), cellOf(row, "term"), cellOf(row, "probability")]).toEqual([
    "Отгрузка",
    "1000",
    "почти все",
  ]);
});

it("on a phone every row is a card with its captions; I write in it and drag it by its handle", async () => {
  const project = await house.project();
  const block = funnelOf(project);
  const me = await house.person("editor1", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = me;
  await openBlock(me, project, block.id);
  const rows = rowsOn(page, block);
  const first = rows.and(page.locator(`[data-number="1"]`));
  const next = rows.and(page.locator(`[data-number="2"]`));
  const caption = first.locator("[data-column='1']");
  expect(await caption.evaluate((cell) => getComputedStyle(cell, "::before").content)).toContain("Ответственный");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const [stage, other] = await stagesOn(page, block);
  await first.locator("[data-column='0'] .cell-text").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" сразу");
  await first.evaluate((row) => window.scrollBy(0, row.getBoundingClientRect().top - 120));
  const handle = first.getByRole("button", { name: /^Переставить строку/ });
  const from = (await handle.boundingBox())!;
  await page.mouse.move(from.x + 18, from.y + 18);
  await page.mouse.down();
  const under = (await next.boundingBox())!;
  await page.mouse.move(from.x + 18, under.y + 60, { steps: 5 });
  await page.mouse.up();
  await untilSaid(page, "saved");
  await eventually(async () => expect((await stagesOn(page, block)).slice(0, 2)).toEqual([other, `${stage} сразу`]));

  const goals = blockByKey(project, "priority-tasks");
  await openBlock(me, project, goals.id);
  await blockOn(page, goals.id).getByRole("button", { name: "Добавить строку", exact: true }).tap();
  const added = rowsOn(page, goals).last();
  const [goal, owner] = [added.locator("[data-column='4'] .cell-text"), added.locator("[data-column='5'] .cell-text")];
  await goal.tap();
  const option = page.getByRole("listbox").getByRole("option");
  await option.first().waitFor();
  const name = await option.first().innerText();
  await option.first().tap();
  await owner.tap();
  await option.filter({ hasText: "Ольга" }).first().waitFor();
  expect((await option.first().boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await untilSaid(page, "saved");
  const { content } = await readBlock(house, project, goals.id);
  const row = content.content!.find(({ type }) => type === "form")!.content!.at(-1);
  expect(cellOf(row, "goal")).toBe(name);
  expect(cellOf(row, "owner")).not.toBe("");
});

it("of ten thousand rows I paste five hundred come in and the rest is told; the page answers all the while", async () => {
  const project = await house.project();
  const block = blockByKey(project, "glossary");
  const me = await house.person("editor1");
  const { page } = me;
  const editor = await openBlock(me, project, block.id);
  const before = await rowsOn(page, block).count();
  await blockOn(page, block.id).getByRole("button", { name: "Добавить строку", exact: true }).click();
  await expect.poll(() => rowsOn(page, block).count()).toBe(before + 1);
  const longest = await watchTasks(page);
  const start = performance.now();
  await pasteMany(page, 10_000);
  const note = blockOn(page, block.id).getByText("Вставлено строк: 500");
  await note.waitFor();
  const took = performance.now() - start;
  expect(await note.innerText()).toMatch(/строк: 9500; за\sодин раз вставляется не\sбольше 500\./);
  expect(await rowsOn(page, block).count()).toBe(before + 500);

  await editor.locator("> p").first().click();
  await page.keyboard.press("End");
  await paste(page, readFileSync(path.join(clipboards, "captured", "libreoffice-calc.html"), "utf8"));
  await expect.poll(() => editor.locator("table.free-t tr").count()).toBe(5);
  await untilSaid(page, "saved");
  process.stdout.write(`pasting: 500 rows in ${Math.round(took)} ms, longest task ${Math.round(await longest())} ms\n`);
  expect(await longest()).toBeLessThan(1_000);
  const { content } = await readBlock(house, project, block.id);
  const rows = content.content!.find(({ type }) => type === "form")!.content!;
  expect([cellOf(rows.at(-1), "term"), cellOf(rows.at(-1), "definition")]).toEqual(["Слово 500", "Что значит 500"]);
  const table = content.content!.find(({ type }) => type === "table")!;
  expect(JSON.stringify(table)).toMatch(/"rowspan":2.*Инженер.*Договор.*01\.02\.2027/);
});
