import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockByKey, editorOn, untilAtTop } from "./document.ts";
import { openHouse, refusedForm, type Person } from "./house.ts";

const house = openHouse();

/** The newest letter to an address, as the administrator reads it at /outbox. */
async function letterTo({ open, page }: Person, email: string): Promise<string> {
  await open("/outbox");
  const row = page.getByRole("row").filter({ hasText: email }).first();
  await row.getByText("Вход в Свод").click();
  return row.locator("pre").innerText();
}

async function askForLetter(page: Page, email: string): Promise<void> {
  await page.getByLabel("Рабочая почта").fill(email);
  await page.getByRole("button", { name: "Получить ссылку для входа" }).click();
  await page.getByRole("heading", { name: "Проверьте почту" }).waitFor();
}

it("A director follows the link of his letter and stands before the very block he was asked about", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const director = await house.stranger();
  const { page, open } = director;
  await open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await askForLetter(page, "owner@demo.example");

  const administrator = await house.person("manager");
  const letter = await letterTo(administrator, "owner@demo.example");
  const link = /http:\S+/.exec(letter)![0];
  await open(link);
  await page.getByRole("button", { name: "Войти" }).click();
  await page.waitForURL(`**/projects/${project.id}?block=${block.id}*`);
  await editorOn(page, block.id).waitFor();
  await page
    .getByRole("complementary", { name: /^Панель блока 3\.3/ })
    .getByText(`3.3 ${block.title}`)
    .waitFor();
  await untilAtTop(page, block.id);

  const again = await house.stranger();
  await again.open(link);
  await again.page.getByRole("button", { name: "Войти" }).click();
  await again.page.getByText("Ссылка устарела или уже использована. Запросите новую.").waitFor();
});

it("The six digits of the letter open the door as well, and a wrong code does not", async () => {
  house.forgive(refusedForm);
  const { page, open } = await house.stranger();
  await open("/sign-in");
  await askForLetter(page, "approver1@demo.example");
  const letter = await letterTo(await house.person("manager"), "approver1@demo.example");
  const code = /\b\d{6}\b/.exec(letter)![0];
  await page.getByLabel("Код из письма").fill(code === "000000" ? "000001" : "000000");
  await page.getByRole("button", { name: "Войти" }).click();
  await page.getByText("Код не подходит или устарел. Проверьте цифры или запросите новый.").waitFor();
  await page.getByLabel("Код из письма").fill(code);
  await page.getByRole("button", { name: "Войти" }).click();
  await page.waitForURL(/\/projects/);
});

it("An unknown address is answered like a known one", async () => {
  const { page, open } = await house.stranger();
  await open("/sign-in");
  await askForLetter(page, "nobody@demo.example");
  await page.getByText("Если на nobody@demo.example заведена учётная запись").waitFor();
});

it("I sign out, type my password, press Enter, and stand among my projects", async () => {
  const { page, open } = await house.person("editor1");
  await open("/profile");
  await page.getByRole("button", { name: "Выйти" }).click();
  await page.waitForURL("**/sign-in");
  await page.getByLabel("Рабочая почта").fill("editor1@demo.example");
  await page.getByLabel("Пароль").fill("svod-demo");
  await page.getByLabel("Пароль").press("Enter");
  await page.getByRole("heading", { name: "Проекты" }).waitFor();
});
