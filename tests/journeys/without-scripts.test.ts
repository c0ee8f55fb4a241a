import { expect, it } from "vitest";
import { documentWords } from "../../content/schema/words.ts";
import type { DocNode } from "../../content/schema/document.ts";
import { showValue } from "../../content/templates/values.ts";
import { blockOn, readBlock } from "./document.ts";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse({ demo: "whole" });
const plain = { javaScriptEnabled: false };
/** White space does not matter to a reader, nor where a line is broken. */
const squeeze = (text: string) => text.replace(/\s+/g, "");

/** How a text may stand before a reader: as it was written, or as a date or number of a cell is told in his language. */
const readings = (text: string) => [
  text,
  showValue({ type: "date" }, text, "ru"),
  showValue({ type: "number" }, text, "ru"),
];

/** Every piece of text of a document, and how many typed tables it has. */
function piecesOf(node: DocNode): { texts: string[]; forms: number } {
  const inner = (node.content ?? []).map(piecesOf);
  const own = node.text === undefined ? [] : [node.text];
  return {
    texts: [...own, ...inner.flatMap(({ texts }) => texts)],
    forms: (node.type === "form" ? 1 : 0) + inner.reduce((sum, { forms }) => sum + forms, 0),
  };
}

it("With scripts switched off I sign in and read the whole ТЗ with all its tables", async () => {
  const project = await house.project();
  const blocks = project.sections.flatMap((section) => section.blocks);
  const { page, open } = await house.stranger(plain);
  await open(`/projects/${project.id}`);
  await page.getByLabel("Рабочая почта").fill("approver2@demo.example");
  await page.getByLabel("Пароль").fill("svod-demo");
  await page.getByRole("button", { name: "Войти с паролем" }).click();
  await page.waitForURL(`**/projects/${project.id}`);

  expect(await page.locator("[data-block]").count()).toBe(blocks.length);
  const shown = await page.locator("[data-block]").evaluateAll((all) =>
    all.map((block) => ({
      // Far from the screen it is not laid out yet, so that it has no inner text.
      words: block.textContent ?? "",
      forms: block.querySelectorAll(".form").length,
    })),
  );
  for (const [at, block] of blocks.entries()) {
    const { content } = await readBlock(house, project, block.id);
    const { texts, forms } = piecesOf(content);
    const words = squeeze(shown[at]!.words);
    expect(words).toContain(squeeze(block.title));
    expect(
      texts.filter((text) => !readings(text).some((reading) => words.includes(squeeze(reading)))),
      block.title,
    ).toEqual([]);
    expect(shown[at]!.forms, block.title).toBe(forms);
  }
  expect(shown.reduce((sum, { forms }) => sum + forms, 0)).toBeGreaterThan(40);
  const last = page.locator("[data-block] .form").last();
  await last.scrollIntoViewIfNeeded();
  expect((await last.innerText()).trim()).not.toBe("");
  expect(shown.some(({ words }) => words.toLowerCase().includes(documentWords.ru.example))).toBe(true);

  expect(shown.reduce((sum, { words }) => sum + words.split(/\s+/).length, 0)).toBeGreaterThan(8_000);

  const chosen = project.sections[2]!.blocks[1]!;
  await open(`/projects/${project.id}?block=${chosen.id}#block-${chosen.id}`);
  const panel = page.getByRole("complementary", { name: /^Панель блока 3\.2/ });
  await panel.getByText("Что описать").waitFor();
  await panel.getByText("Кого и о чём спросить").waitFor();
  expect(await blockOn(page, chosen.id).evaluate((block) => Math.abs(block.getBoundingClientRect().top) < 400)).toBe(
    true,
  );
});

it("With scripts switched off I change my position, am refused a bad one, and sign out", async () => {
  house.forgive(refusedForm);
  const { page, open } = await house.person("editor2", plain);
  await open("/profile");
  await page.getByLabel("Должность").fill("Директор по маркетингу");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Сохранено").waitFor();
  expect(await page.getByLabel("Должность").inputValue()).toBe("Директор по маркетингу");
  await page.getByLabel("Должность").fill("д".repeat(200));
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("длиннее 120 знаков").waitFor();
  expect(await page.getByLabel("Должность").inputValue()).toBe("д".repeat(200));
  await page.getByRole("button", { name: "Выйти" }).click();
  await page.waitForURL("**/sign-in");
});

it("With scripts switched off I paste people from Excel, see which lines are wrong, and invite the others", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager", plain);
  await open(`/projects/${project.id}/members`);
  const lines = ["a@firm.example\tАнна\tсогласующий", "не почта\tИван", "b@firm.example\tБорис\tцарь"].join("\n");
  await page.getByLabel("Строки").fill(lines);
  await page.getByRole("button", { name: "Проверить строки" }).click();
  await page.getByText("Не пригласим").first().waitFor();
  expect(await page.getByText("Не пригласим").count()).toBe(2);
  expect(await page.getByText("Ждём ответа").count()).toBe(0);
  await page.getByRole("button", { name: "Пригласить 1 человека" }).click();
  await page.getByText("Ждём ответа").waitFor();
  await open("/outbox");
  await page.getByRole("row").filter({ hasText: "a@firm.example" }).waitFor();
});
