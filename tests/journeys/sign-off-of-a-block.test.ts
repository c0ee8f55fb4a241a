import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { layCable } from "./cable.ts";
import {
  blockByKey,
  blockOn,
  editorOn,
  goToEnd,
  openBlock,
  readBlock,
  untilSaid,
  wordsOn,
  writtenBlock,
} from "./document.ts";
import { brokenLine, eventually, openHouse, refusedForm, type Block, type Project } from "./house.ts";
import { rowOf } from "./outline.ts";

const house = openHouse();

async function submitTo(project: Project, block: Block, ...accounts: string[]): Promise<string> {
  const approvers = accounts.map((account) => ({
    memberId: project.members.find(({ email }) => email.startsWith(`${account}@`))!.id,
    mandatory: true,
  }));
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  const { status, body } = await house.manager<{ hash: string }>("POST", path, { approvers });
  expect(status).toBe(201);
  return body.hash;
}

async function sign(account: string, project: Project, block: Block, decision: Record<string, unknown>) {
  const person = await house.person(account);
  const confirmed = { confirmation: { password: "svod-demo" }, acceptRules: true, ...decision };
  const path = `/projects/${project.id}/blocks/${block.id}/sign-offs`;
  expect(await person.api("POST", path, confirmed)).toMatchObject({ status: 201 });
  await person.context.close();
}

const panelOn = (page: Page): Locator => page.locator(".rail .sign-tab");

async function openSignOff(page: Page, project: Project, block: Block): Promise<Locator> {
  await page.goto(`/projects/${project.id}?block=${block.id}&tab=sign#block-${block.id}`);
  await panelOn(page).waitFor();
  return panelOn(page);
}

it("R3: I submit a block beside its text, the text is closed to all, a click into it offers the way back", async () => {
  const project = await house.project();
  const block = project.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "main-problem")!;
  const { page } = await house.person("manager");
  const panel = await openSignOff(page, project, block);
  await panel.getByText("Решат").waitFor();
  expect(await panel.getByRole("link", { name: "Назначить согласующих" }).getAttribute("href")).toBe(
    `/projects/${project.id}/approvers`,
  );
  await panel.getByRole("button", { name: "Отправить на согласование" }).click();
  await panel.getByText(/^Круг №/).waitFor();
  await blockOn(page, block.id).getByText("На согласовании").waitFor();
  await editorOn(page, block.id).waitFor({ state: "detached" });
  expect((await readBlock(house, project, block.id)) as unknown).toMatchObject({ state: "in-review" });

  await blockOn(page, block.id)
    .locator(".doc-text")
    .click({ position: { x: 4, y: 4 } });
  const offer = blockOn(page, block.id).locator(".lock-offer");
  await offer.getByText("Блок на согласовании, текст закрыт для правки.").waitFor();
  await offer.getByRole("button", { name: "Отозвать" }).click();
  await editorOn(page, block.id).waitFor();
  await panel.getByRole("button", { name: "Отправить на согласование" }).click();
  await panel.getByText(/^Круг №/).waitFor();
  await panel.getByRole("button", { name: "Отозвать" }).click();
  await panel.getByRole("button", { name: "Отправить на согласование" }).waitFor();
});

it("R2: when all have signed, the block bears the stamp with the revision; reopened, its visas stay as history", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "Под печатью", "Ответ клиенту за 10 минут.");
  const hash = await submitTo(project, block, "approver1", "approver2");
  const { page } = await house.person("manager");
  const panel = await openSignOff(page, project, block);
  const here = blockOn(page, block.id);
  await here.getByRole("link", { name: "0 из 2" }).waitFor();
  await sign("approver1", project, block, { hash, decision: "agreed" });
  await here.getByRole("link", { name: "1 из 2" }).waitFor();
  await sign("approver2", project, block, { hash, decision: "agreed" });
  await here.getByRole("img", { name: /^Согласовано, редакция № \d+, [\d.]+, [0-9a-f]{8}$/ }).waitFor();
  if (process.env.JOURNEY_SHOTS) await page.screenshot({ path: `${process.env.JOURNEY_SHOTS}/agreed.png` });

  await panel.locator("summary", { hasText: "Вернуть в работу" }).click();
  await panel.getByLabel("Почему").fill("Клиент назвал другой срок");
  await panel.getByRole("button", { name: "Вернуть в работу" }).click();
  await editorOn(page, block.id).waitFor();
  expect(await here.locator(".stamp").count()).toBe(0);
});

it("R2: I accept proposed words by one click: they are in the text, and the remark stays, answered", async () => {
  const project = await house.project();
  const block = await writtenBlock(house, project, "С замечанием", "Ответ клиенту за 10 минут.");
  const hash = await submitTo(project, block, "approver1");
  const remark = { remark: "Не успеваем", quote: "10 минут", prefix: "за ", suffix: ".", replacement: "30 минут" };
  await sign("approver1", project, block, { hash, decision: "agreed-with-remarks", ...remark });
  const { page } = await house.person("manager");
  const panel = await openSignOff(page, project, block);
  const thread = panel.getByRole("article", { name: /^Замечание/ });
  await thread.locator("del").waitFor();
  // The text follows the server by now.
  await blockOn(page, block.id).locator(".doc-text:not([id])").waitFor();
  await thread.getByRole("button", { name: "10 минут" }).click();
  await eventually(async () => {
    const shown = await page.evaluate(() => [...(CSS.highlights.get("quoted") ?? [])].map(String));
    expect(shown).toEqual(["10 минут"]);
  });
  if (process.env.JOURNEY_SHOTS) await page.screenshot({ path: `${process.env.JOURNEY_SHOTS}/remark.png` });
  await thread.getByRole("button", { name: "Принять правку" }).click();
  await eventually(async () => {
    expect((await readBlock(house, project, block.id)).markdown).toContain("Ответ клиенту за 30 минут.");
  });
  await panel.locator("summary", { hasText: "1 замечание с ответом" }).click();
  await panel.getByText("Учтено", { exact: true }).waitFor();
});

it("R5: a round begins while I write without a network: my late words are kept, and the page says what happened", async () => {
  house.forgive(brokenLine, refusedForm);
  const project = await house.project();
  const block = await writtenBlock(house, project, "Не успел", "Начало. ");
  const cable = await layCable();
  const writer = await house.person("editor1", { proxy: cable.proxy });
  await openBlock(writer, project, block.id);
  await goToEnd(writer.page, block.id);
  await writer.page.keyboard.type("Успел.");
  await untilSaid(writer.page, "saved");
  cable.pull();
  await writer.page.keyboard.type(" Опоздал.");
  await untilSaid(writer.page, "device");
  await submitTo(project, block, "approver1");
  cable.putBack();
  const here = blockOn(writer.page, block.id);
  await here.getByText("Ваши неотправленные правки сохранены отдельно.").waitFor();
  await here.locator(".lock-offer").getByText("Пока вы писали, блок отправили на согласование").waitFor();
  if (process.env.JOURNEY_SHOTS) await writer.page.screenshot({ path: `${process.env.JOURNEY_SHOTS}/late.png` });
  await here.getByText("Отозвать может:").waitFor();
  expect((await readBlock(house, project, block.id)).markdown.trim()).toBe("Начало. Успел.");
  // What is shown is what is signed.
  await eventually(async () => expect(await wordsOn(writer.page, block.id)).toBe("Начало. Успел."));
  await here.getByRole("link", { name: "Открыть сохранённые правки" }).click();
  await writer.page.locator("ins").getByText("Опоздал.").waitFor();
});

it("A block that was not agreed to says so in the outline, until it is submitted anew", async () => {
  const project = await house.project();
  const block = blockByKey(project, "document-use");
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}`);
  await rowOf(page, block.id).getByRole("img", { name: "Не согласовано, снова в работе" }).waitFor();
  await submitTo(project, block, "owner");
  await rowOf(page, block.id).getByRole("img", { name: "На согласовании" }).waitFor();
});

it("With scripts switched off I submit and withdraw a block on a phone", async () => {
  const project = await house.project();
  const block = project.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "main-problem")!;
  const { page } = await house.person("manager", { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const panel = await openSignOff(page, project, block);
  await panel.getByRole("button", { name: "Отправить на согласование" }).click();
  await blockOn(page, block.id).getByText("На согласовании").waitFor();
  await blockOn(page, block.id).getByRole("link", { name: /^0 из/ }).click();
  if (process.env.JOURNEY_SHOTS) await page.screenshot({ path: `${process.env.JOURNEY_SHOTS}/phone.png` });
  await panel.getByRole("button", { name: "Отозвать" }).click();
  await blockOn(page, block.id).getByText("В работе").waitFor();
});

it("What is ready goes together: each block by itself, and the page tells which went and why others stay", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager", { viewport: { width: 390, height: 800 }, colorScheme: "dark" });
  await open(`/projects/${project.id}/submission`);
  await page.getByRole("heading", { name: "Пока остаются" }).waitFor();
  await page.getByText("не заполнен").first().waitFor();
  const boxes = page.locator("form.set .going input");
  for (let at = 1; at < (await boxes.count()); at++) await boxes.nth(at).uncheck();
  if (process.env.JOURNEY_SHOTS) await page.screenshot({ path: `${process.env.JOURNEY_SHOTS}/many.png` });
  await page.getByRole("button", { name: "Отправить отмеченные" }).click();
  await page.getByText("1 блок отправлен на согласование.").waitFor();
  const now = await house.project();
  const states = now.sections
    .flatMap(({ blocks }) => blocks)
    .map((block) => (block as Block & { state: string }).state);
  expect(states.filter((state) => state === "in-review").length).toBeGreaterThan(0);
});
