import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launchChromium } from "../helpers/chromium.ts";
import { startServer } from "../helpers/server.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it("a manager without JavaScript signs in, opens the project and reads it from purpose to stages", async () => {
  const server = await startServer({ demo: true });
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "ru-RU" });
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await page.fill("input[name=email]", "manager@demo.example");
  await page.fill("input[name=password]", "svod-demo");
  await page.click("button[value=password]");
  await page.click("text=Единая работа продаж и смежных отделов");
  const words = await page.innerText("body");
  expect(words).toContain("две трети из них ждут инженера, юриста или бухгалтерию");
  expect(words.split(/\s+/).length).toBeGreaterThan(8_000);
  await context.close();
  expect(await server.stop()).toBe(0);
});
