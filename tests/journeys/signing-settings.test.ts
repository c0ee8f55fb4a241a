import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse();

const sheet = (page: Page, name: string) => page.getByRole("region", { name });
const shown = "Так правила увидит подписывающий";

/** A project of the manager's in which nobody has set anything yet. @returns its id */
async function freshProject(): Promise<string> {
  const { status, body } = await house.manager<{ id: string }>("POST", "/projects", {
    ...{ name: "Переход на новую CRM", company: "ООО «Весы»", kind: "switch", goal: "analytics" },
    ...{ template: "crm", depth: "short", language: "ru", timeZone: "Europe/Moscow" },
  });
  expect(status).toBe(201);
  return body.id;
}

it("As the manager I choose how decisions are confirmed and how long they may take", async () => {
  const { page, open, api } = await house.person("manager");
  const id = await freshProject();
  await open(`/projects/${id}/settings`);
  await page.getByRole("link", { name: "Настроить согласование" }).click();
  await page.getByRole("heading", { name: "Подпись и сроки" }).waitFor();
  await page.getByLabel("Паролем").uncheck();
  await page.getByLabel("Обычный срок, рабочих дней").fill("3");
  await page.getByLabel("Согласование по умолчанию через, рабочих дней").fill("10");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
  await page.reload();
  expect(await page.getByLabel("Паролем").isChecked()).toBe(false);
  expect(await page.getByLabel("Кодом из письма").isChecked()).toBe(true);
  expect((await api("GET", `/projects/${id}/sign-off-settings`)).body).toEqual({
    confirmations: ["code"],
    deadlineDays: 3,
    defaultConsentDays: 10,
    escalationDays: 2,
  });

  house.forgive(refusedForm);
  await page.getByLabel("Кодом из письма").uncheck();
  await page.getByLabel("Обычный срок, рабочих дней").fill("4");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Оставьте хотя бы один способ подтверждения").waitFor();
  expect(await page.getByLabel("Обычный срок, рабочих дней").inputValue()).toBe("4");
});

it("As the manager I take the ready rules, see them as signers will, put them in force, and a new wording keeps the old", async () => {
  const { page, open, api } = await house.person("manager");
  const id = await freshProject();
  await open(`/projects/${id}/settings/sign-off`);
  await page.getByText("Правил пока нет").waitFor();
  const text = page.getByLabel("Текст правил");
  expect(await text.inputValue()).toContain("ООО «Весы»");
  await page.getByLabel("Номер приказа").fill("17-п");
  await page.getByLabel("Дата приказа").fill("2026-02-16");
  await page.getByRole("button", { name: "Показать, как увидят" }).click();
  await sheet(page, shown).getByText("Приказ № 17-п от 16 февраля 2026 г.").waitFor();
  expect(await sheet(page, shown).getByText("4. Как хранить ключ в тайне").count()).toBe(1);
  await page.getByText("Правил пока нет").waitFor();

  await page.getByRole("button", { name: "Ввести в действие" }).click();
  await page.getByText("действует редакция 1").waitFor();
  type Rules = { current: { hash: string; number: number }; earlier: { hash: string }[] };
  const first = (await api<Rules>("GET", `/projects/${id}/signing-rules`)).body.current;
  await sheet(page, shown).getByText(first.hash).waitFor();

  await text.fill("Подписывает только согласующий.");
  await page.getByRole("button", { name: "Ввести в действие" }).click();
  await page.getByText("действует редакция 2").waitFor();
  const row = page.getByRole("row").filter({ hasText: first.hash });
  await row.getByText("Прочитать", { exact: true }).click();
  await sheet(page, "Правила, редакция 1").getByText("4. Как хранить ключ в тайне").waitFor();
  expect((await api<Rules>("GET", `/projects/${id}/signing-rules`)).body).toMatchObject({
    current: { number: 2 },
    earlier: [{ hash: first.hash }],
  });

  house.forgive(refusedForm);
  await page.getByRole("button", { name: "Ввести в действие" }).click();
  await page.getByText("Эта редакция правил уже действует").waitFor();
});

it("With scripts switched off, on a phone, I set the terms and read the rules before I put them in force", async () => {
  const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
  const { page, open } = await house.person("manager", phone);
  await open(`/projects/${await freshProject()}/settings/sign-off`);
  await page.getByLabel("Сообщить собственнику через, рабочих дней").fill("4");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
  expect(await page.getByLabel("Сообщить собственнику через, рабочих дней").inputValue()).toBe("4");
  await page.getByLabel("Номер приказа").fill("18-п");
  await page.getByLabel("Дата приказа").fill("2026-03-02");
  await page.getByLabel("Текст правил").fill("Подписывает сам.\n\nКод никому не говорит.");
  await page.getByRole("button", { name: "Показать, как увидят" }).click();
  await sheet(page, shown).getByText("Приказ № 18-п от 2 марта 2026 г.").waitFor();
  expect(await page.getByLabel("Текст правил").inputValue()).toBe("Подписывает сам.\n\nКод никому не говорит.");
  await page.getByRole("button", { name: "Ввести в действие" }).click();
  await page.getByText("Редакция правил действует").waitFor();
});
