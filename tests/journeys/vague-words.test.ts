import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, editorOn, goToEnd, openBlock, untilSaid } from "./document.ts";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function barriers(page: Page, within: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((selector) => {
    const { axe } = window as unknown as { axe: { run(root: string, options: object): Promise<AxeResults> } };
    return axe.run(selector, { resultTypes: ["violations"] });
  }, within);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const shots = process.env.JOURNEY_SHOTS;
const shoot = async (page: Page, name: string) => {
  if (!shots) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
};

it("As an editor I see vague words of a requirement, replace one by keyboard, and keep another for a reason", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Скорость работы");
  const person = await house.person("editor1");
  const { page, open } = person;
  const editor = await openBlock(person, project, block.id);
  const marked = editor.locator(".smell");
  const card = page.getByRole("dialog");
  await goToEnd(page, block.id);
  await page.keyboard.type("Работать надо быстро и удобно");
  await page.keyboard.press("Alt+r");
  await page.keyboard.type("Карточка открывается быстро. Поиск удобный");
  await eventually(async () => expect(await marked.allInnerTexts()).toEqual(["быстро", "удобный"]));
  await untilSaid(page, "saved");
  await eventually(async () => expect(await editor.locator("article.req .code").innerText()).toMatch(/^ТЗ-/));

  await page.keyboard.press("Home");
  await page.keyboard.press("Control+.");
  await card.getByText("Время не названо.").waitFor();
  expect(await barriers(page, '[role="dialog"]')).toEqual([]);
  await shoot(page, "card-1440");
  await card.getByRole("button", { name: "Заменить на «не дольше 2 секунд»" }).press("Enter");
  await eventually(async () => expect(await marked.allInnerTexts()).toEqual(["удобный"]));
  expect(await editor.locator("article.req").innerText()).toContain("открывается не дольше 2 секунд.");

  await editor.getByRole("button", { name: "1 размытое слово" }).press("Enter");
  await card.getByRole("button", { name: "Оставить осознанно" }).click();
  await card.getByLabel("Почему слово остаётся").fill("Замер в критерии");
  expect(await barriers(page, '[role="dialog"]')).toEqual([]);
  await shoot(page, "keep-1440");
  await card.getByRole("button", { name: "Оставить осознанно" }).click();
  await eventually(async () => expect(await marked.count()).toBe(0));
  await untilSaid(page, "saved");

  await openBlock(person, project, block.id);
  const code = await editorOn(page, block.id).locator("article.req .code").innerText();
  // Marks come together: that of a word typed now, and not that of the kept one.
  await editorOn(page, block.id).locator('article.req [data-name="statement"]').click();
  await page.keyboard.press("End");
  await page.keyboard.type(". Экран красивый");
  await eventually(async () => expect(await marked.allInnerTexts()).toEqual(["красивый"]));

  await untilSaid(page, "saved");
  await open(`/projects/${project.id}/evidence/${encodeURIComponent(code)}`);
  await page.getByText("Замер в критерии").waitFor();
  await page.getByText("Оставить осознанно").first().click();
  await shoot(page, "requirement-1440");
  await page.getByRole("button", { name: "Вернуть подсказку о слове «удобный»" }).click();
  await page.getByText("Подсказка возвращена").waitFor();
  await open(`/projects/${project.id}/requirements`);
  await page.getByRole("link", { name: "2 размытых слова" }).waitFor();
  await shoot(page, "register-1440");
});

it("As the manager I switch a word off, and it is marked nowhere in the project", async () => {
  const { page, open, api } = await house.person("manager", { viewport: { width: 390, height: 844 } });
  const { id } = await house.project();
  await open(`/projects/${id}/settings/wording`);
  await shoot(page, "settings-390");
  await page.getByLabel("дружественный", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
  await page.reload();
  expect(await page.getByLabel("дружественный", { exact: true }).isChecked()).toBe(false);
  expect((await api("GET", `/projects/${id}/wording`)).body).toEqual({ off: false, markersOff: ["ru/friendly"] });
});
