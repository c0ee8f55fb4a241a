import { expect, it } from "vitest";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse();

it("I invite a colleague by a link, he accepts it, and stands among the members", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}/members`);
  const form = page.locator("form").filter({ hasText: "Послать приглашение" });
  await form.getByLabel("Почта").fill("p.lomov@teplokontur.example");
  await form.getByLabel("Имя и фамилия").fill("Пётр Ломов");
  await form.getByLabel("Роль").selectOption("Согласующий");
  await form.getByLabel("Должность").fill("Финансовый директор");
  await form.getByRole("button", { name: "Получить ссылку" }).click();
  const link = await page.locator(".secret").innerText();

  // A second time is refused, and nothing typed is lost.
  await form.getByLabel("Почта").fill("P.Lomov@teplokontur.example");
  await form.getByLabel("Имя и фамилия").fill("Ломов Пётр Ильич");
  await form.getByLabel("Отдел").fill("Финансы");
  await form.getByRole("button", { name: "Послать приглашение" }).click();
  await page.getByText("p.lomov@teplokontur.example уже приглашён").waitFor();
  expect(await form.getByLabel("Имя и фамилия").inputValue()).toBe("Ломов Пётр Ильич");
  expect(await form.getByLabel("Отдел").inputValue()).toBe("Финансы");

  const newcomer = await house.stranger();
  // A preview of the letter opens the link too, and must not use it up.
  expect((await newcomer.context.request.get(link)).status()).toBe(200);
  await newcomer.open(link);
  await newcomer.page.getByRole("heading", { name: `Вас ждут в проекте «${project.name}»` }).waitFor();
  expect(await newcomer.page.getByLabel("Имя и фамилия").inputValue()).toBe("Пётр Ломов");
  await newcomer.page.getByRole("button", { name: "Принять приглашение" }).click();
  await newcomer.page.waitForURL(`**/projects/${project.id}`);
  await newcomer.page.getByRole("heading", { name: project.sections[0]!.title }).waitFor();

  await open(`/projects/${project.id}/members`);
  const row = page.getByRole("row").filter({ hasText: "Пётр Ломов" });
  expect(await row.innerText()).toMatch(/Согласующий[\s\S]*Финансовый директор/);

  const late = await house.stranger();
  await late.open(link);
  await late.page.getByText("Приглашение устарело, отозвано или уже принято.").waitFor();
});

it("I paste five people from Excel, see which line is wrong, and invite the other four by mail", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}/members`);
  const lines = [
    "a.orlova@teplokontur.example\tАнна Орлова\tсогласующий\tГлавный инженер\tПроизводство",
    "b.titov@teplokontur.example\tБорис Титов\tнаблюдатель\tЮрист",
    "не почта\tВера Лосева\tсогласующий",
    "g.ivin@teplokontur.example\tГлеб Ивин",
    "d.usova@vezha.example\tДина Усова\tинтегратор\tАналитик\t\tООО «Вежа Интеграция»",
  ].join("\n");
  await page.getByLabel("Строки").fill(lines);
  await page.getByRole("button", { name: "Проверить строки" }).click();
  const broken = page.getByRole("row").filter({ hasText: "Не пригласим" });
  await broken.waitFor();
  expect(await broken.innerText()).toContain("Укажите почту");
  expect(await page.getByLabel("Строки").inputValue()).toBe(lines);
  expect(await page.getByText("Пригласим", { exact: true }).count()).toBe(4);

  await page.getByRole("button", { name: "Пригласить 4 человек" }).click();
  await page.getByText("Приглашены 4 человека").first().waitFor();
  const waiting = page.getByRole("region").or(page.locator("section")).filter({ hasText: "Ждём ответа" }).first();
  for (const name of ["Анна Орлова", "Борис Титов", "Глеб Ивин", "Дина Усова"]) await waiting.getByText(name).waitFor();
  expect(await waiting.getByText("Вера Лосева").count()).toBe(0);

  await open("/outbox");
  const letter = page.getByRole("row").filter({ hasText: "g.ivin@teplokontur.example" });
  await letter.getByText(`Приглашение в проект «${project.name}»`).click();
  const link = /http:\S+/.exec(await letter.locator("pre").innerText())![0];
  const newcomer = await house.stranger();
  await newcomer.open(link);
  await newcomer.page.getByRole("button", { name: "Принять приглашение" }).click();
  await newcomer.page.waitForURL(`**/projects/${project.id}`);
});
