import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockByKey, blockOn, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, type Block } from "./house.ts";

const house = openHouse();

function needsOn(page: Page, block: Block) {
  return editorOn(page, block.id).locator(".make-req.need:not([hidden]) button");
}

/** Codes that stand in the table of a block. */
function codesOn(page: Page, block: Block): Promise<string[]> {
  return editorOn(page, block.id).locator(".form .ref.requirement").allInnerTexts();
}

/** The code of the first requirement that stands in a block, as a reader sees it. */
/** Far from the screen a text is not laid out, but it is there. */
async function codeIn(page: Page, block: Block): Promise<string> {
  return (await blockOn(page, block.id).locator("article.req .code").first().textContent())!;
}

it("we turn needs of the funnel into requirements together; codes come by themselves, and one undoing takes one back", async () => {
  const project = await house.project();
  const funnel = blockByKey(project, "sales-funnel");
  const [first, second] = [await house.person("editor1"), await house.person("editor2")];
  await openBlock(first, project, funnel.id);
  await openBlock(second, project, funnel.id);
  const before = await needsOn(first.page, funnel).count();

  await needsOn(first.page, funnel).first().click();
  await needsOn(second.page, funnel).last().click();
  for (const { page } of [first, second])
    await eventually(async () => {
      expect(await needsOn(page, funnel).count()).toBe(before - 2);
      expect((await codesOn(page, funnel)).filter((code) => /^ТЗ-SAL-\d{3}$/.test(code))).toHaveLength(2);
    });

  // The code comes under the hands of the one who writes, and moves neither his cursor nor his words.
  const card = editorOn(first.page, funnel.id).locator("article.req").first();
  const { page } = first;
  await needsOn(page, funnel).first().click();
  await page.keyboard.type(" и ещё");
  await eventually(async () => expect(await codesOn(page, funnel)).toHaveLength(3));
  await page.keyboard.type(" слово");
  await eventually(async () =>
    expect(await editorOn(page, funnel.id).locator(".cell.here").innerText()).toContain("и ещё слово"),
  );
  await untilSaid(page, "saved");
  expect(await card.innerText()).toMatch(/Черновик[\s\S]*Из: Этапы воронки продаж, строка „/);

  await needsOn(second.page, funnel).first().click();
  await second.page.keyboard.press("Control+z");
  await eventually(async () => expect(await codesOn(page, funnel)).toHaveLength(3));
});

it("I link a requirement and a block by keyboard; a rename of the block shows in the link of my colleague", async () => {
  const project = await house.project();
  const [funnel, risks] = [blockByKey(project, "sales-funnel"), blockByKey(project, "risk-register")];
  const writer = await house.person("editor1");
  const reader = await house.person("observer");
  await openBlock(writer, project, risks.id);
  await reader.open(`/projects/${project.id}?block=${risks.id}#block-${risks.id}`);
  const { page } = writer;
  const code = await codeIn(reader.page, funnel);
  await goToEnd(page, risks.id);
  await page.keyboard.press("Alt+r");
  await page.keyboard.type(`См. #${code.slice(3).toLowerCase()}`);
  const list = blockOn(page, risks.id).getByRole("listbox");
  await list.waitFor();
  const active = await editorOn(page, risks.id).getAttribute("aria-activedescendant");
  expect(await page.locator(`#${active}`).innerText()).toContain(code);
  await page.keyboard.press("Enter");
  await page.keyboard.type(" и №воронка продаж");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" — @громов");
  await page.keyboard.press("Tab");
  await untilSaid(page, "saved");

  const seen = blockOn(reader.page, risks.id).locator("article.req").last();
  await eventually(async () =>
    expect((await seen.innerText()).replace(/\s+/g, " ")).toContain(`${code} и 3.3 Воронка продаж — @Алексей Громов`),
  );
  const renamed = await house.manager("PATCH", `/projects/${project.id}/blocks/${funnel.id}`, { title: "Путь сделки" });
  expect(renamed.status).toBe(200);
  for (const where of [seen, editorOn(page, risks.id).locator("article.req").last()])
    await eventually(async () => expect(await where.innerText()).toContain("3.3 Путь сделки"));

  // Who refers to the requirement stands on its card, and leads back.
  await reader.page.getByRole("link", { name: "3.3 Путь сделки" }).last().click();
  await openBlock(writer, project, funnel.id);
  await page.getByRole("tab", { name: "Блок" }).click();
  await page
    .getByRole("tabpanel")
    .getByRole("link", { name: /^ТЗ-RSK-\d{3}/ })
    .waitFor();
  const card = editorOn(page, funnel.id).locator("article.req").filter({ hasText: code });
  await eventually(async () => expect(await card.locator("summary").innerText()).toMatch(/^Упоминается: [12]$/));
  await card.locator("summary").click();
  await card
    .locator(".mentions")
    .getByRole("link", { name: /^ТЗ-RSK-/ })
    .click();
  await eventually(async () => expect(page.url()).toContain("#req-"));
});

it("I make a requirement of a part of a cell by keyboard and fill its card without a mouse", async () => {
  const project = await house.project();
  const block = blockByKey(project, "marketing-funnel");
  const writer = await house.person("editor2");
  const { page } = writer;
  await openBlock(writer, project, block.id);
  const cell = editorOn(page, block.id).locator('.form-row[data-stand="accepted"] .cell:has(> .make-req.need)').first();
  await cell.locator(".cell-text").click();
  await page.keyboard.press("Alt+Shift+R");
  await eventually(async () => expect(await cell.locator(".ref").count()).toBe(1));
  const card = editorOn(page, block.id).locator("article.req").first();
  await card.locator('.req-f[data-name="stage"] .cell-text').click();
  await blockOn(page, block.id).getByRole("listbox").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("крив");
  await page.keyboard.press("Escape");
  await untilSaid(page, "saved");
  const { content } = await readBlock(house, project, block.id);
  const fields = content.content!.find(({ type }) => type === "requirement")!.content!;
  const text = (name: string) => fields.find(({ attrs }) => attrs!.name === name)?.content?.[0]?.text;
  expect(text("addressee")).toBe("интегратор");
  expect(text("stage")).toBeTruthy();
  expect(text("owner")).toBe("крив");
});

it("on a phone I take a need by finger, and the card fits the screen", async () => {
  const project = await house.project();
  const block = blockByKey(project, "service-funnel");
  const writer = await house.person("editor1", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = writer;
  await openBlock(writer, project, block.id);
  await needsOn(page, block).first().tap();
  const card = editorOn(page, block.id).locator("article.req").first();
  await eventually(async () => expect(await card.locator(".code").innerText()).toMatch(/^ТЗ-SAL-\d{3}$/));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await card.locator(".origin").tap();
  await eventually(async () => expect(decodeURIComponent(page.url())).toContain(`#row-${block.textId}`));
});
