import { expect, it } from "vitest";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse({ demo: false });

function setUpCode(): string {
  return /код установки (\w+)/.exec(house.server.output())![1]!;
}

it("I open an empty Svod, make the first account with the code of the log, and begin a ТЗ", async () => {
  house.forgive(refusedForm);
  const { page, open, api } = await house.stranger();
  await open("/");
  expect(new URL(page.url()).pathname).toBe("/set-up");
  await page.getByLabel("Код установки").fill("не-тот-код");
  await page.getByLabel("Имя и фамилия").fill("Нина Соколова");
  await page.getByLabel("Рабочая почта").fill("n.sokolova@zavod.example");
  await page.getByLabel("Пароль").fill("четыре слова подряд тут");
  await page.getByRole("button", { name: "Создать и войти" }).click();
  await page.getByText("Код установки не подходит").waitFor();
  expect(await page.getByLabel("Имя и фамилия").inputValue()).toBe("Нина Соколова");

  await page.getByLabel("Код установки").fill(setUpCode());
  await page.getByLabel("Пароль").fill("четыре слова подряд тут");
  await page.getByRole("button", { name: "Создать и войти" }).click();
  await page.getByRole("heading", { name: "Новый проект" }).waitFor();

  await page.getByLabel("Компания").fill("ООО «Станкосбыт»");
  await page.getByText("Внедряем впервые").click();
  await page.getByText("Полно", { exact: true }).click();
  await page.getByText("69 блоков.").waitFor();
  await page.getByText("Коротко", { exact: true }).click();
  const promised = Number(/\d+/.exec(await page.locator(".np-p [role=status]").innerText())![0]);
  expect(promised).toBeGreaterThan(15);
  expect(promised).toBeLessThan(30);
  await page.getByRole("button", { name: "Создать проект" }).click();

  await page.getByRole("heading", { name: "Участники" }).waitFor();
  await page.getByText("ТЗ не станет готовым").first().waitFor();
  await page.getByRole("link", { name: "Документ" }).first().click();
  await page.locator("[data-block]").first().waitFor();
  expect(await page.locator("[data-block]").count()).toBe(promised);
  await page.locator('[data-save-state="saved"]').waitFor();

  const { body } = await api<{ projects: { company: string; role: string }[] }>("GET", "/projects");
  expect(body.projects).toMatchObject([{ company: "ООО «Станкосбыт»", role: "manager" }]);
  await open("/set-up");
  expect(new URL(page.url()).pathname).toBe("/projects");
});
