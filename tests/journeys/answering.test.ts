/** «Ответить на вопросы»: a block is filled from a phone, question by question, also without scripts. */
import { expect, it } from "vitest";
import { blockByKey, blockOn, readBlock, wordsOn } from "./document.ts";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

it("On a phone I fill a block by its questions, and a colleague's answer meanwhile is never lost (R5)", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const answers = `/projects/${project.id}/blocks/${block.id}/answers`;
  const editor = await house.person("editor1", phone);
  const { page } = editor;
  await editor.open(`${answers}?question=1`);
  await page.getByRole("heading", { name: /Назовите этапы/ }).waitFor();
  await page.getByRole("button", { name: "Ещё одна строка" }).click();
  const row = page.getByRole("group", { name: "Новая строка" });
  await row.getByLabel("Этап", { exact: true }).fill("Пробный заказ");
  await row.getByText("Сохранено").first().waitFor();
  await page.getByRole("button", { name: "Дальше" }).click();
  await page.getByText("Вопрос 2 из").waitFor();
  const made = page.getByRole("group", { name: "Пробный заказ" });
  await made.getByRole("textbox").fill("14");
  await page.getByRole("button", { name: "Назад" }).click();
  await page.getByText("Вопрос 1 из").waitFor();
  const cells = JSON.stringify((await readBlock(house, project, block.id)).content);
  expect(cells).toMatch(/Пробный заказ.*"14"/);

  await editor.open(`${answers}?question=4`);
  const own = page.getByRole("textbox");
  await own.waitFor();
  await house.manager("PUT", `/projects/${project.id}/blocks/${block.id}/answers/4`, {
    fields: [{ row: "", column: "", text: "Этап «Договор» ставим задним числом." }],
  });
  await own.fill("Ничего не ставим.");
  await own.blur();
  await page.getByText("Пока вы писали, здесь ответил коллега").waitFor();
  await page.getByRole("button", { name: "Оставить оба" }).click();
  await page.getByText("Сохранено").waitFor();
  await editor.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await blockOn(page, block.id).getByText("Ничего не ставим.").waitFor();
  expect(await wordsOn(page, block.id)).toContain("Этап «Договор» ставим задним числом.");
});

it("Without scripts the questions are plain forms: on, back, one more row, and two answers kept", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const { page, open } = await house.person("editor1", { ...phone, javaScriptEnabled: false });
  await open(`/projects/${project.id}/blocks/${block.id}/answers?question=6`);
  const put = (text: string) =>
    house.manager("PUT", `/projects/${project.id}/blocks/${block.id}/answers/6`, {
      fields: [{ row: "", column: "", text }],
    });
  await put("Чужой ответ");
  await page.getByRole("textbox").fill("Мой ответ");
  await page.getByRole("button", { name: "Дальше" }).click();
  await page.getByText("Чужой ответ").waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("Мой ответ");
  await page.getByRole("button", { name: "Оставить оба" }).click();
  await page
    .getByText(/Отвечено \d из|Вопрос 7 из/)
    .first()
    .waitFor();
  const said = JSON.stringify((await readBlock(house, project, block.id)).content);
  expect(said).toMatch(/Чужой ответ.*Мой ответ/);
});
