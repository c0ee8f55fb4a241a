import { expect, it } from "vitest";
import { layCable } from "./cable.ts";
import { addBlock, blockOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { brokenLine, openHouse } from "./house.ts";

const house = openHouse();

it("I write in a train without a network, close the tab, come back: my words and those of my colleagues are there", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const block = await addBlock(house, project, "Правка в поезде");
  const cable = await layCable();
  const traveller = await house.person("editor1", { proxy: cable.proxy });
  await openBlock(traveller, project, block.id);
  await goToEnd(traveller.page, block.id);
  await traveller.page.keyboard.type("Из дома.");
  await untilSaid(traveller.page, "saved");

  cable.pull();
  await traveller.page.keyboard.type(" Из поезда.");
  await untilSaid(traveller.page, "device");
  await traveller.page.getByRole("status").getByText("На этом устройстве").waitFor();
  await traveller.page.close();

  const colleague = await house.person("editor2");
  await openBlock(colleague, project, block.id);
  await goToEnd(colleague.page, block.id);
  await colleague.page.keyboard.press("Enter");
  await colleague.page.keyboard.type("Из офиса.");
  await untilSaid(colleague.page, "saved");
  expect((await readBlock(house, project, block.id)).markdown).not.toContain("Из поезда");

  cable.putBack();
  const page = await traveller.context.newPage();
  const last = project.sections.at(-1)!.blocks.at(-1)!;
  await page.goto(`/projects/${project.id}?block=${last.id}#block-${last.id}`);
  // The words leave the device though he has not come to their block.
  await blockOn(colleague.page, block.id).getByText("Из дома. Из поезда.").waitFor();
  await page.goto(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await blockOn(page, block.id).getByText("Из дома. Из поезда.").waitFor();
  await blockOn(page, block.id).getByText("Из офиса.").waitFor();
  await untilSaid(page, "saved");
  const { markdown } = await readBlock(house, project, block.id);
  expect(markdown.trim().split(/\n+/)).toEqual(["Из дома. Из поезда.", "Из офиса."]);
});

it("R5: what I write without a network in a line that a colleague makes an item of a list meanwhile is not lost", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const block = await addBlock(house, project, "Строка станет списком");
  const cable = await layCable();
  const traveller = await house.person("editor1", { proxy: cable.proxy });
  await openBlock(traveller, project, block.id);
  await goToEnd(traveller.page, block.id);
  await traveller.page.keyboard.type("Сроки");
  await untilSaid(traveller.page, "saved");
  const colleague = await house.person("editor2");
  await openBlock(colleague, project, block.id);
  await blockOn(colleague.page, block.id).getByText("Сроки").waitFor();

  cable.pull();
  await traveller.page.keyboard.type(" поставки");
  await untilSaid(traveller.page, "device");
  await goToEnd(colleague.page, block.id);
  await colleague.page.keyboard.press("Home");
  await colleague.page.keyboard.type("- ");
  await blockOn(colleague.page, block.id).getByRole("listitem").filter({ hasText: "Сроки" }).waitFor();
  await untilSaid(colleague.page, "saved");

  cable.putBack();
  for (const { page } of [traveller, colleague]) await blockOn(page, block.id).getByText("поставки").waitFor();
  await untilSaid(traveller.page, "saved");
  const { markdown } = await readBlock(house, project, block.id);
  expect(markdown).toMatch(/[-*] Сроки/);
  expect(markdown).toContain("поставки");
});

it("The network goes and comes back while the page stays open: the page says so and sends what was typed", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const block = await addBlock(house, project, "Связь моргнула");
  const cable = await layCable();
  const person = await house.person("editor1", { proxy: cable.proxy });
  const { page } = person;
  await openBlock(person, project, block.id);
  cable.pull();
  await goToEnd(page, block.id);
  await page.keyboard.type("Написано без сети");
  await untilSaid(page, "device");

  // The rest of the page goes on as well.
  const other = project.sections[7]!.blocks[0]!;
  await page.getByRole("navigation", { name: "Содержание" }).getByText(project.sections[7]!.title).click();
  await page.getByRole("navigation", { name: "Содержание" }).getByText(other.title).click();
  await blockOn(page, other.id)
    .getByRole("button", { name: /^Настройки блока/ })
    .click();
  const panel = page.getByRole("complementary", { name: /^Панель блока 8\.1/ });
  await panel.waitFor();
  await page.getByRole("tab", { name: "Блок" }).click();
  await page.getByLabel("Название блока").fill("Без связи");
  await page.getByRole("button", { name: "Переименовать" }).click();
  await panel.getByText("Нет связи с сервером, ничего не изменилось.").waitFor();
  expect(await page.getByLabel("Название блока").inputValue()).toBe("Без связи");

  cable.putBack();
  await page.getByRole("tab", { name: "Подсказка" }).click();
  await page.getByText("Что описать").waitFor();
  await untilSaid(page, "saved");
  expect((await readBlock(house, project, block.id)).markdown).toContain("Написано без сети");
});

it("The line breaks while the page looks anew: my editor stays, and the news comes with the line", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const block = await addBlock(house, project, "Новость застряла");
  const writer = await house.person("editor1");
  const { page } = writer;
  await openBlock(writer, project, block.id);
  let isBroken = true;
  const asked = new Promise<void>((resolve) => {
    void page.route(/\.data(\?|$)/, async (route) => {
      resolve();
      await (isBroken ? route.abort() : route.continue());
    });
  });
  await goToEnd(page, block.id);
  await house.manager("PATCH", `/projects/${project.id}/blocks/${block.id}`, { title: "Новость дошла" });
  await asked;
  await page.keyboard.type("Пишу дальше.");
  await untilSaid(page, "saved");
  isBroken = false;
  await blockOn(page, block.id).getByRole("heading", { name: "Новость дошла" }).waitFor();
  expect((await readBlock(house, project, block.id)).markdown.trim()).toBe("Пишу дальше.");
});

it("Without a network the page says so, and is left only when there is one again", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const { context, page, open } = await house.person("owner");
  await open(`/projects/${project.id}/overview`);
  const way = page.getByRole("navigation", { name: "Проект" }).getByRole("link", { name: "Интервью" });
  await context.setOffline(true);
  const line = page.getByRole("status");
  await line.getByText("Вы не в сети.").waitFor();
  await way.click();
  await line.getByText("Страница не открылась").waitFor();
  expect(await page.getByRole("heading", { name: "Чего не хватает" }).isVisible()).toBe(true);
  expect(new URL(page.url()).pathname).toBe(`/projects/${project.id}/overview`);
  await context.setOffline(false);
  await way.click();
  await page.getByRole("heading", { name: "Интервью", level: 1 }).waitFor();
  await page.locator(".offline-line").waitFor({ state: "detached" });
});

it("A page whose scripts cannot come is not gone to; one whose data cannot come says so and comes by «Повторить»", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const { context, page, open } = await house.person("owner");
  await open(`/projects/${project.id}/overview`);
  const way = page.getByRole("navigation", { name: "Проект" }).getByRole("link", { name: "Интервью" });
  await context.route("**/assets/**", (route) => route.abort());
  await way.click();
  await page.getByRole("status").getByText("Страница не открылась").waitFor();
  expect(await page.getByRole("heading", { name: "Чего не хватает" }).isVisible()).toBe(true);
  await context.unroute("**/assets/**");
  await context.route("**/interviews.data*", (route) => route.abort());
  await way.click();
  await page.getByRole("heading", { name: "Нет связи с сервером" }).waitFor();
  await context.unroute("**/interviews.data*");
  await page.getByRole("link", { name: "Повторить" }).click();
  await page.getByRole("heading", { name: "Интервью", level: 1 }).waitFor();
});

/** The owner on the overview of a project; what scripts he then needs come when they are released. */
async function heldScripts() {
  const project = await house.project();
  const { context, page, open } = await house.person("owner");
  await open(`/projects/${project.id}/overview`);
  const way = (name: string) =>
    page.getByRole("navigation", { name: "Проект" }).getByRole("link", { name, exact: true });
  const held = { count: 0, release: () => {} };
  const released = new Promise<void>((resolve) => (held.release = resolve));
  await context.route("**/assets/**", async (route) => {
    held.count++;
    await released;
    await route.continue();
  });
  return { project, page, way, held };
}

it("Whoever wants another page while the first one's scripts are on their way comes to the other", async () => {
  const { page, way, held } = await heldScripts();
  await way("Интервью").click();
  await expect.poll(() => held.count).toBeGreaterThan(0);
  const ofTheFirst = held.count;
  await way("Требования").click();
  await expect.poll(() => held.count).toBeGreaterThan(ofTheFirst);
  held.release();
  await page.getByRole("heading", { name: "Требования", level: 1 }).waitFor();
});

it("A page that is wanted comes although the one before it is looked at anew while its scripts are on their way", async () => {
  const { project, page, way, held } = await heldScripts();
  await way("Интервью").click();
  await expect.poll(() => held.count).toBeGreaterThan(0);
  const inbox = page.getByRole("banner").getByRole("link", { name: /^Входящие/ });
  const before = await inbox.innerText();
  const owner = project.members.find(({ email }) => email === "owner@demo.example")!;
  const comment = {
    block: project.sections[0]!.blocks[0]!.id,
    place: { kind: "block" },
    body: "Посмотрите, пожалуйста",
    mentions: [owner.id],
  };
  const { status } = await house.manager("POST", `/projects/${project.id}/threads`, comment);
  expect(status).toBe(201);
  await expect.poll(() => inbox.innerText()).not.toBe(before);
  held.release();
  await page.getByRole("heading", { name: "Интервью", level: 1 }).waitFor();
});
