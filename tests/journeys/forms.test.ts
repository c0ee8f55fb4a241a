import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import { addBlock, blockByKey, blockOn, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, type Block, type Project } from "./house.ts";

const house = openHouse();

/** The first form of a kind of a document, or undefined. */
function formOf(content: DocNode, kind: string): DocNode | undefined {
  return content.content?.find(({ type, attrs }) => type === "form" && attrs?.kind === kind);
}

/** A block whose table still offers example rows. */
async function blockWithExamples(project: Project): Promise<Block> {
  for (const block of project.sections.flatMap(({ blocks }) => blocks)) {
    const { content } = await readBlock(house, project, block.id);
    const rows = formOf(content, "table")?.content ?? [];
    if (rows.filter(({ attrs }) => attrs?.stand === "example").length >= 2) return block;
  }
  throw new Error("no block offers examples");
}

function rowsOn(page: Page, blockId: string): Locator {
  return blockOn(page, blockId).locator(".form-table .form-rows .form-row");
}

it("I fill a table by keyboard, take one example, strike another; my colleague sees it, and a reload keeps it", async () => {
  const project = await house.project();
  const block = await blockWithExamples(project);
  const writer = await house.person("editor1");
  const reader = await house.person("observer");
  const { page } = writer;
  await openBlock(writer, project, block.id);
  await reader.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);

  const rows = rowsOn(page, block.id);
  const before = await rows.count();
  await rows.nth(0).getByRole("button", { name: "Принять", exact: true }).click();
  await rows.nth(1).getByRole("button", { name: "Вычеркнуть", exact: true }).click();
  await blockOn(page, block.id).getByRole("button", { name: "Добавить строку", exact: true }).click();
  await expect.poll(() => rows.count()).toBe(before + 1);
  await page.keyboard.type("Своя строка");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.type(" дописана");
  await untilSaid(page, "saved");

  const stands = async () => {
    const { content } = await readBlock(house, project, block.id);
    return formOf(content, "table")!.content!.map(({ attrs }) => attrs?.stand);
  };
  expect((await stands()).slice(0, 2)).toEqual(["accepted", "struck"]);
  expect((await stands()).at(-1)).toBe("accepted");
  expect((await readBlock(house, project, block.id)).markdown).toContain("Своя строка дописана");

  const seen = blockOn(reader.page, block.id);
  await seen.getByText("Своя строка дописана").waitFor();
  await expect.poll(() => seen.locator("[data-stand=struck]").count()).toBe(1);

  await page.reload();
  await editorOn(page, block.id).waitFor();
  await expect.poll(() => rows.last().innerText()).toContain("Своя строка дописана");
  expect(await rows.nth(1).getAttribute("data-stand")).toBe("struck");
});

it("I choose another answer in a list of options, and everybody's page shows it", async () => {
  const project = await house.project();
  const block = blockByKey(project, "main-problem");
  const writer = await house.person("editor2");
  const colleague = await house.person("manager");
  await openBlock(writer, project, block.id);
  await openBlock(colleague, project, block.id);
  const unchosen = blockOn(writer.page, block.id).locator(".form-choice label:not(:has(:checked))").first();
  const title = (await unchosen.locator("span").first().innerText()).split("\n")[0]!;
  await unchosen.click();
  await untilSaid(writer.page, "saved");
  await blockOn(colleague.page, block.id)
    .locator(".form-choice label:has(:checked)")
    .filter({ hasText: title })
    .waitFor();
});

it("I write a requirement with its card by keyboard, and a colleague reads it", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Требование к карточке");
  const writer = await house.person("editor1");
  const { page } = writer;
  await openBlock(writer, project, block.id);
  await goToEnd(page, block.id);
  await page.keyboard.press("Alt+r");
  await page.keyboard.type("CRM должна открывать карточку клиента за одну секунду");
  const card = editorOn(page, block.id).locator("article.req");
  await card.getByRole("combobox").selectOption({ label: "Обязательно" });
  await untilSaid(page, "saved");
  const { content } = await readBlock(house, project, block.id);
  const requirement = content.content!.find(({ type }) => type === "requirement")!;
  expect(requirement.attrs).toMatchObject({ priority: "must", uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) });

  const reader = await house.person("observer");
  await reader.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  const read = blockOn(reader.page, block.id).locator("article.req");
  await eventually(async () => expect(await read.innerText()).toMatch(/Обязательно[\s\S]*за одну секунду/));
});
