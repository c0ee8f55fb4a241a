import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockOn, editorOn, goToEnd, openBlock, untilSaid, writtenBlock } from "./document.ts";
import { eventually, openHouse, refusedForm, type Block, type Person, type Project } from "./house.ts";

const house = openHouse();

const panelOn = (page: Page): Locator => page.getByRole("tabpanel", { name: /Обсуждение/ });
const threadOn = (page: Page, words: string): Locator => panelOn(page).locator(".thread", { hasText: words });

async function openTalk({ page, open }: Person, project: Project, block: Block): Promise<Locator> {
  await open(`/projects/${project.id}?block=${block.id}&tab=talk#block-${block.id}`);
  await panelOn(page).waitFor();
  return panelOn(page);
}

async function write(panel: Locator, words: string): Promise<void> {
  await panel.getByLabel(/^(Написать|Что вы)/).fill(words);
  await panel.locator(".talk-foot").getByRole("button", { name: "Отправить" }).click();
}

/** What is highlighted in a block. */
const highlighted = (page: Page, { id }: Block, name = "talk"): Promise<string[]> =>
  blockOn(page, id).evaluate((block, key) => {
    const ranges = [...(CSS.highlights.get(key) ?? [])] as Range[];
    return ranges.filter((range) => block.contains(range.startContainer)).map((range) => range.toString());
  }, name);

/** Selects words of a block as a hand does, once its text follows the live one. */
async function select(page: Page, blockId: string, words: string): Promise<void> {
  await blockOn(page, blockId)
    .locator(".ProseMirror, .doc-text:not([id])")
    .evaluate((text, sought) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const at = node.data.indexOf(sought);
        if (at < 0) continue;
        document.getSelection()!.setBaseAndExtent(node, at, node, at + sought.length);
        return;
      }
      throw new Error(`no ${sought}`);
    }, words);
}

async function submit(project: Project, block: Block): Promise<void> {
  const approver = project.members.find(({ email }) => email.startsWith("approver1@"))!;
  const round = { approvers: [{ memberId: approver.id, mandatory: true }] };
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  expect((await house.manager("POST", path, round)).status).toBe(201);
}

it("An editor and an approver discuss a block and resolve it, each seeing at once what the other does", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Обсудим", "Ответ за два часа.");
  const [editor, approver] = [await house.person("editor1"), await house.person("approver1")];
  const [mine, his] = [await openTalk(editor, project, block), await openTalk(approver, project, block)];
  await mine.getByText("Открытых обсуждений нет").waitFor();
  await write(his, "Почему <b>два</b> часа? <script>document.title = 'x'</script>");
  const seen = threadOn(editor.page, "Почему");
  await seen.getByText("<script>document.title = 'x'</script>").waitFor();
  await seen.getByText("новое").waitFor();
  await expect.poll(() => his.getByLabel("Написать о блоке").inputValue()).toBe("");
  await seen.getByText("Ответить").click();
  await editor.page.keyboard.type("Так в договоре. @Светлана");
  await seen.getByRole("listbox").getByText("Светлана Мирова").click();
  await editor.page.keyboard.press("Control+Enter");
  const told = threadOn(approver.page, "Так в договоре");
  await told.locator(".at", { hasText: "@Светлана Мирова" }).waitFor();
  await told.locator("summary", { hasText: "Поручить" }).click();
  await told.getByLabel("Кому").selectOption({ label: await optionOf(told, "Алексей Громов") });
  await told.getByLabel("Срок").fill("2030-12-01");
  await told.getByRole("button", { name: "Поручить" }).click();
  await seen.getByText("Поручено: Алексей Громов").waitFor();
  await mine.getByRole("link", { name: "Поручены мне" }).click();
  await seen.waitFor();
  await mine.getByRole("link", { name: "Открытые" }).click();
  await seen.getByRole("button", { name: "Решено" }).click();
  await his.getByText("Открытых обсуждений нет").waitFor();
  await his.getByRole("link", { name: "Решённые" }).click();
  await told.getByText("Решено: Алексей Громов").waitFor();
  await told.getByRole("button", { name: "Открыть снова" }).click();
  await seen.waitFor();
  expect(await editor.page.title()).not.toBe("x");
});

async function optionOf(thread: Locator, name: string): Promise<string> {
  return (await thread.getByLabel("Кому").locator("option", { hasText: name }).first().textContent()) ?? "";
}

it("I change my own message and take it back, and the others see that I did", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Передумал", "Ответ за два часа.");
  const [editor, approver] = [await house.person("editor1"), await house.person("approver1")];
  const [mine, his] = [await openTalk(editor, project, block), await openTalk(approver, project, block)];
  // Half written, it is here again when I come back, and once sent it is gone.
  const field = mine.getByLabel("Написать о блоке");
  await field.fill("Не дописано");
  await editor.page.reload();
  await expect.poll(() => field.inputValue()).toBe("Не дописано");
  await field.fill("");
  await field.pressSequentially("Сравните с #Переду");
  await mine.getByRole("listbox", { name: "Требования и блоки" }).getByText("Передумал").click();
  await field.press("Control+Enter");
  await his.locator(".msg").getByRole("link", { name: "Передумал" }).waitFor();
  await expect.poll(() => field.inputValue()).toBe("");
  await mine.getByText("Изменить").click();
  await mine.getByLabel("Ваше сообщение").fill("Другие слова");
  await mine.getByRole("button", { name: "Сохранить" }).click();
  const told = his.locator(".msg");
  await told.getByText("Другие слова").waitFor();
  await told.getByText("изменено").waitFor();
  expect(await his.getByText("Изменить").count()).toBe(0);
  await mine.getByText("Изменить").click();
  await mine.getByRole("button", { name: "Удалить сообщение" }).click();
  await told.getByText("Сообщение удалено").waitFor();
  expect(await his.getByText("Другие слова").count()).toBe(0);
});

it("R5: a comment on words of a locked block follows them when they are edited around and moved, and is told as lost", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Закрытый", "Ответ за два часа, ремонт за два дня.");
  await submit(project, block);
  const approver = await house.person("approver1");
  const panel = await openTalk(approver, project, block);
  const { page } = approver;
  await select(page, block.id, "ремонт за два дня");
  await page.getByRole("button", { name: "Обсудить", exact: true }).click();
  await panel.locator(".draft-place").getByText("ремонт за два дня").waitFor();
  expect(await highlighted(page, block, "talk-draft")).toEqual(["ремонт за два дня"]);
  await page.keyboard.type("Не успеем");
  await page.keyboard.press("Control+Enter");
  await threadOn(page, "Не успеем").locator(".on-text").waitFor();
  await expect.poll(() => highlighted(page, block)).toEqual(["ремонт за два дня"]);
  await house.manager("DELETE", `/projects/${project.id}/blocks/${block.id}/rounds/current`);

  const editor = await house.person("editor1");
  const text = await openBlock(editor, project, block.id);
  await expect.poll(() => highlighted(editor.page, block)).toEqual(["ремонт за два дня"]);
  await text.click();
  await editor.page.keyboard.press("Control+Home");
  await editor.page.keyboard.type("Новый абзац.");
  await editor.page.keyboard.press("Enter");
  await editor.page.keyboard.type("И ещё: ");
  for (const { page: seen } of [editor, approver])
    await expect.poll(() => highlighted(seen, block)).toEqual(["ремонт за два дня"]);
  // A click on the words opens their discussion; a click on the discussion shows the words.
  await editor.page.keyboard.press("Control+End");
  const words = await editor.page.evaluate(() => {
    const all = [...CSS.highlights.get("talk")!] as Range[];
    const range = all.find((one) => one.toString() === "ремонт за два дня");
    const { left, top, width, height } = range!.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await editor.page.mouse.click(words.x, words.y);
  await panelOn(editor.page).locator(".thread.on", { hasText: "Не успеем" }).waitFor();
  expect(await highlighted(editor.page, block, "talk-on")).toEqual(["ремонт за два дня"]);
  await threadOn(page, "Не успеем").locator("button.on-text").click();
  await expect.poll(() => highlighted(page, block, "talk-flash")).toEqual(["ремонт за два дня"]);

  await editorOn(editor.page, block.id).locator("p", { hasText: "ремонт" }).click({ clickCount: 3 });
  await editor.page.keyboard.press("Delete");
  await untilSaid(editor.page, "saved");
  await threadOn(page, "Не успеем").getByText("Место изменено").waitFor();
  await expect.poll(() => highlighted(page, block)).toEqual([]);
  await page.goto(`/projects/${project.id}/threads?show=lost`);
  await page.locator(".thread", { hasText: "Не успеем" }).getByText("Место изменено").waitFor();
});

it("With the keyboard alone I discuss what I have selected, and reply", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "С клавиатуры", "Ответ за два часа.");
  const editor = await house.person("editor1");
  const { page } = editor;
  await openBlock(editor, project, block.id);
  await goToEnd(page, block.id);
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Control+Alt+KeyM");
  const panel = panelOn(page);
  await panel.locator(".draft-place").getByText("Ответ за два часа.").waitFor();
  await page.keyboard.type("Мало");
  await page.keyboard.press("Control+Enter");
  const thread = threadOn(page, "Мало");
  await thread.waitFor();
  // Back in the text the same keys open the discussion of the words under the cursor.
  await editorOn(page, block.id).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => highlighted(page, block)).toEqual(["Ответ за два часа."]);
  await page.keyboard.press("Control+Alt+KeyM");
  await panel.locator(".thread.on").waitFor();
  await thread.getByText("Ответить").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Хватит");
  await page.keyboard.press("Control+Enter");
  await thread.locator(".msg", { hasText: "Хватит" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Ответить");
});

it("With scripts switched off I read what is said of a block, write about it, reply and resolve", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Без сценариев", "Ответ за два часа.");
  const { page, open } = await house.person("approver1", { javaScriptEnabled: false });
  await open(`/projects/${project.id}`);
  await blockOn(page, block.id)
    .getByRole("link", { name: /^Обсуждения блока/ })
    .click();
  const panel = page.locator(".rail.open .panel:not([hidden])");
  await panel.getByLabel("Написать о блоке").fill("Пишу <i>без</i> сценариев, @Алексей Громов");
  await panel.locator(".talk-foot").getByRole("button", { name: "Отправить" }).click();
  const thread = panel.locator(".thread", { hasText: "Пишу <i>без</i> сценариев" });
  await thread.locator(".at", { hasText: "@Алексей Громов" }).waitFor();
  await thread.getByText("Ответить").click();
  await thread.getByLabel("Ваш ответ").fill("И отвечаю");
  await thread.getByRole("button", { name: "Отправить" }).click();
  await thread.locator(".msg", { hasText: "И отвечаю" }).waitFor();
  house.forgive(refusedForm);
  await panel.getByLabel("Написать о блоке").evaluate((field) => field.removeAttribute("required"));
  await panel.getByLabel("Написать о блоке").fill("   ");
  await panel.locator(".talk-foot").getByRole("button", { name: "Отправить" }).click();
  await panel.locator(".talk-foot").getByRole("alert").waitFor();
  await thread.getByRole("button", { name: "Решено" }).click();
  await panel.getByText("Открытых обсуждений нет").waitFor();
});

it("On a phone I select words of the document and discuss them in a sheet over it", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "С телефона", "Ответ за два часа.");
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const observer = await house.person("observer", phone);
  const { page } = observer;
  await observer.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await blockOn(page, block.id).getByText("Ответ за два часа.").waitFor();
  await select(page, block.id, "два часа");
  const button = page.getByRole("button", { name: "Обсудить", exact: true });
  await button.waitFor();
  expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await button.tap();
  const sheet = page.locator(".rail.open");
  await sheet.locator(".draft-place").getByText("два часа").waitFor();
  await sheet.getByLabel("Что вы об этом думаете").fill("С телефона");
  await sheet.getByRole("button", { name: "Отправить" }).last().tap();
  await threadOn(page, "С телефона").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

it("A row, a cell and a requirement are discussed from their own menus", async () => {
  const project = await house.project();
  const block = project.sections[2]!.blocks[2]!;
  const editor = await house.person("editor1");
  const { page } = editor;
  const text = await openBlock(editor, project, block.id);
  const row = text.locator(".form-row").nth(1);
  await row.locator(".cell-text").first().click();
  await row.getByRole("button", { name: "Обсудить строку" }).click();
  const panel = panelOn(page);
  await panel.locator(".draft-place").getByText("Строка таблицы").waitFor();
  await write(panel, "О строке");
  await threadOn(page, "О строке").getByText("Строка таблицы").waitFor();
  await row.locator(".cell-text").nth(1).click();
  await page.keyboard.press("Control+Alt+KeyM");
  await panel.locator(".draft-place").getByText("Ячейка").waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => expect(await panel.locator(".draft-place").count()).toBe(0));
  await expect.poll(async () => (await highlighted(page, block)).length).toBe(1);
});
