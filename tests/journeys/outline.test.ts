import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, blockOn, editorOn } from "./document.ts";
import { awake } from "../helpers/chromium.ts";
import { eventually, openHouse, refusedForm, type Project } from "./house.ts";
import { gripOf, outlined, rowOf, said, twoPages, written } from "./outline.ts";

const house = openHouse();

/** A project of the short depth, to which the template still offers much. */
async function shortProject(): Promise<Project> {
  const { body } = await house.manager<{ id: string }>("POST", "/projects", {
    ...{ name: "Первое внедрение", company: "ООО «Ветер»", kind: "first", goal: "transparency" },
    ...{ template: "crm", depth: "short", language: "ru", timeZone: "Europe/Moscow" },
  });
  return (await house.manager<Project>("GET", `/projects/${body.id}`)).body;
}

it("By keyboard alone I take a block to another section; my colleague's document follows, and I take it back", async () => {
  const { project, page, there } = await twoPages(house);
  const [first, second] = project.sections;
  const block = first!.blocks.at(-2)!;
  await gripOf(page, block.id).focus();
  await page.keyboard.press("Space");
  await eventually(async () => expect(await said(page)).toMatch(/^Взято\. Блок «.*»: место \d+ из \d+/));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await eventually(async () => expect(await said(page)).toContain(`место 1 из ${second!.blocks.length + 1}`));
  await page.keyboard.press("ArrowDown");
  await eventually(async () => expect((await outlined(page, second!.id))[1]).toBe(block.id));
  expect(await written(there, first!.id)).toContain(block.id);
  expect(await gripOf(page, block.id).evaluate((grip) => grip === document.activeElement)).toBe(true);

  await page.keyboard.press("Enter");
  await eventually(async () => expect((await written(there, second!.id))[1]).toBe(block.id));
  expect(await written(there, first!.id)).not.toContain(block.id);
  await eventually(async () => expect((await outlined(there, second!.id))[1]).toBe(block.id));
  expect(await said(page)).toMatch(/^Поставлено\. /);

  await page.getByRole("button", { name: "Вернуть", exact: true }).click();
  await eventually(async () => expect((await written(there, first!.id)).at(-2)).toBe(block.id));
  expect(new URL(page.url()).hash).toBe("");
});

it("Alt and an arrow move the row I am at, Esc returns what I hold, and the edges say so", async () => {
  const { project, page, there } = await twoPages(house);
  const [first] = project.sections;
  const ids = first!.blocks.map(({ id }) => id);
  await rowOf(page, ids[1]!).getByRole("link").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await eventually(async () => expect((await written(there, first!.id)).slice(0, 2)).toEqual([ids[1], ids[0]]));
  await page.keyboard.press("Alt+ArrowUp");
  await eventually(async () => expect(await said(page)).toBe("Выше некуда."));
  await page.keyboard.press("Alt+ArrowDown");
  await eventually(async () => expect((await written(there, first!.id)).slice(0, 2)).toEqual([ids[0], ids[1]]));

  await gripOf(page, first!.id).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Стрелки двигают, Enter ставит").waitFor();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => expect(await said(page)).toMatch(/^Раздел «.*»: место 2 из 13/));
  await page.keyboard.press("Escape");
  await eventually(async () => expect(await said(page)).toMatch(/^Возвращено на прежнее место/));
  expect((await house.project()).sections[0]!.id).toBe(first!.id);
});

it("A move that the server refuses goes back, with the reason beside it", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const { page, open } = await house.person("manager");
  const section = project.sections[0]!;
  const block = await addBlock(house, project, "Уже убранный");
  await open(`/projects/${project.id}/members`);
  await house.manager("DELETE", `/projects/${project.id}/blocks/${block.id}`);
  await rowOf(page, block.id).getByRole("link").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.locator(".outline").getByRole("alert").filter({ hasText: "кто-то убрал его в корзину" }).waitFor();
  await eventually(async () => expect(await outlined(page, section.id)).not.toContain(block.id));
  await page.getByRole("heading", { name: "Участники" }).first().waitFor();
});

it("I find the blocks without a responsible person, and mine, and go to one of them", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}`);
  const blocks = (
    await house.manager<{ sections: { blocks: { id: string; responsible: string | null }[] }[] }>(
      "GET",
      `/projects/${project.id}`,
    )
  ).body.sections.flatMap((section) => section.blocks);
  const free = blocks.filter(({ responsible }) => responsible === null).map(({ id }) => id);
  const filter = page.getByLabel("Какие блоки показать");
  await filter.selectOption("nobody");
  const rows = page.locator(".outline [data-item=block]");
  await eventually(async () =>
    expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-id")))).toEqual(free),
  );
  await page
    .locator(".outline")
    .getByText(/^Найден/)
    .waitFor();
  expect(await page.locator(".outline .grip").count()).toBe(0);
  await rows.last().getByRole("link").click();
  await blockOn(page, free.at(-1)!).getByRole("heading", { level: 2 }).waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await eventually(async () => expect(await said(page)).toBe("Чтобы переставлять, покажите все блоки."));
  await page.getByRole("button", { name: "Показать все" }).click();
  await eventually(async () => expect(await rows.count()).toBe(blocks.length));
});

it("What I fold and unfold stays so on this device, for me alone", async () => {
  const project = await house.project();
  const { page, open, context } = await house.person("manager");
  await open(`/projects/${project.id}`);
  const third = project.sections[2]!;
  const isOpen = (at: Page) =>
    rowOf(at, third.id)
      .locator("> details")
      .evaluate((one) => one.hasAttribute("open"));
  await rowOf(page, third.id).locator("summary").click();
  await eventually(async () => expect(await isOpen(page)).toBe(true));
  await page.reload();
  await awake(page);
  await eventually(async () => expect(await isOpen(page)).toBe(true));
  await page.getByRole("button", { name: "Раскрыть все разделы" }).click();
  await eventually(async () => expect(await page.locator(".outline details:not([open])").count()).toBe(0));
  await page.getByRole("button", { name: "Закрыть разделы, которые не читаете" }).click();
  await eventually(async () => expect(await page.locator(".outline details[open]").count()).toBe(1));
  expect(await context.storageState().then(({ origins }) => origins.flatMap((one) => one.localStorage))).toEqual([]);
});

it("The contents begin in the upper half of the document's page; rarer places unfold there, and stand open elsewhere", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager", { viewport: { width: 1440, height: 900 } });
  await open(`/projects/${project.id}`);
  const box = (await page.getByRole("navigation", { name: "Содержание" }).boundingBox())!;
  expect(box.y).toBeLessThan(450);
  const place = page.getByRole("navigation", { name: "Проект" }).getByRole("link", { name: "Участники" });
  expect(await place.isVisible()).toBe(false);
  await page.getByText("Ещё", { exact: true }).click();
  await place.click();
  await page.waitForURL("**/members");
  expect(await place.isVisible()).toBe(true);
});

it("Who only reads has no handles, and narrows and folds as everybody does", async () => {
  const project = await house.project();
  for (const account of ["observer", "approver1"]) {
    const { page, open } = await house.person(account);
    await open(`/projects/${project.id}`);
    expect(await page.locator(".grip").count()).toBe(0);
    const block = project.sections[0]!.blocks[1]!;
    await rowOf(page, block.id).getByRole("link").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByLabel("Какие блоки показать").selectOption("draft");
    await page
      .locator(".outline")
      .getByText(/^Найден/)
      .waitFor();
  }
  expect((await house.project()).sections[0]!.blocks[1]!.id).toBe(project.sections[0]!.blocks[1]!.id);
  const editor = await house.person("editor2");
  await editor.open(`/projects/${project.id}`);
  await gripOf(editor.page, project.sections[0]!.blocks[0]!.id).waitFor({ state: "attached" });
  expect(await gripOf(editor.page, project.sections[0]!.id).count()).toBe(0);
});

it("One press adds a block the template offers, in its place; I remove it and take it back", async () => {
  const project = await shortProject();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}`);
  const offered = page.getByRole("group", { name: /^Шаблон предлагает разделу/ }).first();
  const offer = offered.getByRole("button").first();
  const title = (await offer.innerText()).trim();
  // What stands above takes its place first.
  await offer.scrollIntoViewIfNeeded();
  await editorOn(page, project.sections[0]!.blocks.at(-1)!.id).waitFor();
  await offer.click();
  const heading = page.getByRole("heading", { level: 2, name: title });
  await heading.waitFor();
  const block = (await house.manager<Project>("GET", `/projects/${project.id}`)).body.sections
    .flatMap(({ blocks }) => blocks)
    .find((one) => one.title === title)!;
  await eventually(async () => expect(new URL(page.url()).hash).toBe(`#block-${block.id}`));
  expect(await page.getByRole("button", { name: `Добавить блок «${title}»` }).count()).toBe(0);

  const remove = async () => {
    await blockOn(page, block.id)
      .getByRole("button", { name: /^Настройки блока/ })
      .click();
    await page.getByRole("tab", { name: "Блок" }).click();
    await page.getByRole("button", { name: "Убрать в корзину" }).click();
    await heading.waitFor({ state: "detached" });
  };
  await remove();
  await page.getByText("Блок убран в корзину").waitFor();
  await page.getByRole("button", { name: "Вернуть", exact: true }).click();
  await heading.waitFor();
  await remove();
  await open(`/projects/${project.id}/bin`);
  await page.getByRole("listitem").filter({ hasText: title }).getByRole("button", { name: "Вернуть" }).click();
  await rowOf(page, block.id).waitFor({ state: "attached" });
});

it("I say why a block needs no words, change my mind about the reason, and take the mark off", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Филиалы");
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await blockOn(page, block.id)
    .getByRole("button", { name: /^Настройки блока/ })
    .click();
  await page.getByRole("tab", { name: "Блок" }).click();
  house.forgive(refusedForm);
  await page.getByRole("button", { name: "Отметить «Требований нет»" }).click();
  await page.getByText("Заполните поле «Почему требований нет».").waitFor();
  await page.getByLabel("Требований нет, потому что…").fill("Филиалов нет");
  await page.getByRole("button", { name: "Отметить «Требований нет»" }).click();
  await blockOn(page, block.id).getByText("Филиалов нет").waitFor();
  await rowOf(page, block.id).getByTitle("Требований нет").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Снять отметку" }).click();
  await blockOn(page, block.id).getByText("Филиалов нет").waitFor({ state: "detached" });
  expect(await page.getByLabel("Требований нет, потому что…").inputValue()).toBe("");
});
