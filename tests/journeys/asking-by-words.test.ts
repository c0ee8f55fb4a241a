/** A question is asked at words of the publication, as they are selected on the page. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { openHouse } from "./house.ts";

const house = openHouse();

it("I select words of the publication and ask about them: by the key Q as by the button", async () => {
  const { id } = await house.project();
  const next = await house.manager<{ isPublished: boolean }>("GET", `/projects/${id}/publications/next`);
  if (!next.body.isPublished) await publish(house.manager, id, "Для вопросов");
  const { page, open, api } = await house.person("integrator-a");
  await acceptTerms(api, id);
  await open(`/tender/${id}`);
  const words = await selectLine(page);
  await page.getByRole("link", { name: "Спросить об этих словах" }).waitFor();
  await page.keyboard.press("KeyQ");
  await page.waitForURL(/\/questions\?block=/);
  expect(await page.locator("[name=words]").inputValue()).toBe(words);
  await page.getByLabel("Ваш вопрос").fill("Что это значит?");
  await page.getByRole("button", { name: "Задать вопрос" }).click();
  await page.locator(".qs-own").getByText("Что это значит?").waitFor();
  await page.locator(".qs-own").getByText(words).waitFor();
});

/** Selects the first plain line of the publication. @returns its words */
function selectLine(page: Page): Promise<string> {
  return page.evaluate(() => {
    const lines = [...document.querySelectorAll(".door-block .doc-text > p")];
    const line = lines.find(({ childNodes: [only, more] }) => only instanceof Text && !more)!;
    document.getSelection()!.selectAllChildren(line);
    return line.textContent!.trim();
  });
}
