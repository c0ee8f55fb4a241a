import path from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

const entry = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Входящие/ });

/** Somebody of the group as the manager calls him in a comment, and a block of the document. */
async function stage(account: string) {
  const project = await house.project();
  const member = project.members.find(({ email }) => email === `${account}@demo.example`)!;
  const [section, second] = project.sections;
  const say = async (body: string, blockId = section!.blocks[0]!.id) => {
    const given = { block: blockId, place: { kind: "block" }, body, mentions: [member.id] };
    const { status, body: made } = await house.manager<{ thread: string }>(
      "POST",
      `/projects/${project.id}/threads`,
      given,
    );
    expect(status).toBe(201);
    return made.thread;
  };
  return { project, member, say, block: section!.blocks[0]!, far: second!.blocks[1]! };
}

it("A mention changes the colleague's count while he reads, and one press in the inbox brings him to the place, which is read from then on", async () => {
  const { project, say, far } = await stage("editor1");
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}`);
  const before = await entry(page).innerText();
  const thread = await say("Иван, сверьте этот блок с договором", far.id);
  await eventually(async () => expect(await entry(page).innerText()).not.toBe(before));
  await entry(page).click();
  const line = page.getByRole("listitem").filter({ hasText: "сверьте этот блок с договором" });
  await line.getByText("вы упомянуты в обсуждении блока").click();
  await page.waitForURL(
    (url) => url.searchParams.get("thread") === thread && url.pathname === `/projects/${project.id}`,
  );
  expect(new URL(page.url()).searchParams.get("block")).toBe(far.id);
  await page.locator(`#block-${far.id}`).waitFor();
  await eventually(async () => expect(await entry(page).innerText()).toBe(before));
});

it("I say of one line and then of all that I have read them, keep my place in the address, and the keyboard is not lost", async () => {
  const { say } = await stage("editor2");
  await say("Раз, посмотрите");
  await say("Два, посмотрите");
  const { page, open } = await house.person("editor2");
  await open("/inbox");
  await page.getByRole("link", { name: "Упоминания" }).click();
  await page.waitForURL(/kind=mention/);
  const lines = page.getByRole("listitem");
  await eventually(async () => expect(await lines.count()).toBe(2));
  await lines
    .filter({ hasText: "Раз, посмотрите" })
    .getByRole("button", { name: /^Прочитано/ })
    .focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Прочитанное", exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /^Прочитано/ }).count()).toBe(1);
  expect(page.url()).toContain("kind=mention");
  await eventually(async () =>
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Список входящих"),
  );
  await page.getByRole("button", { name: "Всё прочитано" }).click();
  await page.getByText("Непрочитанного").waitFor();
  await eventually(async () => expect(await entry(page).innerText()).not.toMatch(/\d/));
  await page.getByRole("link", { name: "Непрочитанные" }).click();
  await page.getByText("Такого во входящих").waitFor();
  await page.getByRole("link", { name: "Показать все" }).click();
  await page.waitForURL((url) => url.search === "");
});

it("Without scripts the inbox reads, leads to its places and takes «Прочитано»", async () => {
  const { project, say, far } = await stage("approver1");
  const thread = await say("Три, посмотрите", far.id);
  await say("Четыре, посмотрите");
  const { page, open } = await house.person("approver1", { javaScriptEnabled: false });
  await open("/inbox?kind=mention");
  const line = page.getByRole("listitem").filter({ hasText: "Четыре, посмотрите" });
  await line.getByRole("button").click();
  await eventually(async () => expect(await line.getByRole("button").count()).toBe(0));
  expect(page.url()).toContain("kind=mention");
  await page.getByRole("listitem").filter({ hasText: "Три, посмотрите" }).getByRole("link").click();
  const { pathname, searchParams } = new URL(page.url());
  expect([pathname, searchParams.get("thread")]).toEqual([`/projects/${project.id}`, thread]);
});

it("The link of a letter ends the letters without signing in, and the profile turns them on again", async () => {
  const editor = await house.person("editor1");
  await editor.open("/profile");
  const digest = editor.page.locator("#digest");
  await digest.getByText("Раз в час").click();
  await digest.getByRole("button", { name: "Запомнить" }).click();
  await editor.page.getByText("Сохранено: как часто писать").first().waitFor();
  // What his first letter would carry.
  const token = "t".repeat(43);
  const facts = new Database(path.join(house.server.dataDir, "facts.db"));
  facts.prepare("UPDATE inboxes SET token = ? WHERE rhythm = 'hourly'").run(token);
  facts.close();
  const reader = await house.stranger();
  await reader.open(`/unsubscribe?token=${token}`);
  await reader.page.getByRole("button", { name: "Больше не присылать" }).click();
  await reader.page.getByText("Сами «Входящие» остаются").waitFor();
  await editor.open("/profile");
  expect(await digest.getByRole("radio", { name: "Не писать" }).isChecked()).toBe(true);
  await digest.getByText("Раз в день").click();
  await digest.getByRole("button", { name: "Запомнить" }).click();
  await editor.page.getByText("Сохранено: как часто писать").first().waitFor();
  await reader.open(`/unsubscribe?token=${token}`);
  await reader.page.getByText("раз в день").waitFor();
});

it("An integrator has no inbox, nor a way to it (R6)", async () => {
  house.forgive(/status of 404/);
  const { page, open } = await house.person("integrator-a");
  await open("/projects");
  expect(await entry(page).count()).toBe(0);
  expect((await page.goto("/inbox"))!.status()).toBe(404);
  await open("/profile");
  expect(await page.locator("#digest").count()).toBe(0);
});
