/** Two integrators ask the same, an expert drafts, the manager publishes, both read it at the same moment. */
import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { eventually, openHouse, refusedForm, type Person, type Project } from "./house.ts";

const house = openHouse();

/** Publishes the demonstration to its integrators, once for all journeys of this file. */
async function beginTender({ id }: Project): Promise<void> {
  const { body } = await house.manager<{ publications: unknown[] }>("GET", `/projects/${id}/publications`);
  if (body.publications.length === 0) await publish(house.manager, id, "ТЗ на тендер");
}

/** An integrator who has accepted the terms. */
async function integrator(account: string, { id }: Project, options = {}): Promise<Person> {
  const person = await house.person(account, options);
  await acceptTerms(person.api, id);
  return person;
}

async function setUp() {
  const project = await house.project();
  await beginTender(project);
  const path = `/tender/${project.id}/questions`;
  return { project, path, inside: `/projects/${project.id}/questions` };
}

/** A question of the register by what it asks. */
async function found({ id }: Project, words: string): Promise<{ id: string; code: string }> {
  type Register = { questions: { id: string; number: number; original: string }[] };
  const { body } = await house.manager<Register>("GET", `/projects/${id}/clarifications?state=all`);
  const one = body.questions.find(({ original }) => original === words)!;
  return { id: one.id, code: `В-${one.number}` };
}

const asked = "Мы, «Интегро», хотим знать: кто сопровождает 1С и есть ли тестовая база?";
const repeated = "У кого сопровождение 1С?";

it("Two integrators ask the same, the expert answers, and both read it at the same moment; who asked is never told", async () => {
  const { project, path, inside } = await setUp();
  const [a, b] = [await integrator("integrator-a", project), await integrator("integrator-b", project)];
  await a.open(path);
  await a.page.getByLabel("Ваш вопрос").fill(asked);
  await a.page.getByRole("button", { name: "Задать вопрос" }).click();
  await a.page.getByRole("status").filter({ hasText: "Вопрос принят" }).waitFor();
  await b.open(path);
  await b.page.getByLabel("О чём спрашиваете").selectOption({ index: 1 });
  await b.page.getByLabel("Ваш вопрос").fill(repeated);
  await b.page.getByRole("button", { name: "Задать вопрос" }).click();
  await b.page.getByText("Принят", { exact: true }).waitFor();

  const manager = await house.person("manager");
  await manager.open(`/projects/${project.id}`);
  await manager.page.getByRole("link", { name: "Вопросы", exact: true }).click();
  const [first, second] = [await found(project, asked), await found(project, repeated)];
  await manager.page.getByRole("link", { name: second.code, exact: true }).click();
  await manager.page.getByText("Объединить с другим вопросом").click();
  await manager.page.getByLabel("С каким").selectOption(first.id);
  await manager.page.getByRole("button", { name: "Объединить", exact: true }).click();
  await manager.page.getByRole("status").filter({ hasText: "Вопросы объединены" }).waitFor();
  await manager.page.getByRole("article").getByRole("link", { name: first.code, exact: true }).click();
  await manager.page.getByRole("article").getByText(asked).first().waitFor();
  await manager.page.getByLabel("Как прочтут все участники").fill("Кто сопровождает 1С, есть ли тестовая база?");
  await manager.page.getByRole("button", { name: "Сохранить формулировку" }).click();
  await manager.page.getByRole("status").filter({ hasText: "Формулировка сохранена" }).waitFor();
  const editor = project.members.find(({ email }) => email.startsWith("editor1@"))!;
  await manager.page.getByLabel("Эксперт", { exact: true }).last().selectOption(editor.id);
  await manager.page.getByRole("button", { name: "Передать эксперту" }).click();
  await manager.page.getByRole("status").filter({ hasText: "Передано эксперту" }).waitFor();

  const expert = await house.person("editor1");
  await expert.open(inside);
  await expert.page.getByRole("link", { name: first.code, exact: true }).click();
  await expert.page.getByLabel("Ответ для публикации").fill("Подрядчик «Учёт». Тестовая база есть.");
  await expert.page.getByRole("button", { name: "Сохранить ответ" }).click();
  await expert.page.getByRole("status").filter({ hasText: "Ответ сохранён" }).waitFor();

  const out = manager.page.getByRole("region", { name: "Что увидят все участники" });
  await out.getByText("Тестовая база есть").waitFor();
  await manager.page.getByRole("button", { name: "Одобрить ответ" }).click();
  await manager.page.getByRole("button", { name: "Опубликовать ответ" }).click();
  await manager.page.getByText("Опубликован как").waitFor();

  for (const { page } of [a, b]) {
    await page
      .getByRole("status")
      .filter({ hasText: /опубликован/i })
      .waitFor();
    await page.getByText("Тестовая база есть").waitFor();
    await page.getByText("Ответ опубликован", { exact: true }).waitFor();
    const told = await page.content();
    for (const { name } of project.members.filter((member) => member.role !== "integrator"))
      expect(told).not.toContain(name);
  }
  expect(await a.page.content()).not.toContain(repeated);
  expect(await b.page.content()).not.toContain("хотим знать");
  const letters = await house.person("manager");
  await letters.open("/outbox");
  await eventually(async () => {
    const count = await letters.page.getByText(/Опубликован ответ О-1/).count();
    expect(count).toBeGreaterThanOrEqual(2);
  });
});

it("A late question is taken and said to be late, also without scripts; a forged id opens nothing", async () => {
  const { project, path } = await setUp();
  await house.manager("PATCH", `/projects/${project.id}/tender`, { questionsUntil: "2026-01-15" });
  const a = await integrator("integrator-a", project, { javaScriptEnabled: false });
  await a.open(path);
  await a.page.getByText(/Срок вопросов прошёл/).waitFor();
  await a.page.getByLabel("Ваш вопрос").fill("<script>alert(1)</script> Успеваем?");
  await a.page.getByRole("button", { name: "Задать вопрос" }).click();
  await a.page.getByText("Вопрос принят с пометкой").waitFor();
  await a.page.getByText("<script>alert(1)</script> Успеваем?").waitFor();
  await a.page.getByText("после срока", { exact: true }).first().waitFor();
  house.forgive(refusedForm);
  const b = await integrator("integrator-b", project);
  const { body } = await a.api<{ own: { id: string }[] }>("GET", `/tender/${project.id}/questions`);
  for (const id of [body.own[0]!.id, "0123456789abcdefghjk"])
    expect(await b.api("POST", `/tender/${project.id}/questions/${id}/withdrawal`)).toMatchObject({
      ...{ status: 404, body: { error: { code: "not-found" } } },
    });
  await house.manager("PATCH", `/projects/${project.id}/tender`, { questionsUntil: "" });
});

it("What is asked aloud goes into the minutes; an outside expert answers one of them by a link, once", async () => {
  const { inside } = await setUp();
  const { page, open } = await house.person("manager");
  await open(`${inside}/meetings`);
  await page.getByLabel("О чём встреча").fill("Установочная встреча");
  await page.getByLabel("Кто был").fill("Марина Ведерникова");
  await page.getByLabel("Вопрос 1").fill("Сколько линий у телефонии?");
  await page.getByRole("button", { name: "Записать" }).click();
  await page.getByRole("cell", { name: "Установочная встреча" }).waitFor();
  await open(`${inside}?text=телефонии`);
  await page.getByRole("link", { name: /^В-/ }).click();
  await page.getByText("Внешний эксперт").click();
  await page.getByLabel("Кого спрашиваем").fill("Подрядчик по связи");
  await page.getByLabel("Почта").fill("phones@erp.example");
  await page.getByRole("button", { name: "Послать ссылку" }).click();
  await page.getByText("ждём ответа").waitFor();

  await open("/outbox");
  const letter = await page
    .getByText(/expert-answer\?token=/)
    .first()
    .textContent();
  const link = /\/expert-answer\?token=[\w-]+/.exec(letter!)![0];
  const expert = await house.stranger();
  await expert.open(link);
  await expert.page.getByText("Сколько линий у телефонии?").waitFor();
  await expert.page.getByLabel("Ваш ответ").fill("42 линии, 3 филиала.");
  await expert.page.getByRole("button", { name: "Отправить ответ" }).click();
  await expert.page.getByText("Спасибо, ответ получен").waitFor();
  const again = await house.stranger();
  await again.open(link);
  await again.page.getByText("Ссылка больше не действует").waitFor();

  await open(`${inside}?text=телефонии`);
  await page.getByRole("link", { name: /^В-/ }).click();
  await eventually(async () =>
    expect(await page.getByLabel("Ответ для публикации").inputValue()).toContain("42 линии"),
  );
});
