/** The first hour of an installation: with JavaScript and without it. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { eventually, openHouse, refusedForm, type House } from "./house.ts";

const password = "четыре слова подряд тут";

function setUpCode(house: House): string {
  return /код установки (\w+)/.exec(house.server.output())![1]!;
}

async function makeFirstAccount(page: Page, house: House): Promise<void> {
  await page.getByLabel("Код установки").fill("не-тот-код");
  await page.getByLabel("Имя и фамилия").fill("Нина Соколова");
  await page.getByLabel("Рабочая почта").fill("n.sokolova@zavod.example");
  await page.getByLabel("Пароль").fill(password);
  await page.getByRole("button", { name: "Создать и войти" }).click();
  await page.getByText("Код установки не подходит").waitFor();
  expect(await page.getByLabel("Имя и фамилия").inputValue()).toBe("Нина Соколова");

  await page.getByLabel("Код установки").fill(setUpCode(house));
  await page.getByLabel("Пароль").fill(password);
  await page.getByRole("button", { name: "Создать и войти" }).click();
  await page.getByRole("heading", { name: "Новый проект" }).waitFor();
}

/** @returns how many blocks the wizard promises, as far as it follows the choices */
async function chooseDepth(page: Page): Promise<number> {
  await page.getByText("Полно", { exact: true }).click();
  await page.getByText("69 блоков.").waitFor();
  await page.getByText("Коротко", { exact: true }).click();
  const promised = Number(/\d+/.exec(await page.locator(".np-p [role=status]").innerText())![0]);
  expect(promised).toBeGreaterThan(15);
  expect(promised).toBeLessThan(30);
  return promised;
}

describe.each([
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
])("$how", ({ javaScriptEnabled }) => {
  const house = openHouse({});

  it("I open an empty Svod, make the first account with the code of the log, begin a ТЗ, and the owner joins", async () => {
    house.forgive(refusedForm);
    const { page, open, api } = await house.stranger({ javaScriptEnabled });
    await open("/");
    expect(new URL(page.url()).pathname).toBe("/set-up");
    await makeFirstAccount(page, house);
    await page.getByLabel("Компания").fill("ООО «Станкосбыт»");
    await page.getByText("Внедряем впервые").click();
    const promised = javaScriptEnabled ? await chooseDepth(page) : undefined;
    await page.getByRole("button", { name: "Создать проект" }).click();

    await page.getByRole("heading", { name: "Участники" }).waitFor();
    await page.getByText("нет ни собственника").first().waitFor();
    await page.getByLabel("Почта").fill("owner@zavod.example");
    await page.getByLabel("Роль").first().selectOption("Собственник");
    await page.getByRole("button", { name: "Получить ссылку", exact: true }).click();
    const link = (await page.locator(".secret").first().innerText()).trim();

    const owner = await house.stranger({ javaScriptEnabled });
    await owner.open(link);
    await owner.page.getByLabel("Имя и фамилия").fill("Виктор Дорохов");
    await owner.page.getByRole("button", { name: "Принять приглашение" }).click();
    await owner.page.locator("[data-block]").first().waitFor();

    const { body } = await api<{ projects: { id: string; company: string; role: string }[] }>("GET", "/projects");
    expect(body.projects).toMatchObject([{ company: "ООО «Станкосбыт»", role: "manager" }]);
    await open(`/projects/${body.projects[0]!.id}/members`);
    await page.getByRole("row").filter({ hasText: "Виктор Дорохов" }).waitFor();
    expect(await page.locator(".alarm-line").count()).toBe(0);
    await page.getByRole("link", { name: "Документ" }).first().click();
    await page.locator("[data-block]").first().waitFor();
    if (promised !== undefined) {
      await eventually(async () => expect(await page.locator("[data-block]").count()).toBe(promised));
      await page.locator('[data-save-state="saved"]').waitFor();
    }
    await open("/set-up");
    expect(new URL(page.url()).pathname).toBe("/projects");
  });
});
