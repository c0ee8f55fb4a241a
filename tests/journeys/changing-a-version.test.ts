/** From the first version to its addendum: a question leads to a change, which the owner pays for over the budget. */
import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { openHouse, type Block, type Person } from "./house.ts";

const house = openHouse();
const password = "svod-demo";

/** Leaves the block that is agreed. */
async function onlyAgreed(): Promise<{ id: string; block: Block }> {
  const { id, sections } = await house.project();
  const blocks = sections.flatMap((section) => section.blocks);
  for (const { id: blockId, state } of blocks.filter((block) => block.state !== "agreed")) {
    const path = `/projects/${id}/blocks/${blockId}`;
    if (state === "in-review") await house.manager("DELETE", `${path}/rounds/current`);
    expect(await house.manager("DELETE", path)).toMatchObject({ status: 204 });
  }
  return { id, block: blocks.find(({ state }) => state === "agreed")! };
}

async function approveVersion(owner: Person, id: string): Promise<void> {
  const { body } = await owner.api<{ hash: string }>("GET", `/projects/${id}/versions/next`);
  const approval = { hash: body.hash, confirmation: { password }, acceptRules: true };
  expect(await owner.api("POST", `/projects/${id}/versions`, approval)).toMatchObject({ status: 201 });
}

it("After version 1.0 a question leads to a request, the owner decides over the budget, and the addendum and the volatility show it", async () => {
  const { id, block } = await onlyAgreed();
  const owner = await house.person("owner");
  await approveVersion(owner, id);
  await publish(house.manager, id, "ТЗ на тендер");
  const integrator = await house.person("integrator-a");
  await acceptTerms(integrator.api, id);
  const question = { text: "В каком часовом поясе начинаются сутки?" };
  expect(await integrator.api("POST", `/tender/${id}/questions`, question)).toMatchObject({ status: 201 });
  const terms = { rule: "owner", currency: "RUB", days: 2, money: null, share: null, sections: {} };
  expect(await owner.api("PUT", `/projects/${id}/change-settings`, terms)).toMatchObject({ status: 200 });

  const { page, open } = await house.person("manager");
  const register = await house.manager<{ questions: { id: string }[] }>("GET", `/projects/${id}/clarifications`);
  await open(`/projects/${id}/questions/${register.body.questions[0]!.id}`);
  await page.getByRole("radio", { name: /Да, меняет ТЗ/ }).check();
  await page.getByRole("button", { name: "Сохранить отметку" }).click();
  await page.getByRole("link", { name: "Предложить изменение ТЗ" }).click();
  await page.getByLabel("Что меняется").fill("Сутки филиала");
  const chosen = page.getByRole("checkbox", { name: new RegExp(block.title) });
  if (!(await chosen.isChecked())) await chosen.check();
  await page.getByRole("button", { name: "Создать запрос" }).click();
  await page.getByRole("heading", { name: "ЗИ-1 Сутки филиала" }).waitFor();

  const text = page.getByRole("textbox", { name: new RegExp(block.title) });
  await text.getByText(/показателя на начало суток/).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Сутки считаются по филиалу.");
  await page.locator('[data-save-state="saved"]').waitFor();
  await page.getByLabel("Рабочие дни").fill("5");
  await page.getByLabel("Сумма").fill("40 000");
  await page.getByRole("button", { name: "Сохранить оценку" }).click();
  await page.getByRole("status").filter({ hasText: "Оценка сохранена" }).waitFor();
  await page.getByRole("button", { name: "Подать на рассмотрение" }).click();
  await page.getByRole("status").filter({ hasText: "Запрос подан" }).waitFor();

  await owner.open(`/projects/${id}/changes/1`);
  await owner.page.getByText("Предел будет перейдён").waitFor();
  await owner.page.getByRole("radio", { name: /^Утвердить/ }).check();
  await owner.page.getByLabel("Ваш пароль в Своде").fill(password);
  await owner.page.getByRole("button", { name: "Решить", exact: true }).click();
  await owner.page.getByRole("status").filter({ hasText: "внесено в документ" }).waitFor();

  await approveVersion(owner, id);
  await open(`/projects/${id}/change-log/addendum`);
  await page.getByRole("heading", { name: "Дополнение № 1 к техническому заданию" }).waitFor();
  await page.getByText("Сутки считаются по филиалу").first().waitFor();
  await open(`/projects/${id}/churn`);
  await page.getByText(/изменений требований: 1/).waitFor();
  await page.getByText("добавлено 0, изменено 1, исключено 0").first().waitFor();
});
