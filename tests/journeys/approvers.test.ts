import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, eventually, type Project } from "./house.ts";

const house = openHouse();

/** Who signs a block by the API: member and whether mandatorily. */
async function signersOf(project: Project, blockId: string): Promise<{ member: string | null; mandatory: boolean }[]> {
  type Answer = {
    sections: { blocks: { id: string; signers: { member: string | null; mandatory: boolean }[] }[] }[];
  };
  const { body } = await house.manager<Answer>("GET", `/projects/${project.id}/approvers`);
  return body.sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === blockId)!.signers;
}

async function setUp(at: number) {
  const project = await house.project();
  const section = project.sections[at]!;
  const director = project.members.find(({ role }) => role === "owner")!;
  const path = `/projects/${project.id}/approvers`;
  const signs = async (blockId: string) =>
    (await signersOf(project, blockId)).find(({ member }) => member === director.id)?.mandatory;
  const untilAllSign = (wanted: boolean | undefined) =>
    eventually(async () => {
      for (const { id } of section.blocks) expect(await signs(id)).toBe(wanted);
    });
  return { project, section, director, path, untilAllSign, signs };
}

/** A person's cell in the row of a whole section. */
const sectionCell = (page: Page, person: string, title: string) =>
  page.getByRole("button", {
    name: new RegExp(`${person}.*(весь раздел «\\d+\\. ${title}|\\d+\\. ${title}.*весь раздел)`),
  });

it("As the manager I name the director for a whole section in one press, on the page the navigation leads to", async () => {
  const { project, section, director, untilAllSign } = await setUp(8);
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}/overview`);
  await page.getByRole("link", { name: "Согласующие" }).click();
  await page.waitForURL("**/approvers");
  await page.getByRole("columnheader", { name: director.name }).waitFor();

  const cell = sectionCell(page, director.name, section.title);
  await cell.click();
  await page
    .getByRole("status")
    .filter({ hasText: `${director.name}, весь раздел` })
    .waitFor();
  await untilAllSign(true);

  // The very same cell goes on to «по желанию» and then to nothing, and keeps the focus meanwhile.
  await cell.and(page.getByRole("button", { name: /Поставить «по.желанию»/ })).press("Enter");
  await cell.and(page.getByRole("button", { name: /Поставить «не.участвует»/ })).waitFor();
  await untilAllSign(false);
  expect(await cell.evaluate((button) => button === document.activeElement)).toBe(true);
});

it("Arrow keys lead from cell to cell, and each row is one stop of Tab", async () => {
  const { section, director, path, signs } = await setUp(9);
  const { page, open } = await house.person("manager");
  await open(path);
  const first = sectionCell(page, director.name, section.title);
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  const block = section.blocks[0]!;
  const focused = await page.evaluate(() => (document.activeElement as HTMLButtonElement).value);
  expect(focused).toMatch(new RegExp(`^block:${block.id}:${director.id}:`));
  const before = await signs(block.id);
  await page.keyboard.press("Enter");
  await eventually(async () => expect(await signs(block.id)).not.toBe(before));
  const stops = await page.evaluate(
    () => document.activeElement!.closest("tr")!.querySelectorAll("td > [tabindex='0']").length,
  );
  expect(stops).toBe(1);
});

it("On a phone I name the director for a section with turn, substitute and «за кого», from the list of blocks", async () => {
  const { project, section, director, path, untilAllSign } = await setUp(10);
  const substitute = project.members.find(({ role }) => role === "approver")!;
  const { page, open } = await house.person("manager", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await open(path);
  await page.getByRole("link", { name: new RegExp(`Изменить согласующих.*${section.title}`) }).tap();
  const form = page.getByRole("form", { name: "Назначить ещё" });
  await form.getByLabel("Согласующий").selectOption(director.id);
  await form.getByLabel("Очередь").fill("2");
  await form.getByLabel("Замещающий").selectOption(director.id);
  await form.getByRole("button", { name: "Назначить" }).tap();
  house.forgive(/status of 422/);
  await form.getByText("не может замещать сам себя").waitFor();

  await form.getByLabel("Замещающий").selectOption(substitute.id);
  await form.getByLabel("За кого").fill("Дирекция");
  await form.getByRole("button", { name: "Назначить" }).tap();
  await page.getByRole("form", { name: `Согласующий ${director.name}` }).waitFor();
  await untilAllSign(true);
  expect(
    await page
      .getByRole("form", { name: `Согласующий ${director.name}` })
      .getByLabel("За кого")
      .inputValue(),
  ).toBe("Дирекция");
  await page.getByRole("link", { name: "Закрыть" }).last().tap();
  await page.locator("#open").waitFor({ state: "detached" });
  const card = page.getByRole("row").filter({ hasText: section.blocks[0]!.title });
  await card.getByText("обязательно, по разделу").first().waitFor();
});

it("A role that nobody holds is given to a member in all its blocks at once", async () => {
  const { project, path } = await setUp(0);
  // Not the director: other tests here name him for whole sections, and a role weighs more.
  const accountant = project.members.find(({ position }) => position === "Главный бухгалтер")!;
  const { page, open } = await house.person("manager");
  await open(path);
  const row = page.getByRole("row").filter({ hasText: "Безопасность" }).filter({ hasText: "некому подписать" }).last();
  await row.getByRole("combobox").selectOption(accountant.id);
  await row.getByRole("button", { name: "Назначить" }).click();
  await page.getByRole("status").filter({ hasText: "Роль передана" }).waitFor();
  const { body } = await house.manager<{ roles: { role: string; member: string }[] }>(
    "GET",
    `/projects/${project.id}/approvers`,
  );
  expect(body.roles.find(({ role }) => role === "security")!.member).toBe(accountant.id);
});

it("Whoever is waited for stands below the matrix with a reminder that is copied, or selected without scripts", async () => {
  const { project, director, path } = await setUp(3);
  const block = project.sections[0]!.blocks[0]!;
  const rounds = `/projects/${project.id}/blocks/${block.id}/rounds`;
  const round = { approvers: [{ memberId: director.id, mandatory: true }], deadline: null };
  expect(await house.manager("POST", rounds, round)).toMatchObject({ status: 201 });

  const { context, page, open } = await house.person("manager");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(path);
  await page.getByRole("button", { name: `Скопировать напоминание ${director.name}` }).click();
  await page.getByRole("button", { name: `Скопировано ${director.name}` }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  // The demonstration waits for him in another block too.
  expect(copied).toContain(`${director.name}, ждём вашего решения по блокам`);
  expect(copied).toContain(`«${block.title}»`);
  expect(copied).toContain("/sign-offs");

  const plain = await house.person("manager", { javaScriptEnabled: false });
  await plain.open(path);
  await plain.page.getByRole("listitem").filter({ hasText: director.name }).getByText("Показать текст").click();
  await plain.page.getByText(copied).waitFor();

  const reader = await house.person("approver1");
  await reader.open(path);
  expect(await reader.page.getByRole("heading", { name: "Кого ждём" }).count()).toBe(0);
  await house.manager("DELETE", `${rounds}/current`);
});

it("With scripts switched off cells and details work as plain forms", async () => {
  const { section, director, path, untilAllSign } = await setUp(11);
  const { page, open } = await house.person("manager", { javaScriptEnabled: false });
  await open(path);
  await sectionCell(page, director.name, section.title).click();
  await page.getByText(`${director.name}, весь раздел`).first().waitFor();
  await untilAllSign(true);
  await page.getByRole("link", { name: new RegExp(`Изменить согласующих.*${section.title}`) }).click();
  const form = page.getByRole("form", { name: `Согласующий ${director.name}` });
  await form.getByRole("button", { name: /Снять/ }).click();
  await page.getByText("Согласующий снят.").waitFor();
});

it("Whoever does not name approvers sees the matrix without controls, and comes to it from the block's panel", async () => {
  const { project, section, path } = await setUp(2);
  const block = section.blocks[1]!;
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}?block=${block.id}`);
  await page.getByRole("link", { name: "Все согласующие проекта" }).click();
  await page.waitForURL(`**${path}?open=${block.id}#open`);
  await page.getByRole("heading", { name: `Согласующие блока «${block.title}»` }).waitFor();
  // An editor may remind of what he has submitted, and names nobody.
  expect(
    await page
      .getByRole("main")
      .getByRole("button", { name: /^(?!Скопировать)/ })
      .count(),
  ).toBe(0);
  expect(await page.getByRole("main").getByRole("combobox").count()).toBe(0);
});
