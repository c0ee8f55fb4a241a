import { expect, it } from "vitest";
import { openHouse } from "./house.ts";

const house = openHouse();

/** Sentences of the page, the newest first. */
const sentences = ".jr-day li p";

it("The manager reads who did what, looks through it, follows an entry to its block, and finds the head of the journal", async () => {
  const project = await house.project();
  const block = project.sections[0]!.blocks[0]!;
  const path = `/projects/${project.id}`;
  await house.manager("PATCH", `${path}/blocks/${block.id}`, { due: "2027-03-01" });
  const { page, open } = await house.person("manager");
  await open(`${path}/overview`);
  await page.getByRole("navigation", { name: "Проект" }).getByRole("link", { name: "Журнал" }).click();
  await page.getByRole("heading", { name: "Журнал", level: 1 }).waitFor();
  const first = page.locator(sentences).first();
  const said = (await first.innerText()).replace(/\s/g, " ");
  expect(said).toContain(`за блок «${block.title}» отвечает`);
  expect(said).toContain("срок 1 марта 2027 г.");
  expect(await page.locator(".jr-day h2").first().innerText()).toMatch(/^сегодня$/i);

  const { body: head } = await house.manager<{ seq: number; hash: string }>("GET", `${path}/journal/head`);
  await page.getByText("как проверить").click();
  expect(await page.locator(".jr-head").innerText()).toContain(head.hash);

  await page.getByLabel("О чём").selectOption({ label: "Участники" });
  await page.getByRole("button", { name: "Показать" }).click();
  await page.waitForURL(/group=members/);
  await page.getByText("в группе новый участник").first().waitFor();
  expect(await page.locator(sentences).filter({ hasText: "записана редакция" }).count()).toBe(0);

  const clear = page.getByRole("link", { name: "Снять фильтры" });
  await clear.click();
  // The address is new before the form is: what is chosen in the old form goes with it.
  await clear.waitFor({ state: "detached" });
  await page.getByLabel("Блок", { exact: true }).selectOption(block.id);
  await page.getByRole("button", { name: "Показать" }).click();
  await page.waitForURL(/block=/);
  await page.locator(sentences).first().getByRole("link", { name: block.title }).click();
  await page.waitForURL(`**${path}#block-${block.id}`);
});

it("With scripts switched off, on a phone, I look for what is not there, clear it, and go back through the journal", async () => {
  const project = await house.project();
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
  const { page, open } = await house.person("manager", phone);
  await open(`/projects/${project.id}/journal`);
  await page.getByText("Фильтры").click();
  await page.getByLabel("С какого дня").fill("2090-01-01");
  await page.getByRole("button", { name: "Показать" }).click();
  await page.getByText("Таких записей нет").waitFor();
  await page.getByRole("link", { name: "Снять фильтры" }).last().click();
  // The way further back ends the page: before it the list may still be arriving.
  const further = page.getByRole("link", { name: "Более ранние записи" });
  await further.waitFor();
  const numbers = async () =>
    (await page.locator(".jr-day .n").allInnerTexts()).map((text) => Number(text.replace(/\D/g, "")));
  const shown = await numbers();
  expect(shown.length).toBe(50);
  await further.click();
  await page.getByRole("link", { name: "К новым записям" }).waitFor();
  expect((await numbers())[0]).toBe(shown.at(-1)! - 1);
});

it("An editor is not led to the journal, and does not get in by its address", async () => {
  house.forgive(/status of 403/);
  const project = await house.project();
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}/overview`);
  expect(await page.getByRole("link", { name: "Журнал" }).count()).toBe(0);
  const answer = await page.goto(`/projects/${project.id}/journal`);
  expect(answer?.status()).toBe(403);
});
