import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openHouse, type Block, type Project } from "./house.ts";

const house = openHouse();
const proof = { confirmation: { password: "svod-demo" }, acceptRules: true };
const shots = process.env.JOURNEY_SHOTS;

/** Blocks of the demonstration that have words. */
const blockOf = ({ sections }: Project, key: string): Block =>
  sections.flatMap(({ blocks }) => blocks).find((block) => block.key === key)!;

async function submit(project: Project, block: Block, ...accounts: string[]): Promise<string> {
  const approvers = accounts.map((account) => ({
    memberId: project.members.find(({ email }) => email.startsWith(`${account}@`))!.id,
    mandatory: true,
  }));
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  const { status, body } = await house.manager<{ hash: string }>("POST", path, { approvers, deadline: "2099-12-01" });
  expect(status).toBe(201);
  return body.hash;
}

async function sign(account: string, project: Project, block: Block, decision: Record<string, unknown>) {
  const person = await house.person(account);
  const path = `/projects/${project.id}/blocks/${block.id}/sign-offs`;
  expect(await person.api("POST", path, { ...proof, ...decision })).toMatchObject({ status: 201 });
  await person.context.close();
}

/** How often a printed file says this of its pages and of its structure: only streams of a PDF are compressed. */
const count = (pdf: Buffer, pattern: RegExp) => [...pdf.toString("latin1").matchAll(pattern)].length;

/** Width and height of the first page, in points. */
function sizeOf(pdf: Buffer): [number, number] {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString("latin1"))!;
  return [Number(width), Number(height)];
}

it("R7: The manager goes from the approvers to the approval sheet and prints it: A4 landscape, white, every row, the head of the journal", async () => {
  const project = await house.project();
  const block = blockOf(project, "main-problem");
  const path = `/projects/${project.id}`;
  const hash = await submit(project, block, "approver1", "approver2");
  await sign("approver1", project, block, { hash, decision: "agreed-with-remarks", remark: "Назовите срок" });

  const { page, open } = await house.person("manager", { colorScheme: "dark" });
  await open(`${path}/approvers`);
  await page.getByRole("link", { name: "Лист согласования" }).click();
  await page.getByRole("heading", { name: "Лист согласования", level: 1 }).waitFor();
  await page.getByLabel("Блок", { exact: true }).selectOption(block.id);
  await page.getByRole("button", { name: "Показать" }).click();
  await page.waitForURL(/block=/);
  await page.locator(".so-facts").getByText(`«${block.title}»`).waitFor();
  await page.locator(".so-visas tbody tr").nth(1).waitFor();
  expect(await page.locator(".so-visas tbody tr").count()).toBe(2);
  const words = (await page.locator(".so").innerText()).replace(/\s/g, " ");
  for (const said of ["Согласен с замечаниями", "по паролю", "Назовите срок", "Ответа ещё нет", project.company, hash])
    expect(words).toContain(said);
  const { body: head } = await house.manager<{ seq: number; hash: string }>("GET", `${path}/journal/head`);
  expect(words).toContain(head.hash);
  expect(await page.locator(".so-line").count()).toBe(2);
  const address = new URL((await page.locator(".so-qr").getAttribute("href"))!, page.url());
  expect(address.pathname).toBe(`${path}/sign-off-sheet`);
  if (shots) await page.screenshot({ path: `${shots}/sheet-dark-1440.png`, fullPage: true });

  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  if (shots) writeFileSync(`${shots}/sheet.pdf`, pdf);
  const [width, height] = sizeOf(pdf);
  expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
  // Two visas and a remark, with the heads of their tables.
  expect(count(pdf, /\/S \/TR\b/g)).toBe(5);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.locator(".topbar, .side, .so-limit, .page-h").filter({ visible: true }).count()).toBe(0);
  expect(await page.locator("html").evaluate((html) => getComputedStyle(html).colorScheme)).toBe("light");
  expect(await page.locator(".so-visas thead").evaluate((part) => getComputedStyle(part).display)).toBe(
    "table-header-group",
  );
});

it("With scripts switched off, on a phone, I limit the sheet to a block, and the code on paper tells whether the text is the same", async () => {
  const project = await house.project();
  const [block, other] = project.sections[0]!.blocks;
  const hash = await submit(project, block!, "approver1", "approver2");
  await sign("approver1", project, block!, { hash, decision: "agreed" });
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
  const { page, open } = await house.person("manager", phone);
  await open(`/projects/${project.id}/sign-off-sheet`);
  await page.getByLabel("Блок", { exact: true }).selectOption(block!.id);
  await page.getByRole("button", { name: "Показать" }).click();
  await page.waitForURL(/block=/);
  await page.locator(".so-facts").getByText(`«${block!.title}»`).waitFor();
  await page.locator(".so-visas tbody tr").nth(1).waitFor();
  expect(await page.locator(".so-visas tbody tr").count()).toBe(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  if (shots) await page.screenshot({ path: `${shots}/sheet-390.png`, fullPage: true });
  const { pathname, search } = new URL((await page.locator(".so-qr").getAttribute("href"))!, page.url());
  const printed = pathname + search;
  await page.goto(printed);
  await page.getByText("напечатан для этого же текста").waitFor();
  await house.manager("DELETE", `/projects/${project.id}/blocks/${block!.id}/rounds/current`);
  await page.goto(printed);
  await page.getByText("отпечатки не совпадают").waitFor();
  await page.getByText("отозвано с согласования").waitFor();
  await page.goto(`/projects/${project.id}/sign-off-sheet?block=${other!.id}`);
  await page.getByText("подписывать пока нечего").waitFor();
});

it("R6: An integrator finds nothing at its address", async () => {
  house.forgive(/status of 404/);
  const project = await house.project();
  const { page } = await house.person("integrator-a");
  const answer = await page.goto(`/projects/${project.id}/sign-off-sheet`);
  expect(answer?.status()).toBe(404);
});
