/** Five people bring a document of three blocks to its first version: the leader and an editor at desks, the others on phones. */
import { expect, it } from "vitest";
import { blockByKey, blockOn, readBlock, writeInto } from "./document.ts";
import { eventually, openHouse, type Block, type Person, type Project } from "./house.ts";
import { chooseDecision, selectWords, signDecision } from "./signature.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

const keys = ["document-card", "glossary", "main-problem"];
type Key = (typeof keys)[number];
let project: Project;
const blocks: Record<Key, Block> = {};

/** Leaves the three blocks and the one that is agreed already, and names who must sign them. */
async function prepare(): Promise<void> {
  project = await house.project();
  for (const block of project.sections.flatMap((section) => section.blocks)) {
    if (keys.includes(block.key)) blocks[block.key] = block;
    else if (block.state !== "agreed") await removeBlock(block);
  }
  await nameApprovers("document-card", "editor1", "approver2");
  await nameApprovers("glossary", "editor1", "approver1", "approver2");
  await nameApprovers("main-problem", "owner", "editor1", "approver1");
}

async function removeBlock({ id, state }: Block): Promise<void> {
  const path = `/projects/${project.id}/blocks/${id}`;
  if (state === "in-review") await house.manager("DELETE", `${path}/rounds/current`);
  expect(await house.manager("DELETE", path)).toMatchObject({ status: 204 });
}

/** These, all of them mandatory, instead of those that the template names. */
async function nameApprovers(key: Key, ...accounts: string[]): Promise<void> {
  const path = `/projects/${project.id}/approvers`;
  const block = blocks[key]!.id;
  interface Named {
    id: string;
    approvers: { id: string }[];
  }
  const { body } = await house.manager<{ sections: { blocks: Named[] }[] }>("GET", path);
  const before = body.sections.flatMap((section) => section.blocks).find(({ id }) => id === block)!.approvers;
  for (const { id } of before) expect(await house.manager("DELETE", `${path}/${id}`)).toMatchObject({ status: 204 });
  for (const account of accounts) {
    const member = project.members.find(({ email }) => email.startsWith(`${account}@`))!.id;
    expect(await house.manager("POST", path, { block, member, mandatory: true })).toMatchObject({ status: 201 });
  }
}

/** Submits whatever is ready, marked as it comes. */
async function submitReady(manager: Person, went: RegExp): Promise<void> {
  await manager.open(`/projects/${project.id}/submission`);
  await manager.page.getByRole("button", { name: "Отправить отмеченные" }).click();
  await manager.page.getByText(went).waitFor();
}

/** Opens a block from the inbox, as whoever is asked for a signature does. */
async function openAwaited(person: Person, key: Key): Promise<void> {
  await person.open("/sign-offs");
  await person.page.getByRole("link", { name: new RegExp(blocks[key]!.title) }).click();
  await person.page.locator(".sg-text, .redline").first().waitFor();
}

async function agree(person: Person, key: Key): Promise<void> {
  await openAwaited(person, key);
  await chooseDecision(person.page, "Согласовано");
  await signDecision(person.page);
}

/** After a change: the redline alone, and one button. */
async function confirmDifference(person: Person, key: Key, inserted: string): Promise<void> {
  await openAwaited(person, key);
  await person.page.locator(".redline ins").filter({ hasText: inserted }).first().waitFor();
  await signDecision(person.page, "Подтверждаю правку");
}

async function openSignOff({ open, page }: Person, key: Key) {
  const { id } = blocks[key]!;
  await open(`/projects/${project.id}?block=${id}&tab=sign#block-${id}`);
  return page.locator(".rail .sign-tab");
}

/** What she signed on paper, entered by the leader. */
async function enterScan(manager: Person, key: Key, name: string): Promise<void> {
  const { page } = manager;
  const seat = (await openSignOff(manager, key)).getByRole("listitem").filter({ hasText: name });
  await seat.getByRole("link", { name: "Внести со скана" }).click();
  await page.getByRole("heading", { name: "Подпись с бумаги" }).waitFor();
  expect(await page.getByLabel("Чья подпись").locator("option:checked").innerText()).toContain(name);
  await page.getByLabel("Скан или файл подписи").setInputFiles({
    ...{ name: "лист.pdf", mimeType: "application/pdf" },
    buffer: Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
  });
  await chooseDecision(page, "Согласовано");
  await page.getByRole("button", { name: "Внести", exact: true }).click();
  await page.getByText("внесено со скана, внёс Марина Ведерникова").first().waitFor();
}

const state = async (key: Key) => (await readBlock(house, project, blocks[key]!.id)).state;

it("Five people: two rounds, a rejection, proposed words taken and confirmed, a withdrawal, a delegation, a scan, and the owner approves version 1.0", async () => {
  await prepare();
  const manager = await house.person("manager");
  const editor = await house.person("editor1");
  const owner = await house.person("owner", phone);
  const accountant = await house.person("approver2", phone);
  const service = await house.person("approver1", phone);

  await writeInto(house, blocks["main-problem"]!, " Первый ответ за 47 минут.");
  await submitReady(manager, /3 блока отправлены/);

  // The first round: one agrees, one proposes other words, one rejects.
  await agree(editor, "main-problem");
  await openAwaited(service, "main-problem");
  await selectWords(service.page, "47 минут");
  await service.page.getByRole("button", { name: "Замечание к этому месту" }).click();
  await service.page.getByLabel("Замечание к этому месту").fill("Ночью не успеваем");
  await service.page.getByLabel("Предлагаемая редакция").fill("90 минут");
  await chooseDecision(service.page, "Согласовано с замечаниями");
  await signDecision(service.page);
  await agree(editor, "document-card");
  await openAwaited(accountant, "document-card");
  await chooseDecision(accountant.page, "Не согласовано");
  await accountant.page.getByLabel("Замечание ко всему блоку").fill("Добавьте, кто хранит подписанное");
  await signDecision(accountant.page);
  await eventually(async () => expect(await state("document-card")).toBe("draft"));

  // The author takes the words by one click, writes what was asked for, and takes a block back that was sent too early.
  const remarks = await openSignOff(manager, "main-problem");
  await remarks.getByRole("button", { name: "Принять правку" }).click();
  await eventually(async () =>
    expect((await readBlock(house, project, blocks["main-problem"]!.id)).markdown).toContain("за 90 минут"),
  );
  await writeInto(house, blocks["document-card"]!, " Подписанное хранит бухгалтерия.");
  const rejected = await openSignOff(manager, "document-card");
  await rejected.getByRole("button", { name: "Учтено" }).click();
  await rejected.getByText("1 замечание с ответом").waitFor();
  const early = await openSignOff(manager, "glossary");
  await early.getByRole("button", { name: "Отозвать" }).click();
  await early.getByRole("button", { name: "Отправить на согласование" }).waitFor();
  await submitReady(manager, /3 блока отправлены/);

  // The second round: those who had signed see the difference alone.
  await confirmDifference(editor, "main-problem", "90");
  await confirmDifference(service, "main-problem", "90");
  await agree(owner, "main-problem");
  await confirmDifference(editor, "document-card", "бухгалтерия");

  // One signs on paper, and hands her other signature to the leader.
  await openAwaited(accountant, "glossary");
  await accountant.page.locator("summary", { hasText: "Передать подпись" }).click();
  await accountant.page.getByLabel("Кому").selectOption({ label: "Марина Ведерникова, Руководитель проекта" });
  await accountant.page.getByLabel("Причина").fill("Закрытие месяца");
  await accountant.page.getByRole("button", { name: "Передать", exact: true }).click();
  await accountant.page.getByText(/Вы передали подпись: Марина/).waitFor();
  await agree(manager, "glossary");
  await agree(editor, "glossary");
  await agree(service, "glossary");
  await enterScan(manager, "document-card", "Наталья Кручинина");
  for (const key of keys) await eventually(async () => expect(await state(key)).toBe("agreed"));

  await owner.open(`/projects/${project.id}/versions`);
  await owner.page.getByText("В версию войдут 4 блока").waitFor();
  await owner.page.getByLabel("Ваш пароль в Своде").fill("svod-demo");
  await owner.page.getByRole("button", { name: "Утвердить версию 1.0" }).click();
  await owner.page.getByText("Версия утверждена").waitFor();
  await owner.page.getByText("УТВЕРЖДАЮ").waitFor();

  // What everybody sees from now on.
  await editor.open(`/projects/${project.id}`);
  for (const key of keys) {
    const here = blockOn(editor.page, blocks[key]!.id);
    await here.getByRole("img", { name: /^Согласовано, редакция/ }).waitFor();
    expect(await here.locator(".ProseMirror").count()).toBe(0);
  }
  await manager.open(`/projects/${project.id}/sign-off-sheet`);
  const sheet = manager.page.locator("main");
  await sheet
    .getByText(/внесено со\sскана/i)
    .first()
    .waitFor();
  await sheet.getByText("Добавьте, кто хранит подписанное").first().waitFor();
  expect(await blockByKey(await house.project(), "glossary")).toMatchObject({ state: "baselined" });
});
