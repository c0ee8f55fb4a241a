import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { layCable } from "./cable.ts";
import { addBlock, blockOn, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { brokenLine, openHouse, refusedForm, type Block, type Project } from "./house.ts";

const house = openHouse();

/** A person types in a block, and types on after his network is gone. */
async function writeOffline(account: string, project: Project, block: Block, words: string) {
  const cable = await layCable();
  const person = await house.person(account, { proxy: cable.proxy });
  await openBlock(person, project, block.id);
  await goToEnd(person.page, block.id);
  await person.page.keyboard.type("Уже на сервере.");
  await untilSaid(person.page, "saved");
  cable.pull();
  await person.page.keyboard.type(` ${words}`);
  await untilSaid(person.page, "device");
  return { ...person, cable };
}

async function changeRole(page: Page, role: string): Promise<void> {
  await page.getByLabel("Роль", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Сохранить", exact: true }).click();
}

it("R5: my role changes while I write offline: my words are kept, and I put them in once I may write again", async () => {
  house.forgive(brokenLine, refusedForm);
  const project = await house.project();
  const block = await addBlock(house, project, "Право отобрали");
  const writer = await writeOffline("editor1", project, block, "Написано в самолёте.");

  const manager = await house.person("manager");
  const member = project.members.find(({ email }) => email.startsWith("editor1"))!;
  await manager.open(`/projects/${project.id}/members/${member.id}`);
  await changeRole(manager.page, "Наблюдатель");
  await manager.page.getByText("За этим человеком есть блоки. Выберите, кому их передать.").waitFor();
  expect(await manager.page.getByLabel("Роль", { exact: true }).inputValue()).toBe("observer");
  const changing = manager.page.locator("form").filter({ has: manager.page.getByLabel("Роль", { exact: true }) });
  await changing.getByLabel("Кто примет блоки").selectOption({ label: "Ольга Седова, Руководитель маркетинга" });
  await changeRole(manager.page, "Наблюдатель");
  await manager.page.getByRole("heading", { name: "Участники" }).waitFor();

  writer.cable.putBack();
  await blockOn(writer.page, block.id).getByText("Ваши неотправленные правки сохранены отдельно.").waitFor();
  expect((await readBlock(house, project, block.id)).markdown.trim()).toBe("Уже на сервере.");
  await blockOn(writer.page, block.id).getByRole("link", { name: "Открыть сохранённые правки" }).click();
  await writer.page.getByRole("heading", { name: "Сохранённые правки" }).waitFor();
  await writer.page.locator("ins").getByText("Написано в самолёте.").waitFor();
  await writer.page.getByText("Право на правку пропало, пока вы печатали.").waitFor();
  expect(await writer.page.getByRole("button", { name: "Внести в блок" }).count()).toBe(0);

  await manager.open(`/projects/${project.id}/members/${member.id}`);
  await changeRole(manager.page, "Участник группы");
  await manager.page.getByRole("heading", { name: "Участники" }).waitFor();
  await writer.open(`/projects/${project.id}/kept-edits`);
  await writer.page.getByRole("button", { name: "Внести в блок" }).click();
  await writer.page.getByText("Правки внесены").first().waitFor();
  expect((await readBlock(house, project, block.id)).markdown).toContain("Уже на сервере. Написано в самолёте.");
  await writer.page.getByText("Таких правок нет.").waitFor();
});

it("R5: the block is removed while I write offline: my words are kept until I let them go", async () => {
  house.forgive(brokenLine, refusedForm);
  const project = await house.project();
  const block = await addBlock(house, project, "Блок убрали");
  const writer = await writeOffline("editor2", project, block, "Дописано дома.");
  expect((await house.manager("DELETE", `/projects/${project.id}/blocks/${block.id}`)).status).toBe(204);

  writer.cable.putBack();
  await writer.page.getByRole("link", { name: /^Сохранённые правки/ }).waitFor();
  await writer.open(`/projects/${project.id}/kept-edits`);
  await writer.page.getByText("Блок удалили, пока вы печатали.").waitFor();
  await writer.page.locator("ins").getByText("Дописано дома.").waitFor();
  await writer.page.getByRole("button", { name: "Отпустить правки" }).click();
  await writer.page.getByText("Таких правок нет.").waitFor();

  // Nobody else ever saw them.
  const other = await house.person("editor1");
  await other.open(`/projects/${project.id}/kept-edits`);
  await other.page.getByRole("heading", { name: "Сохранённые правки" }).waitFor();
  expect(await other.page.getByText("Дописано дома.").count()).toBe(0);
});

it("An edit that the server cannot take stays readable on my screen until I let it go", async () => {
  house.forgive(brokenLine);
  const project = await house.project();
  const block = await addBlock(house, project, "Правка с браком");
  const { page, ...person } = await house.person("editor1");
  let spoils = false;
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const server = socket.connectToServer();
    // A byte too many behind an update is what no honest editor sends.
    socket.onMessage((message) => {
      const isUpdate = message[0] === 0 && message[1] === 2;
      server.send(spoils && isUpdate ? Buffer.concat([message as Buffer, Buffer.of(0)]) : message);
    });
  });
  await openBlock({ page, ...person }, project, block.id);
  await goToEnd(page, block.id);
  await page.keyboard.type("Это принято. ");
  await untilSaid(page, "saved");
  spoils = true;
  await page.keyboard.type("Б");
  const here = blockOn(page, block.id);
  await here.getByText("Сервер не принял последнюю правку").waitFor();
  await here.getByText("Это принято. Б").waitFor();
  spoils = false;
  await here.getByRole("button", { name: "Отказаться от правки" }).click();
  await editorOn(page, block.id).getByText("Это принято.", { exact: true }).waitFor();
  await untilSaid(page, "saved");
  expect((await readBlock(house, project, block.id)).markdown.trim()).toBe("Это принято.");
});
