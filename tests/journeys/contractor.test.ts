/** The contractor asks for a change on a phone, the manager takes it up, the contractor estimates it and hears the decision. */
import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { untilSaid } from "./document.ts";
import { openHouse } from "./house.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

it("The contractor asks for a change on a phone, the manager takes it up and asks for an estimate, and the decision is told", async () => {
  const { id, sections } = await house.project();
  const block = sections.flatMap(({ blocks }) => blocks).find(({ state }) => state === "agreed")!;
  const contractor = await house.person("integrator-a", phone);
  await acceptTerms(contractor.api, id);
  await publish(house.manager, id, "ТЗ на внедрение");

  const manager = await house.person("manager");
  await manager.open(`/projects/${id}/tender`);
  const card = manager.page.locator(".td-companies > li").filter({ hasText: "integrator-a" });
  await card.getByText("Выбрать подрядчиком").click();
  await card.getByRole("button", { name: "Выбрать", exact: true }).click();
  await manager.page.getByRole("status").filter({ hasText: "Подрядчик выбран" }).waitFor();

  const { page } = contractor;
  await contractor.open(`/tender/${id}`);
  await page.getByRole("link", { name: "Запросы", exact: true }).click();
  await page.getByRole("heading", { name: "Запросы на изменение" }).waitFor();
  const option = await page
    .getByLabel("Какой блок изменить")
    .locator("option", { hasText: block.title })
    .first()
    .textContent();
  await page.getByLabel("Какой блок изменить").selectOption({ label: option! });
  await page.getByLabel("Что меняется").fill("Другой срок ответа");
  await page.getByLabel("Почему это нужно").fill("Телефония не успевает");
  await page.getByLabel("Как вы предлагаете сказать").fill("Ответ за 15 минут");
  await page.getByRole("button", { name: "Отправить заказчику" }).click();
  await page.getByText("Запрос отправлен.").waitFor();
  await page.getByText("Получен").waitFor();

  await manager.open(`/projects/${id}/changes`);
  await manager.page.getByText("Ответ за 15 минут").waitFor();
  await manager.page.getByRole("button", { name: /^Взять в работу/ }).click();
  await manager.page.getByRole("heading", { name: /ЗИ-\d+ Другой срок ответа/ }).waitFor();
  const number = Number(/\/changes\/(\d+)/.exec(manager.page.url())![1]);
  const request = `/projects/${id}/changes/${number}`;
  await manager.page.getByRole("textbox", { name: new RegExp(block.title) }).click();
  await manager.page.keyboard.press("Control+Home");
  await manager.page.keyboard.type("Ответ за 15 минут. ");
  await untilSaid(manager.page, "saved");
  // The group talks about it where it is written.
  await manager.page.getByLabel("Написать о запросе. @ — позвать участника").fill("Спросим подрядчика о цене");
  await manager.page.locator("#talk").getByRole("button", { name: "Отправить" }).click();
  await manager.page.locator("#talk .thread").filter({ hasText: "Спросим подрядчика о цене" }).waitFor();
  expect((await house.manager("POST", `${request}/submission`)).status).toBe(200);
  await manager.page.getByText("Попросить подрядчика оценить").click();
  await manager.page.getByLabel("Пояснение для подрядчика").fill("Сколько дней и денег?");
  await manager.page.getByRole("button", { name: "Отправить на оценку" }).click();
  await manager.page.getByRole("status").filter({ hasText: "попросили оценить" }).waitFor();

  await page.reload();
  await page.getByText("Сколько дней и денег?").waitFor();
  await page.locator(".redline ins").filter({ hasText: "Ответ за 15 минут" }).waitFor();
  expect(await page.getByText("Спросим подрядчика о цене").count()).toBe(0);
  await page.getByLabel("Рабочие дни").fill("12");
  await page.getByLabel("Сумма").fill("240 000");
  await page.getByRole("button", { name: "Дать оценку" }).click();
  await page.getByText("Оценка отправлена заказчику.").waitFor();

  await manager.page.getByText("оценил подрядчик").waitFor();
  await manager.page.getByRole("button", { name: "Принять эту оценку" }).click();
  await manager.page.getByRole("status").filter({ hasText: "Оценка сохранена" }).waitFor();
  expect((await house.manager("POST", `${request}/cancellation`)).status).toBe(200);
  await page.reload();
  await page.locator("#own").getByText("Отменён заказчиком").waitFor();
});
