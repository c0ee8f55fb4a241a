/** From the plan to the evidence: two people take notes live, the respondent confirms on his phone, the matrix turns green. */
import { expect, it } from "vitest";
import { untilSaid } from "./document.ts";
import { eventually, openHouse, type Person } from "./house.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

const editorOf = ({ page }: Person) => page.locator(".iv-notes .ProseMirror");

/** Puts the cursor into the line below a question, and writes. */
async function answer(person: Person, question: string, words: string): Promise<void> {
  await editorOf(person).getByRole("heading", { name: question }).click();
  await person.page.keyboard.press("End");
  await person.page.keyboard.press("ArrowDown");
  await person.page.keyboard.type(words);
  await untilSaid(person.page, "saved");
}

it("A talk is planned, held by two, quoted, becomes a requirement, and is confirmed with one correction on a phone", async () => {
  const { id } = await house.project();
  const manager = await house.person("manager");
  const { page } = manager;
  await manager.open(`/projects/${id}/interviews?blocks=all`);
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /Воронка продаж/ }) });
  await row.getByRole("link", { name: /Запланировать: Менеджер по продажам/ }).click();
  await page.getByLabel("Имя и фамилия").fill("Ахметов Тимур");
  await page.getByRole("button", { name: "Запланировать", exact: true }).click();
  await page.getByRole("heading", { name: "Менеджер по продажам", level: 1 }).waitFor();
  await page.getByLabel("Свой вопрос").fill("Откуда вы узнаёте остаток?");
  await page.getByRole("button", { name: "Сохранить вопросы" }).click();
  await page.getByRole("textbox", { name: "Вопрос 3" }).waitFor();
  await page.getByRole("button", { name: "Начать интервью" }).click();
  await editorOf(manager).waitFor();

  const writer = await house.person("editor1");
  await writer.open(new URL(page.url()).pathname);
  await editorOf(writer).waitFor();
  await Promise.all([
    answer(manager, "Откуда вы узнаёте остаток?", "Остаток утренний, к обеду он уже неправда."),
    answer(writer, "Откройте последнюю", "Поля пустые, всё в блокноте."),
  ]);
  await editorOf(manager).getByText("всё в блокноте").waitFor();
  await editorOf(writer).getByText("к обеду он уже неправда").waitFor();

  await editorOf(manager).getByText("к обеду он уже неправда").click({ clickCount: 3 });
  await page.keyboard.press("Alt+q");
  const quote = page.locator(".iv-quote").filter({ hasText: "Остаток утренний" });
  await quote.waitFor();
  await quote.getByText("Связать и разметить").click();
  await quote.getByLabel("Новое требование").fill("CRM должна обновлять остаток не реже раза в час.");
  await quote.getByRole("button", { name: "Создать требование" }).click();
  await quote.locator(".code").filter({ hasText: "ТЗ-" }).waitFor();
  await page.getByRole("button", { name: "Завершить" }).click();
  await page.getByText("Проведено", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Выдать ссылку" }).click();
  const link = await page.locator(".secret").innerText();

  const respondent = await house.stranger(phone);
  await respondent.open(new URL(link).pathname + new URL(link).search);
  await respondent.page.getByRole("button", { name: "Открыть записи" }).click();
  const said = respondent.page.getByRole("listitem").filter({ hasText: "всё в блокноте" });
  await said.getByText("Поправить").click();
  await said.getByLabel("Как было на самом деле").fill("Телефон и сумму я заполняю.");
  await respondent.page.getByRole("button", { name: "Записано верно" }).click();
  await respondent.page.getByText("подтверждены с вашими поправками").waitFor();

  await page.getByText("Телефон и сумму я заполняю.").waitFor();
  await page.getByText("подтвердил респондент").waitFor();
  await quote.locator("a.code").click();
  await page.getByRole("heading", { name: "Источники" }).waitFor();
  await page.getByText("Остаток утренний, к обеду он уже неправда.").waitFor();
  await manager.open(`/projects/${id}/interviews`);
  await eventually(async () => expect(await row.locator(".cov-quoted").count()).toBe(1));
  expect(await page.content()).not.toContain("Ахметов");
});
