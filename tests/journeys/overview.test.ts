import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, blockByKey, blockOn, editorOn, openBlock, readBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, type Block, type Person, type Project } from "./house.ts";

const house = openHouse();

async function findBlock(key: string): Promise<{ project: Project; block: Block }> {
  const project = await house.project();
  return { project, block: blockByKey(project, key) };
}

/** Somebody adds a row to a table and leaves it half empty. */
async function leaveHalfARow(person: Person, project: Project, block: Block, first: string): Promise<void> {
  await openBlock(person, project, block.id);
  await editorOn(person.page, block.id).getByRole("button", { name: "Добавить строку", exact: true }).first().click();
  const row = editorOn(person.page, block.id).locator(".form-row").last();
  await row.locator(".cell .cell-text").first().click();
  await person.page.keyboard.type(first);
  await eventually(async () => expect((await readBlock(house, project, block.id)).markdown).toContain(first));
}

/** Opens the section of the overview in which a block stands. */
async function openGaps(page: Page, section: string): Promise<void> {
  await page.getByRole("main").locator("summary", { hasText: section }).click();
}

/** The line about a cell: «Этапы воронки продаж · строка 9 «Пробная поставка» · Результат». */
const lineOf = (page: Page, row: string, column: string) =>
  page.getByRole("link").filter({ hasText: row }).filter({ hasText: column });

/** Waits until the place in which the cursor stands is the cell of the address, and in sight. */
async function untilInCell(page: Page): Promise<void> {
  await eventually(async () => {
    const at = await page.evaluate(() => {
      const place = document.querySelector(".ProseMirror .landed");
      const box = place?.getBoundingClientRect();
      const node = document.getSelection()?.anchorNode ?? null;
      return {
        named: place?.id === decodeURIComponent(location.hash.slice(1)),
        inside: !!place && (place.contains(node) || place.contains(document.activeElement)),
        seen: !!box && box.top > 0 && box.bottom < window.innerHeight,
      };
    });
    expect(at).toEqual({ named: true, inside: true, seen: true });
  });
}

it("As the manager I see on «Обзор» which cell is empty, get there in one click, fill it, and it is missing no more", async () => {
  const { project, block } = await findBlock("sales-funnel");
  const editor = await house.person("editor1");
  await leaveHalfARow(editor, project, block, "Пробная поставка");

  const { page, open } = await house.person("manager");
  await open("/projects");
  await page.getByRole("link", { name: project.name }).click();
  await page.waitForURL(`**/projects/${project.id}/overview`);
  const section = project.sections.find(({ blocks }) => blocks.some(({ id }) => id === block.id))!;
  await openGaps(page, section.title);
  await lineOf(page, "Пробная поставка", "Результат").click();
  await page.waitForURL(/#cell-[a-z0-9]+-sales-funnel\.stages-/);
  await untilInCell(page);
  await page.keyboard.type("Клиент принял пробную партию");
  await blockOn(page, block.id).getByText("Клиент принял пробную партию").waitFor();
  await untilSaid(page, "saved");

  await page.getByRole("link", { name: "Обзор" }).click();
  await openGaps(page, section.title);
  await lineOf(page, "Пробная поставка", "Задачи").waitFor();
  await eventually(async () => expect(await lineOf(page, "Пробная поставка", "Результат").count()).toBe(0));

  // Whoever looks at the overview sees it change while others write.
  await editor.page.keyboard.press("Tab");
  await editor.page.keyboard.type("Инженер по испытаниям");
  await untilSaid(editor.page, "saved");
  await lineOf(page, "Пробная поставка", "Ответственный").waitFor({ state: "detached" });
  expect(await lineOf(page, "Пробная поставка", "Задачи").count()).toBe(1);
});

it("With the keyboard alone I open a section, go to an empty cell and write in it", async () => {
  const { project, block } = await findBlock("service-funnel");
  const manager = await house.person("manager");
  await leaveHalfARow(manager, project, block, "Повторный осмотр");
  const { page, open } = manager;
  await open(`/projects/${project.id}/overview`);
  const section = page.getByRole("main").locator("summary", { hasText: project.sections[2]!.title });
  await section.focus();
  await page.keyboard.press("Enter");
  const line = lineOf(page, "Повторный осмотр", "Ответственный");
  await line.waitFor();
  for (let presses = 0; !(await line.evaluate((link) => link === document.activeElement)); presses++) {
    expect(presses).toBeLessThan(60);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await untilInCell(page);
  await page.keyboard.type("Инженер сервиса");
  await untilSaid(page, "saved");
  expect(await page.locator(".ProseMirror .landed").innerText()).toBe("Инженер сервиса");
});

it("On a phone «Обзор» stands first below, and its lines lead to their places", async () => {
  const { project } = await findBlock("sales-funnel");
  const block = await addBlock(house, project, "Ничей блок");
  const { page, open } = await house.person("manager", { viewport: { width: 390, height: 844 } });
  await open(`/projects/${project.id}`);
  const bar = page.getByRole("navigation", { name: "Проект" }).last();
  expect(await bar.getByRole("link").first().innerText()).toBe("Обзор");
  await bar.getByRole("link").first().click();
  await page.waitForURL("**/overview");
  await openGaps(page, project.sections[0]!.title);
  await page.getByRole("link", { name: "Ничей блок" }).and(page.locator(".gaps *")).click();
  await page.waitForURL(new RegExp(`#block-${block.id}`));
  await eventually(async () =>
    expect(await blockOn(page, block.id).evaluate((one) => Math.abs(one.getBoundingClientRect().top) < 400)).toBe(true),
  );
});

it("With scripts switched off the lists open and lead to the block", async () => {
  const { project } = await findBlock("sales-funnel");
  const { page, open } = await house.person("manager", { javaScriptEnabled: false });
  await open(`/projects/${project.id}/overview`);
  await page.getByRole("main").locator("summary", { hasText: project.sections[6]!.title }).click();
  const line = page.locator(".gaps a:visible").first();
  const to = await line.getAttribute("href");
  await line.click();
  await page.waitForURL(`**${to!}`);
  const anchor = to!.split("#")[1]!;
  expect(await page.locator(`[id="${anchor}"]`).evaluate((one) => one.getBoundingClientRect().top < 400)).toBe(true);
});
