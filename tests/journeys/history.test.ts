import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, type Block, type Person, type Project } from "./house.ts";

const house = openHouse();
const [yesterday, today] = ["Ответ клиенту за два часа", "Ответ клиенту за тридцать минут"];

/** A block that one editor began and another one changed; what the first wrote is revision 2. */
async function writtenByTwo(title: string): Promise<{ project: Project; block: Block }> {
  const project = await house.project();
  const block = await addBlock(house, project, title);
  const first = await house.person("editor1");
  await openBlock(first, project, block.id);
  await goToEnd(first.page, block.id);
  await first.page.keyboard.type(yesterday);
  await untilSaid(first.page, "saved");
  await house.manager("POST", `/projects/${project.id}/blocks/${block.id}/revisions`);
  await first.page.close();
  const second = await house.person("editor2");
  await openBlock(second, project, block.id);
  await goToEnd(second.page, block.id);
  for (const _ of "два часа") await second.page.keyboard.press("Backspace");
  await second.page.keyboard.type("тридцать минут");
  // What the page said of the letters before may still stand there for a moment.
  await eventually(async () => expect((await readBlock(house, project, block.id)).markdown).toContain(today));
  await second.page.close();
  return { project, block };
}

/** What the redline on a page says is gone and new. */
async function marks(page: Page): Promise<{ gone: string[]; put: string[] }> {
  const words = (mark: string) => page.locator(`.redline ${mark}`).allTextContents();
  return { gone: await words("del"), put: await words("ins") };
}

const difference = { gone: ["удалено: два часа"], put: ["добавлено: тридцать минут"] };

async function pick({ page }: Person, from: string, to: string): Promise<void> {
  await page.getByLabel("Было").selectOption(from);
  await page.getByLabel("Стало").selectOption(to);
  await page.getByRole("button", { name: "Сравнить" }).click();
  await page.waitForURL(`**/history?from=${from}&to=${to}`);
}

it("From the panel I come to the history, see yesterday against today, put yesterday back and undo it", async () => {
  const { project, block } = await writtenByTwo("Срок ответа");
  const me = await house.person("editor1");
  const { page } = me;
  await openBlock(me, project, block.id);
  await page.getByRole("tab", { name: "История" }).click();
  await page.getByRole("link", { name: "Сравнить" }).click();
  await page.getByRole("heading", { name: /История блока .*Срок ответа/ }).waitFor();
  await pick(me, "2", "now");
  await eventually(async () => expect(await marks(page)).toEqual(difference));

  await page.getByText("Вернуть редакцию 2").click();
  await page.getByRole("button", { name: "Вернуть эту редакцию" }).click();
  await page.getByText(/Возвращена редакция 2\. Прежний текст сохранён как редакция 3/).waitFor();
  expect((await readBlock(house, project, block.id)).markdown).toContain(yesterday);

  await page.getByRole("button", { name: "Отменить" }).click();
  await page.getByText("Возвращена редакция 3").waitFor();
  expect((await readBlock(house, project, block.id)).markdown).toContain(today);
  await openBlock(me, project, block.id);
  await eventually(async () => expect(await editorOn(page, block.id).innerText()).toContain(today));
});

it("An observer sees what my colleague changed, and is offered no way to restore", async () => {
  const { project, block } = await writtenByTwo("Глазами наблюдателя");
  const observer = await house.person("observer");
  await observer.open(`/projects/${project.id}/blocks/${block.id}/history`);
  await pick(observer, "2", "now");
  await eventually(async () => expect(await marks(observer.page)).toEqual(difference));
  expect(await observer.page.getByText("Вернуть редакцию 2").count()).toBe(0);
});

it("Without JavaScript the comparison and the way back are plain forms", async () => {
  const { project, block } = await writtenByTwo("Без сценариев");
  const me = await house.person("editor2", { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await me.open(`/projects/${project.id}/blocks/${block.id}/history`);
  await pick(me, "2", "now");
  expect(await marks(me.page)).toEqual(difference);
  await me.page.getByText("Вернуть редакцию 2").click();
  await me.page.getByRole("button", { name: "Вернуть эту редакцию" }).click();
  await me.page.getByText("Возвращена редакция 2").waitFor();
  expect((await readBlock(house, project, block.id)).markdown).toContain(yesterday);
});
