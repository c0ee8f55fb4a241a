/** A signed block is changed: proposed from the document, written, estimated, decided by the owner over the budget, applied. */
import { expect, it } from "vitest";
import { openHouse, type Block } from "./house.ts";

const house = openHouse();

async function agreedBlock(): Promise<{ id: string; block: Block }> {
  const { id, sections } = await house.project();
  const block = sections.flatMap(({ blocks }) => blocks).find(({ state }) => state === "agreed")!;
  return { id, block };
}

it("An editor proposes a change of a signed block, and the owner, seeing that it crosses the budget, puts it into the document", async () => {
  const { id, block } = await agreedBlock();
  const owner = await house.person("owner");
  const terms = { rule: "owner", currency: "RUB", days: 2, money: null, share: null, sections: {} };
  expect(await owner.api("PUT", `/projects/${id}/change-settings`, terms)).toMatchObject({ status: 200 });

  const editor = await house.person("editor1");
  await editor.open(`/projects/${id}?block=${block.id}&tab=sign#block-${block.id}`);
  await editor.page.locator(".rail").getByRole("link", { name: "Предложить изменение" }).click();
  await editor.page.getByRole("heading", { name: "Предложить изменение" }).waitFor();
  await editor.page.getByLabel("Что меняется").fill("Отвечать быстрее");
  await editor.page.getByLabel("Обоснование").fill("Клиенты уходят, не дождавшись");
  await editor.page.getByRole("button", { name: "Создать запрос" }).click();
  await editor.page.getByRole("heading", { name: "ЗИ-1 Отвечать быстрее" }).waitFor();

  const text = editor.page.getByRole("textbox", { name: new RegExp(block.title) });
  await text.click();
  await editor.page.keyboard.press("Control+Home");
  await editor.page.keyboard.type("Ответ за 15 минут. ");
  await editor.page.locator('[data-save-state="saved"]').waitFor();
  await editor.page.getByLabel("Рабочие дни").fill("5");
  await editor.page.getByLabel("Сумма").fill("120 000,50");
  await editor.page.getByRole("button", { name: "Сохранить оценку" }).click();
  await editor.page.getByRole("status").filter({ hasText: "Оценка сохранена" }).waitFor();
  await editor.page.getByRole("button", { name: "Подать на рассмотрение" }).click();
  await editor.page.getByRole("status").filter({ hasText: "Запрос подан" }).waitFor();

  await owner.open(`/projects/${id}/changes`);
  await owner.page.getByRole("link", { name: /ЗИ-1/ }).click();
  await owner.page.locator(".redline ins").filter({ hasText: "Ответ за 15 минут" }).waitFor();
  await owner.page.getByText("Предел будет перейдён").waitFor();
  await owner.page.getByRole("radio", { name: /^Утвердить/ }).check();
  await owner.page.getByLabel("Ваш пароль в Своде").fill("svod-demo");
  const rules = owner.page.getByLabel(/принимаю их/);
  if ((await rules.count()) > 0) await rules.check();
  await owner.page.getByRole("button", { name: "Решить", exact: true }).click();
  await owner.page.getByRole("status").filter({ hasText: "внесено в документ" }).waitFor();

  await owner.open(`/projects/${id}?block=${block.id}#block-${block.id}`);
  await owner.page.locator(`[data-text="${block.textId}"]`).getByText("Ответ за 15 минут").first().waitFor();
  const now = await house.manager<{ state: string }>("GET", `/projects/${id}/blocks/${block.id}`);
  expect(now.body.state).toBe("agreed");
});
