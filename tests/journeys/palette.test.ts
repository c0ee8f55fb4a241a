import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { untilAtTop, writtenBlock } from "./document.ts";
import { brokenLine, eventually, openHouse, type Person, type Project } from "./house.ts";

const house = openHouse();

/** Presses Ctrl K as it comes from a keyboard with the Russian layout on: the letter is another, the key is the same. */
async function pressInRussian(page: Page): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const key = { modifiers: 2, key: "л", code: "KeyK", windowsVirtualKeyCode: 75 };
  await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  await keyboard.detach();
}

const untilFound = ({ api }: Person, { id }: Project, words: string) =>
  eventually(async () => {
    const { body } = await api<{ total: number }>("GET", `/projects/${id}/search?q=${encodeURIComponent(words)}`);
    expect(body.total).toBeGreaterThan(0);
  });

it("By keyboard alone I find «вопросов» by «вопросы» and come to the block; without a network I am told so and can go on", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Горячая линия", "Больше всего вопросов задают о насосах");
  const editor = await house.person("editor1");
  await untilFound(editor, project, "вопросы насос");
  const { page } = editor;
  await editor.open(`/projects/${project.id}/my-blocks`);
  const field = page.getByRole("combobox", { name: "Что найти или сделать" });
  const chosen = page.locator('[role="option"][aria-selected="true"]');

  await pressInRussian(page);
  await field.waitFor();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Найти или выполнить" }).focus();
  await page.keyboard.press("Enter");
  await field.waitFor();
  await page.getByRole("option", { name: "Предложить изменение" }).waitFor();
  expect(await page.getByRole("option", { name: "Пригласить участника" }).count(), "an editor invites nobody").toBe(0);

  await page.keyboard.type("щщщ");
  await page.getByText("По запросу «щщщ» ничего не нашлось.").waitFor();
  await page.getByRole("option", { name: "Документ" }).waitFor();
  house.forgive(brokenLine);
  await editor.context.setOffline(true);
  await field.fill("обзор");
  await page.getByText("Нет связи: тексты проекта сейчас не ищутся.").waitFor();
  expect(await page.getByRole("option", { name: "Обзор" }).count()).toBeGreaterThan(0);
  await editor.context.setOffline(false);

  await field.fill("вопросы насос");
  const hit = page.getByRole("group", { name: "Блоки" }).getByRole("option", { name: /Горячая линия/ });
  await hit.waitFor();
  expect(await hit.locator("mark").allTextContents()).toEqual(["вопросов", "насосах"]);
  for (let left = 10; left > 0 && !(await chosen.textContent())?.includes("Горячая линия"); left--)
    await page.keyboard.press("ArrowDown");
  expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await untilAtTop(page, block.id);
});

it("Without scripts the same is found on a page, part by part", async () => {
  const project = await house.project();
  const words = await Promise.all(
    Array.from({ length: 3 }, (_, at) => writtenBlock(house, project, `Склад ${at}`, "Остатки складов")),
  );
  const observer = await house.person("observer", { javaScriptEnabled: false });
  await untilFound(observer, project, "остаток складов");
  const { page } = observer;
  await observer.open(`/projects/${project.id}/members`);
  await page.getByRole("link", { name: "Найти или выполнить" }).click();
  await page.getByLabel("Слово, код или имя").fill("склад");
  await page.getByRole("button", { name: "Найти" }).click();
  const found = page.locator(".found");
  await found.first().waitFor();
  expect(await found.filter({ hasText: "Склад" }).count()).toBeGreaterThanOrEqual(words.length);
  expect(await found.first().locator("mark").first().textContent()).toMatch(/^Склад/);
  await page.getByRole("navigation", { name: "Что искать" }).getByRole("link", { name: "Блоки" }).click();
  expect(new URL(page.url()).searchParams.get("kind")).toBe("block");
  await page.goto(`/projects/${project.id}/search?q=%D0%B2&kind=nothing&after=-1`);
  await page.getByLabel("Слово, код или имя").waitFor();
});
