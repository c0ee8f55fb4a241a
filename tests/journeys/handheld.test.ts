/** Phones and tablets: the document is read until somebody edits, and the panel is a sheet. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockByKey, blockOn, editorOn } from "./document.ts";
import { openHouse } from "./house.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true };

/** Waits until the text in sight follows the server. */
async function untilFollowed(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /live-text/.test(name)));
  await page.waitForLoadState("networkidle");
}

it("On a phone a tap on the text brings no keyboard and no editor; «Редактировать» does, «Готово» ends it; the panel is a sheet", async () => {
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const me = await house.person("editor1", phone);
  const { page } = me;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await me.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  const here = blockOn(page, block.id);
  await untilFollowed(page);
  await here.locator(".cell-text").first().tap();
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).isContentEditable)).toBe(false);
  expect(await page.locator(".ProseMirror").count()).toBe(0);
  expect(asked.filter((url) => /block-editor/.test(url))).toEqual([]);

  await here.getByRole("button", { name: /^Редактировать/ }).tap();
  await editorOn(page, block.id).waitFor();
  await here.getByRole("button", { name: /^Готово/ }).tap();
  await editorOn(page, block.id).waitFor({ state: "detached" });

  const opener = page.getByRole("navigation", { name: "Проект" }).getByText("О блоке");
  const sheet = page.locator(".rail.open");
  await opener.tap();
  await sheet.waitFor();
  const inside = () => page.evaluate(() => document.activeElement?.closest(".rail") !== null);
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Tab");
    expect((await page.evaluate(() => document.activeElement === document.body)) || (await inside())).toBe(true);
  }
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await opener.tap();
  await sheet.waitFor();
  await page.goBack();
  await sheet.waitFor({ state: "detached" });
  expect(page.url()).toContain(`/projects/${project.id}`);
  await here.locator(".cell-text").first().waitFor();
});

it("A tablet reads too, be it as wide as a desk's screen", async () => {
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const me = await house.person("editor1", tablet);
  await me.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await untilFollowed(me.page);
  const here = blockOn(me.page, block.id);
  await here.locator(".cell-text").first().tap();
  expect(await me.page.locator(".ProseMirror").count()).toBe(0);
  await here.getByRole("button", { name: /^Редактировать/ }).tap();
  await editorOn(me.page, block.id).waitFor();
});
