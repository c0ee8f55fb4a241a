import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, blockOn } from "./document.ts";
import { eventually, openHouse, type Project } from "./house.ts";

const house = openHouse();

/** The titles of a section's blocks, from top to bottom, as a page shows them. */
function titlesOf(page: Page, sectionId: string): Promise<string[]> {
  return page.locator(`#section-${sectionId}`).getByRole("heading", { level: 2 }).allInnerTexts();
}

/** The panel beside the document. */
function panelOf(page: Page): Locator {
  return page.getByRole("complementary", { name: /^Панель блока/ });
}

async function openSettings(page: Page, blockId: string): Promise<void> {
  await blockOn(page, blockId)
    .getByRole("button", { name: /^Настройки блока/ })
    .click();
  await page.getByRole("tabpanel", { name: "Блок" }).waitFor();
}

async function twoPages(project: Project, path: string) {
  const manager = await house.person("manager");
  const colleague = await house.person("editor2");
  await Promise.all([manager.open(`/projects/${project.id}${path}`), colleague.open(`/projects/${project.id}${path}`)]);
  return { page: manager.page, manager, colleague };
}

it("I add, rename, move, remove and restore a block, and my colleague's page follows without a reload", async () => {
  const project = await house.project();
  const [, section, next] = project.sections;
  const { page, manager, colleague } = await twoPages(project, `#section-${section!.id}`);
  const seen = async (sectionId: string) => titlesOf(colleague.page, sectionId);

  const here = page.locator(`#section-${section!.id}`);
  await here.getByRole("button", { name: "Добавить блок" }).click();
  await here.getByLabel("Название нового блока").fill("Гарантийные обращения");
  await here.getByRole("button", { name: "Добавить блок" }).click();
  await eventually(async () => expect((await seen(section!.id)).at(-1)).toBe("Гарантийные обращения"));
  const block = (await house.project()).sections[1]!.blocks.at(-1)!;

  await openSettings(page, block.id);
  await page.getByLabel("Название блока").fill("Гарантия и возвраты");
  await page.getByRole("button", { name: "Переименовать" }).click();
  await eventually(async () => expect((await seen(section!.id)).at(-1)).toBe("Гарантия и возвраты"));

  await page.getByRole("button", { name: "Выше" }).click();
  await eventually(async () => expect((await seen(section!.id)).at(-2)).toBe("Гарантия и возвраты"));

  await panelOf(page).getByLabel("Раздел").selectOption(next!.id);
  await page.getByRole("button", { name: "Перенести в раздел" }).click();
  await eventually(async () => expect((await seen(next!.id)).at(-1)).toBe("Гарантия и возвраты"));
  expect(await seen(section!.id)).not.toContain("Гарантия и возвраты");

  await page.getByRole("button", { name: "Убрать в корзину" }).click();
  await eventually(async () => expect(await seen(next!.id)).not.toContain("Гарантия и возвраты"));

  await manager.open(`/projects/${project.id}/bin`);
  const removed = page.getByRole("main").getByRole("listitem").filter({ hasText: "Гарантия и возвраты" });
  await removed.getByRole("button", { name: "Вернуть" }).click();
  await eventually(async () => expect((await seen(next!.id)).at(-1)).toBe("Гарантия и возвраты"));
  await removed.waitFor({ state: "detached" });
});

it("I add a section, rename it, move it up, remove it and take it back with its blocks", async () => {
  const project = await house.project();
  const { page, manager, colleague } = await twoPages(project, "");
  const headings = () => colleague.page.locator(".doc-section-h h1").allInnerTexts();
  const choose = async (title: string, deed: string) => {
    await page.getByRole("button", { name: `Действия с разделом «${title}»` }).click();
    await page.getByRole("menuitem", { name: deed }).click();
  };

  await page.getByRole("button", { name: "Добавить раздел" }).click();
  await page.getByLabel("Название раздела").fill("Склад");
  await page.getByRole("button", { name: "Добавить раздел" }).click();
  await eventually(async () => expect((await headings()).at(-1)).toBe("Склад"));

  await choose("Склад", "Переименовать раздел");
  await page.getByRole("dialog").getByLabel("Название раздела").fill("Склад и логистика");
  await page.getByRole("dialog").getByRole("button", { name: "Переименовать раздел" }).click();
  await eventually(async () => expect((await headings()).at(-1)).toBe("Склад и логистика"));
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await choose("Склад и логистика", "Поднять раздел");
  await eventually(async () => expect((await headings()).at(-2)).toBe("Склад и логистика"));
  const { id } = (await house.project()).sections.at(-2)!;
  const title = "Адресное хранение";
  await house.manager("POST", `/projects/${project.id}/sections/${id}/blocks`, { title });
  await eventually(async () => expect(await titlesOf(colleague.page, id)).toEqual([title]));

  await choose("Склад и логистика", "Убрать раздел в корзину");
  await eventually(async () => expect(await headings()).not.toContain("Склад и логистика"));
  await manager.open(`/projects/${project.id}/bin`);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Склад и логистика" })
    .getByRole("button", { name: "Вернуть" })
    .first()
    .click();
  await eventually(async () => expect(await titlesOf(colleague.page, id)).toEqual([title]));
});

it("I make a colleague responsible by a date, and the block stands among his own at once", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Кому поручить");
  const { page, open } = await house.person("manager");
  const colleague = await house.person("editor2");
  await colleague.open(`/projects/${project.id}/my-blocks`);
  expect(await colleague.page.getByRole("row").filter({ hasText: "Кому поручить" }).count()).toBe(0);

  await open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await openSettings(page, block.id);
  await page.getByLabel("Кто отвечает").selectOption({ label: "Ольга Седова, Руководитель маркетинга" });
  await panelOf(page).getByLabel("Срок").fill("2027-03-01");
  await page.getByRole("button", { name: "Назначить" }).click();
  await blockOn(page, block.id).getByText("Отвечает Ольга Седова").waitFor();
  await blockOn(page, block.id).getByText("срок 1 марта 2027 г.").waitFor();

  await colleague.open(`/projects/${project.id}/my-blocks`);
  const row = colleague.page.getByRole("row").filter({ hasText: "Кому поручить" });
  expect(await row.innerText()).toContain("1 марта 2027");
  await row.getByRole("link").click();
  await blockOn(colleague.page, block.id).getByRole("heading", { name: "Кому поручить" }).waitFor();

  await panelOf(page).getByLabel("Срок").fill("2026-03-01");
  await page.getByRole("button", { name: "Назначить" }).click();
  await blockOn(colleague.page, block.id).getByText("просрочено: 1 марта 2026 г.").waitFor();
});
