import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

it("I publish the ТЗ, an integrator accepts the terms, reads, searches, hears of the next publication and sees what changed", async () => {
  const project = await house.project();
  const [section] = project.sections;
  const block = section!.blocks[0]!;
  const manager = await house.person("manager");

  // The integrator comes too early: first the terms, then an empty place.
  const reader = await house.person("integrator-a");
  await reader.open(`/projects/${project.id}`);
  await reader.page.getByRole("heading", { name: "Условия конфиденциальности" }).waitFor();
  await reader.page.getByLabel("Принимаю условия от имени компании ООО «Вежа Интеграция»").check();
  await reader.page.getByRole("button", { name: "Принять и открыть ТЗ" }).click();
  await reader.page.getByRole("heading", { name: "ТЗ ещё не опубликовано" }).waitFor();

  await manager.open(`/projects/${project.id}/tender`);
  await manager.page.getByText("условия приняты").waitFor();
  await manager.page.getByRole("link", { name: "Опубликовать" }).click();
  await manager.page.getByRole("heading", { name: "Остаётся внутри" }).waitFor();
  await manager.page.getByLabel("Название публикации").fill("ТЗ на тендер");
  await manager.page.getByRole("button", { name: /^Опубликовать \d+/ }).click();
  await manager.page.waitForURL(`**/projects/${project.id}/tender`);
  await manager.page.getByRole("cell", { name: "ТЗ на тендер" }).waitFor();

  // He is told at once, and reads what came.
  await reader.page.getByText("Опубликовано новое.").waitFor();
  await reader.page.getByRole("link", { name: "Обновить" }).click();
  await reader.page.getByRole("heading", { name: "ТЗ на тендер" }).waitFor();
  await reader.page.getByRole("heading", { name: `1.1 ${block.title}` }).waitFor();
  expect(await reader.page.locator(".ProseMirror").count()).toBe(0);
  await reader.page.getByLabel("Найти в ТЗ").fill("интегратор");
  await reader.page.getByRole("button", { name: "Найти" }).click();
  await reader.page.getByRole("heading", { name: /«интегратор»: в \d+ блок/ }).waitFor();
  expect(await reader.page.locator(".door-found mark").first().innerText()).toMatch(/интегратор/i);

  // A word inside the same block: a comment stays inside, a title goes out with the next publication.
  const comment = { block: block.id, place: { kind: "block" }, body: "Дороже не возьмём" };
  expect((await house.manager("POST", `/projects/${project.id}/threads`, comment)).status).toBe(201);
  const renamed = { title: "Паспорт документа" };
  expect((await house.manager("PATCH", `/projects/${project.id}/blocks/${block.id}`, renamed)).status).toBe(200);
  await publish(house.manager, project.id, "Уточнение 1");
  await reader.page.getByText("Опубликовано новое.").waitFor();
  await reader.page.getByRole("link", { name: "Изменения" }).click();
  await reader.page.getByRole("heading", { name: "Изменения: № 1 → № 2" }).waitFor();
  await reader.page.getByRole("heading", { name: "1.1 Паспорт документа" }).waitFor();
  expect(await reader.page.locator(".redline ins").first().innerText()).toContain("Паспорт");
  await reader.page.getByRole("link", { name: "Читать блок" }).click();
  await reader.page.getByRole("heading", { name: "1.1 Паспорт документа" }).waitFor();
  expect(await reader.page.content()).not.toContain("Дороже не возьмём");

  // On paper the marking and whose copy it is stand above every page, and the watermark over each of them.
  await reader.page.emulateMedia({ media: "print" });
  const look = (selector: string, name: "display" | "position") =>
    reader.page.locator(selector).evaluate((element, key) => getComputedStyle(element)[key], name);
  expect(await look(".door-print-mark", "display")).toBe("table-header-group");
  expect(await reader.page.locator(".door-print-mark").innerText()).toContain("Экземпляр: ООО «Вежа Интеграция»");
  expect(await look(".watermark", "position")).toBe("fixed");
  expect(await look(".door-tools", "display")).toBe("none");
  await reader.page.emulateMedia({ media: "screen" });

  // The earlier one is kept, and says that it is.
  await reader.page.getByLabel("Публикация").selectOption({ index: 1 });
  await reader.page.getByRole("button", { name: "Открыть" }).click();
  await reader.page.getByText("Это прежняя публикация.").waitFor();
  await reader.page.getByRole("heading", { name: `1.1 ${block.title}` }).waitFor();

  // What is asked from here is asked about it.
  await reader.page
    .getByRole("link", { name: /^Спросить об этом блоке/ })
    .first()
    .click();
  await reader.page.getByText("Вы спрашиваете о публикации № 1, действует более новая.").waitFor();
  await reader.page.getByLabel("Ваш вопрос").fill("Кому этот документ?");
  await reader.page.getByRole("button", { name: "Задать вопрос" }).click();
  await reader.page.getByText("к публикации № 1, действует более новая").waitFor();
});

it("A company that is taken out of the tender loses everything while its people are reading (R8)", async () => {
  const project = await house.project();
  house.forgive(/status of 404/);
  const reader = await house.person("integrator-b");
  await acceptTerms(reader.api, project.id);
  await reader.open(`/tender/${project.id}`);
  await reader.page.getByRole("link", { name: "Изменения" }).waitFor();
  const { body } = await house.manager<{ companies: { id: string; name: string }[] }>(
    "GET",
    `/projects/${project.id}/companies`,
  );
  const company = body.companies.find(({ name }) => name === "ООО «Прямая связка»")!;
  expect((await house.manager("DELETE", `/projects/${project.id}/companies/${company.id}`)).status).toBe(204);
  await eventually(async () => expect(await reader.page.getByText("404").count()).toBe(1));
  expect((await reader.api("GET", `/tender/${project.id}`)).status).toBe(404);
});
