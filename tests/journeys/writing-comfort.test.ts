import { expect, it } from "vitest";
import { addBlock, blockOn, editorOn, openBlock, readBlock, untilSaid, writtenBlock } from "./document.ts";
import { openHouse, type Project } from "./house.ts";

const house = openHouse();

it("Signs and the menu of a line shape the text, selected words have their tools beside them, and blocks are moved by keyboard and by hand", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Пишем удобно");
  const me = await house.person("editor1");
  const { page } = me;
  const text = await openBlock(me, project, block.id);
  expect(await text.getAttribute("lang")).toBe("ru");
  expect(await text.getAttribute("spellcheck")).toBe("true");
  await blockOn(page, block.id).getByRole("button", { name: "Писать дальше" }).click();
  await page.keyboard.type("## Порядок");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- звонок");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/зад");
  const menu = page.getByRole("listbox", { name: "Что вставить" });
  await menu.getByRole("option", { name: "Список задач" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("согласовать сроки");
  await expect.poll(() => text.locator("h3").innerText()).toBe("Порядок");
  expect(await text.locator("ul:not([data-type]) li").innerText()).toBe("звонок");
  expect(await text.locator("ul[data-type=taskList] li").count()).toBe(1);

  for (const _ of "сроки") await page.keyboard.press("Shift+ArrowLeft");
  const tools = page.getByRole("toolbar", { name: "Выделенные слова" });
  await tools.waitFor();
  const [words, line] = await Promise.all([
    page.evaluate(() => document.getSelection()!.getRangeAt(0).getBoundingClientRect().toJSON() as DOMRect),
    tools.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect),
  ]);
  expect(line.bottom <= words.top || line.top >= words.bottom).toBe(true);
  await page.keyboard.press("Alt+F10");
  expect(await tools.getByRole("button", { name: "Полужирный" }).evaluate((b) => b === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => text.locator("em").innerText()).toBe("сроки");
  await page.keyboard.press("Alt+ArrowUp");
  await text.locator("h3").click();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => text.locator("> :first-child").evaluate(({ tagName }) => tagName)).toBe("UL");
  await text.locator("h3").hover();
  const handle = (await blockOn(page, block.id).locator(".block-handle").boundingBox())!;
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8, handle.y - 60, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => text.locator("> :first-child").evaluate(({ tagName }) => tagName)).toBe("H3");
  await untilSaid(page, "saved");
  const { content } = await readBlock(house, project, block.id);
  expect(content.content!.map(({ type }) => type).slice(0, 3)).toEqual(["heading", "bulletList", "taskList"]);
  await blockOn(page, block.id).getByText("4 слова").waitFor();
});

async function lock(project: Project, blockId: string): Promise<void> {
  const approver = project.members.find(({ email }) => email.startsWith("approver1@"))!;
  const round = { approvers: [{ memberId: approver.id, mandatory: true }] };
  expect((await house.manager("POST", `/projects/${project.id}/blocks/${blockId}/rounds`, round)).status).toBe(201);
}

it("Words are replaced in all drafts while colleagues watch, a block under lock stays, and the replacement is taken back", async () => {
  const project = await house.project();
  const [first, second, locked] = [
    await writtenBlock(house, project, "Первый", "Заявку берёт зюйдвест."),
    await writtenBlock(house, project, "Второй", "Зюйдвест отвечает за час."),
    await writtenBlock(house, project, "Закрытый", "Подписан зюйдвест."),
  ];
  await lock(project, locked.id);
  const me = await house.person("editor2");
  const { page } = me;
  await openBlock(me, await house.project(), first.id);
  await page.keyboard.press("Control+h");
  const panel = page.getByRole("search", { name: "Найти и заменить" });
  await panel.getByLabel("Найти", { exact: true }).fill("зюйдвест");
  await panel.getByText("Найдено 3 места, блоков: 3.").waitFor();
  expect(await panel.locator(".find-blocks > li", { hasText: "Закрытый" }).getByText("под замком").count()).toBe(1);
  await panel.getByLabel("Заменить на").fill("оператор");
  await panel.getByRole("button", { name: "Заменить всё (2)" }).click();
  await panel.getByText("Заменено в 2 местах.").waitFor();
  await expect.poll(() => editorOn(page, first.id).innerText()).toContain("Заявку берёт оператор.");
  const markdown = async ({ id }: { id: string }) => (await readBlock(house, project, id)).markdown;
  expect(await markdown(second)).toContain("Оператор отвечает за час.");
  expect(await markdown(locked)).toContain("Подписан зюйдвест.");

  await panel.getByRole("button", { name: "Отменить замену" }).click();
  await panel.getByText("Возвращено в 2 местах.").waitFor();
  expect(await markdown(first)).toContain("Заявку берёт зюйдвест.");
  expect(await markdown(second)).toContain("Зюйдвест отвечает за час.");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
});
