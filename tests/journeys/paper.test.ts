import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { der, pdf } from "../helpers/papers.ts";
import { openHouse, refusedForm, type Block, type Project } from "./house.ts";

const house = openHouse();
const shots = process.env.JOURNEY_SHOTS;

const blockOf = ({ sections }: Project, key: string): Block =>
  sections.flatMap(({ blocks }) => blocks).find((block) => block.key === key)!;

const memberOf = ({ members }: Project, account: string) =>
  members.find(({ email }) => email.startsWith(`${account}@`))!;

async function submit(project: Project, block: Block, ...accounts: string[]): Promise<string> {
  const approvers = accounts.map((account) => ({ memberId: memberOf(project, account).id, mandatory: true }));
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  const { status, body } = await house.manager<{ hash: string }>("POST", path, { approvers });
  expect(status).toBe(201);
  return body.hash;
}

const panelOf = (page: Page) => page.locator(".rail .sign-tab");
const scan = { name: "Лист согласования.pdf", mimeType: "application/pdf", buffer: pdf };
const webPage = { name: "скан.pdf", mimeType: "application/pdf", buffer: Buffer.from("<script>alert(1)</script>") };

async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: !name.startsWith("panel") });
  }
}

it("R2: The manager enters a scan for a director who signs on paper: the visa is the director's, says who entered it, and its file comes back whole", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = blockOf(project, "main-problem");
  const hash = await submit(project, block, "approver1", "approver2");
  const { page, open } = await house.person("manager");
  const manager = memberOf(project, "manager");
  const director = memberOf(project, "approver1");
  await open(`/projects/${project.id}?block=${block.id}&tab=sign#block-${block.id}`);
  const seat = panelOf(page).getByRole("listitem").filter({ hasText: director.name });
  await seat.waitFor();
  await shoot(page, "panel-1440");
  await seat.getByRole("link", { name: "Внести со скана" }).click();
  await page.getByRole("heading", { name: "Подпись с бумаги" }).waitFor();
  expect(await page.getByLabel("Чья подпись").inputValue()).toBe(director.id);
  await page.locator("#main").getByText(hash.slice(0, 8)).waitFor();
  await page.getByText("подпись в нём не проверяет").waitFor();
  await shoot(page, "paper-1440");

  await page.getByLabel("Скан или файл подписи").setInputFiles(webPage);
  await page.getByRole("radio", { name: /^Согласовано с замечаниями/ }).check();
  await page.getByLabel("Замечания с бумаги").fill("Срок в рабочих часах");
  await page.getByRole("button", { name: "Внести" }).click();
  await page.getByText("Это не скан и не файл подписи").waitFor();
  expect(await page.getByLabel("Замечания с бумаги").inputValue()).toBe("Срок в рабочих часах");
  await shoot(page, "paper-refused-1440");

  await page.getByLabel("Скан или файл подписи").setInputFiles(scan);
  await page.getByRole("button", { name: "Внести" }).click();
  const given = panelOf(page).getByRole("listitem").filter({ hasText: director.name });
  await given.getByText(`внесено со скана, внёс ${manager.name}`).waitFor();
  await given.getByText("с замечаниями").waitFor();
  await shoot(page, "panel-entered-1440");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    given.getByRole("link", { name: "скан" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^visa-[0-9a-z]{8}\.pdf$/);
  expect(await readFile(await download.path())).toEqual(pdf);

  await page.goto(`/projects/${project.id}/sign-off-sheet?block=${block.id}`);
  await page.locator(".so-visas").getByText(`внесено со скана, внёс ${manager.name}`).waitFor();
  await shoot(page, "sheet-1440");
  await page.goto(`/projects/${project.id}/journal`);
  await page.getByText(`внесено с бумаги решение по блоку «${block.title}»`).waitFor();

  const approver = await house.person("approver1");
  await approver.open(`/projects/${project.id}/blocks/${block.id}/sign-off`);
  await approver.page.locator(".sg-given").getByText(`внесено со скана, внёс ${manager.name}`).waitFor();
  await shoot(approver.page, "own-1440");
  await approver.page.getByText("Снять подпись").first().click();
  await approver.page.getByLabel("Причина").fill("Я подписывал другое");
  await approver.page.getByRole("button", { name: "Снять подпись" }).click();
  await approver.page.getByRole("heading", { name: /^Ваше решение/ }).waitFor();
});

it("With scripts switched off, on a phone, I enter a signature file; a wrong one is refused and what was typed stays", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = blockOf(project, "glossary");
  await submit(project, block, "approver1", "approver2");
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
  const { page, open } = await house.person("manager", phone);
  const manager = memberOf(project, "manager");
  const signer = memberOf(project, "approver2");
  await open(`/projects/${project.id}/blocks/${block.id}/paper?approver=${signer.id}`);
  const file = page.getByLabel("Скан или файл подписи");
  expect(await file.getAttribute("accept")).toContain("image/*");
  await file.setInputFiles(webPage);
  await page.getByRole("radio", { name: /^Не согласовано/ }).check();
  await page.getByLabel("Замечания с бумаги").fill("Нет срока ответа");
  await page.getByRole("button", { name: "Внести" }).click();
  await page.getByText("Это не скан и не файл подписи").waitFor();
  expect(await page.getByLabel("Замечания с бумаги").inputValue()).toBe("Нет срока ответа");
  expect(await page.getByRole("radio", { name: /^Не согласовано/ }).isChecked()).toBe(true);
  expect(await page.getByLabel("Чья подпись").inputValue()).toBe(signer.id);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await shoot(page, "paper-390");

  await file.setInputFiles({ name: "подпись.sig", mimeType: "application/octet-stream", buffer: der });
  await page.getByRole("button", { name: "Внести" }).click();
  await page.locator(".sign-tab").getByText(`внесено с файлом подписи, внёс ${manager.name}`).waitFor();
  await shoot(page, "panel-390");
});

it("On a phone a photograph larger than the limit is refused before it is sent", async () => {
  const project = await house.project();
  const block = blockOf(project, "priority-tasks");
  await submit(project, block, "approver1");
  const { page, open } = await house.person("manager", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await open(`/projects/${project.id}/blocks/${block.id}/paper?approver=${memberOf(project, "approver1").id}`);
  await page.getByLabel("Скан или файл подписи").evaluate((input: HTMLInputElement) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(21 * 1024 * 1024)], "фото.jpg", { type: "image/jpeg" }));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByRole("radio", { name: "Согласовано", exact: true }).check();
  await page.getByRole("button", { name: "Внести" }).click();
  const said = await page
    .getByLabel("Скан или файл подписи")
    .evaluate((input: HTMLInputElement) => input.validationMessage);
  expect(said).toContain("больше 20 МБ");
  await shoot(page, "paper-phone-390");
});

it("R6: An integrator finds neither the page nor a file", async () => {
  house.forgive(/status of 404/);
  const project = await house.project();
  const block = blockOf(project, "adoption");
  const hash = await submit(project, block, "approver1");
  const paper = { member: memberOf(project, "approver1").id, hash, decision: "agreed", file: pdf.toString("base64") };
  const { status, body } = await house.manager<{ id: string }>(
    ...(["POST", `/projects/${project.id}/blocks/${block.id}/paper-sign-offs`, paper] as const),
  );
  expect(status).toBe(201);
  const { page } = await house.person("integrator-a");
  for (const path of [`blocks/${block.id}/paper`, `sign-offs/${body.id}/file`])
    expect((await page.goto(`/projects/${project.id}/${path}`))?.status()).toBe(404);
});
