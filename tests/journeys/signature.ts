/** What people do on the page of signing: choose a decision, mark words, prove who they are. */
import type { Page } from "playwright-core";

/** @param decision as the page words it: «Согласовано» */
export async function chooseDecision(page: Page, decision: string): Promise<void> {
  await page
    .getByRole("radio", { name: new RegExp(`^${decision}`) })
    .first()
    .check();
}

/** Proves by password, accepts the company's rules where they are asked for, and signs; waits until the page says that it is done. */
export async function signDecision(page: Page, button = "Подписать решение"): Promise<void> {
  await acceptRules(page);
  await page.getByLabel("Ваш пароль в Своде").fill("svod-demo");
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
}

/** The company's rules of signing are asked about once: whoever has accepted them is not asked. */
export async function acceptRules(page: Page): Promise<void> {
  const box = page.getByLabel(/принимаю их/);
  if ((await box.count()) > 0) await box.check();
}

/** Selects the first of these words on the page as a finger or a mouse would. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".sg-text")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.nodeValue!.indexOf(wanted);
      if (from < 0) continue;
      window.getSelection()!.setBaseAndExtent(node, from, node, from + wanted.length);
      return;
    }
    throw new Error(`«${wanted}» is not in the text`);
  }, words);
}
