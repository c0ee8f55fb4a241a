/** The first days of an installation, in a real browser: with JavaScript and without it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../helpers/chromium.ts";
import { startServer, type ServerProcess } from "../helpers/server.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

const password = "четыре слова подряд тут";

function setUpCodeOf(server: ServerProcess): string {
  const code = /код установки (\w+)/.exec(server.output())?.[1];
  if (!code) throw new Error(`no set-up code was printed:\n${server.output()}`);
  return code;
}

async function makeFirstAccount(page: Page, server: ServerProcess): Promise<void> {
  await page.goto(server.origin);
  await page.fill("[name=personName]", "Марина Ведерникова");
  await page.fill("[name=email]", "marina@firm.example");
  await page.fill("[name=password]", password);
  await page.fill("[name=code]", "не тот код");
  await page.click("text=Создать и войти");
  await page.waitForSelector("text=Код установки не подходит");
  expect(await page.inputValue("[name=personName]")).toBe("Марина Ведерникова");
  await page.fill("[name=code]", setUpCodeOf(server));
  await page.fill("[name=password]", password);
  await page.click("text=Создать и войти");
  await page.waitForURL("**/projects/new");
}

/** @returns the project's address */
async function createProject(page: Page): Promise<string> {
  await page.fill("[name=company]", "ООО «Теплоконтур»");
  await page.check("[name=goal][value=loyalty]");
  await page.click("text=Создать проект");
  await page.waitForURL(/\/members/);
  await page.waitForSelector("text=нет ни собственника, ни генерального директора");
  return page.url().replace(/\/members.*/, "");
}

/** @returns the link to hand over */
async function inviteByLink(page: Page, email: string, role: string): Promise<string> {
  await page.fill("[name=email]", email);
  await page.selectOption("[name=role]", role);
  await page.click("[value=invite-link]");
  return (await page.locator(".secret").first().innerText()).trim();
}

describe.each([
  { javaScriptEnabled: true, how: "with JavaScript" },
  { javaScriptEnabled: false, how: "without JavaScript" },
])("$how", ({ javaScriptEnabled }) => {
  const visitor = async () => (await browser.newContext({ javaScriptEnabled, locale: "ru-RU" })).newPage();

  it("the first person sets up, creates a project and invites the owner, whose coming takes the red line away", async () => {
    const server = await startServer();
    const marina = await visitor();
    await makeFirstAccount(marina, server);
    const project = await createProject(marina);
    const link = await inviteByLink(marina, "owner@firm.example", "owner");

    const owner = await visitor();
    await owner.goto(link);
    await owner.fill("[name=personName]", "Виктор Дорохов");
    await owner.click("text=Принять приглашение");
    await owner.waitForURL(project);
    await owner.goto(link);
    expect(await owner.innerText("main")).toContain("Приглашение устарело, отозвано или уже принято");

    await marina.goto(`${project}/members`);
    expect(await marina.innerText("main")).toContain("Виктор Дорохов");
    expect(await marina.locator(".alarm-line").count()).toBe(0);
    await marina.context().close();
    await owner.context().close();
    expect(await server.stop()).toBe(0);
  });

  it("many pasted from Excel are checked line by line before anybody is invited", async () => {
    const server = await startServer();
    const page = await visitor();
    await makeFirstAccount(page, server);
    await createProject(page);
    await page.fill("[name=lines]", "a@firm.example\tАнна\tсогласующий\nне почта\tИван\nb@firm.example\tБорис\tцарь");
    await page.click("[value=check]");
    await page.waitForSelector("text=Пригласить 1 человека");
    expect(await page.locator("text=Не пригласим").count()).toBe(2);
    expect(await page.locator("text=Ждём ответа").count()).toBe(0);
    await page.click("[value=many-mail]");
    await page.waitForSelector("text=Ждём ответа");
    await page.goto(`${server.origin}/outbox`);
    expect(await page.innerText("main")).toContain("a@firm.example");
    await page.context().close();
    expect(await server.stop()).toBe(0);
  });

  it("a person changes language and theme, signs out, and signs in again with the password", async () => {
    const server = await startServer();
    const page = await visitor();
    await makeFirstAccount(page, server);
    await page.goto(`${server.origin}/profile`);
    await page.click("label:has([name=language][value=en])");
    await page.click("label:has([name=theme][value=dark])");
    await page.click("[value=profile]");
    await page.waitForSelector("html[lang=en][data-theme=dark]");
    await page.click("text=Sign out");
    await page.waitForURL("**/sign-in");
    expect(await page.innerText("h1")).toBe("Requirements people signed");
    await page.fill("[name=email]", "marina@firm.example");
    await page.fill("[name=password]", password);
    await page.press("[name=password]", "Enter");
    await page.waitForURL("**/projects");
    await page.waitForSelector("h1:text-is('Projects')");
    await page.context().close();
    expect(await server.stop()).toBe(0);
  });
});
