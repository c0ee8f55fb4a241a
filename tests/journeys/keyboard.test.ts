/** No pointer: from signing in to a requirement that is found again. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockByKey, blockOn, editorOn, untilSaid } from "./document.ts";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

/** Goes on with Tab until the focus is where it is wanted. @throws Error after so many stops */
async function tabTo(page: Page, wanted: string, most = 120): Promise<void> {
  const isThere = () => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted);
  for (let stops = 0; stops < most; stops++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

/** Asks the palette, and takes what it offers first under these words. */
async function goBy(page: Page, words: string, offered: RegExp): Promise<void> {
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("combobox", { name: "Что найти или сделать" }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole("option", { name: offered }).first().waitFor();
  const chosen = page.locator('[role="option"][aria-selected="true"]');
  for (let left = 12; left > 0 && !offered.test((await chosen.textContent()) ?? ""); left--)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

it("By keyboard alone I sign in, open a block, edit its table, add a requirement, and find it", async () => {
  const project = await house.project();
  const funnel = blockByKey(project, "sales-funnel");
  const { page, open } = await house.stranger();
  await open("/sign-in");
  await tabTo(page, "input[name=email]");
  await page.keyboard.type("editor1@demo.example");
  await tabTo(page, "input[name=password]");
  await page.keyboard.type("svod-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/projects");
  await tabTo(page, `a[href="/projects/${project.id}"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/projects/${project.id}`);

  // Keys come a little after the page.
  const keys = page.getByRole("dialog", { name: "Клавиши" });
  await eventually(async () => {
    if ((await keys.count()) === 0) await page.keyboard.type("?");
    expect(await keys.count()).toBe(1);
  });
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  await page.keyboard.press("KeyG");
  await page.keyboard.press("KeyO");
  await page.waitForURL("**/overview");
  await goBy(page, "воронка продаж", /Воронка продаж/);
  await editorOn(page, funnel.id).waitFor();
  await untilSaid(page, "saved");
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyK");
  await page.keyboard.press("Enter");
  await expect.poll(() => editorOn(page, funnel.id).evaluate((editor) => editor.matches(":focus"))).toBe(true);
  const cell = blockOn(page, funnel.id).locator(".cell.here");
  for (let steps = 0; steps < 30 && (await cell.count()) === 0; steps++) await page.keyboard.press("ArrowDown");
  const before = await cell.innerText();
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.type(" клавишами");
  await eventually(async () => expect(await cell.innerText()).toContain("клавишами"));
  expect(await cell.innerText()).not.toBe(before);

  await page.keyboard.press("Alt+KeyR");
  await page.keyboard.type("CRM должна открываться клавишами за 2 секунды.");
  await untilSaid(page, "saved");
  await eventually(async () => {
    const answer = await page.request.get(`/api/v1/projects/${project.id}/search?q=клавишами&kind=requirement`);
    expect(((await answer.json()) as { total: number }).total).toBe(1);
  });
  await goBy(page, "открываться клавишами", /ТЗ-/);
  await page.getByText("CRM должна открываться клавишами за 2 секунды.").first().waitFor();
});
