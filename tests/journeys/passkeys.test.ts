import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { writeInto, writtenBlock } from "./document.ts";
import { openHouse, refusedForm, type Block, type Person, type Project } from "./house.ts";

const house = openHouse({ demo: "short", name: "localhost" });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const password = "svod-demo";

/** A device with a finger on it, as Chromium plays one. */
interface Device {
  /** Is whoever holds it the one it knows? */
  knows(holder: boolean): Promise<void>;
  /** From now on it signs something else than it was asked for. */
  breaks(): Promise<void>;
}

async function giveDevice({ context, page }: Person): Promise<Device> {
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  const wrong = { authenticatorId, isBogusSignature: true };
  const knows = (isUserVerified: boolean) =>
    devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return {
    knows: async (holder) => void (await knows(holder)),
    breaks: async () => void (await devices.send("WebAuthn.setResponseOverrideBits", wrong)),
  };
}

/** Adds a passkey on the profile page. */
async function addPasskey({ open, page }: Person, name: string): Promise<void> {
  await open("/profile");
  const section = page.locator("#passkeys");
  await section.getByLabel("Название ключа доступа").fill(name);
  await section.getByLabel("Нынешний пароль").last().fill(password);
  await section.getByRole("button", { name: /Добавить/ }).click();
  await section.getByText(name, { exact: true }).waitFor();
}

/** Which of the tests comes first is open. */
async function withoutPasskeys({ api }: Person): Promise<void> {
  const { body } = await api<{ passkeys: { id: string }[] }>("GET", "/passkeys");
  for (const { id } of body.passkeys) await api("POST", `/passkeys/${id}/removal`, { current: password });
}

async function letIn(project: Project, ...confirmations: string[]): Promise<void> {
  const terms = { confirmations, deadlineDays: 5, defaultConsentDays: null, escalationDays: 2 };
  expect((await house.manager("PUT", `/projects/${project.id}/sign-off-settings`, terms)).status).toBe(200);
}

/** A block that approver1 is asked to sign. */
async function submitted(project: Project, title: string, words: string): Promise<Block> {
  const block = await writtenBlock(house, project, title, words);
  await submit(project, block);
  return block;
}

async function submit(project: Project, block: Block): Promise<void> {
  const approver = project.members.find(({ email }) => email.startsWith("approver1"))!;
  const round = { approvers: [{ memberId: approver.id, mandatory: true }], deadline: null };
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  expect(await house.manager("POST", path, round)).toMatchObject({ status: 201 });
}

const pathOf = (project: Project, block: Block) => `/projects/${project.id}/blocks/${block.id}/sign-off`;
const byPasskey = (page: Page) => page.getByRole("button", { name: "Подтвердить ключом доступа" });

async function confirmations(project: Project, block: Block): Promise<string[]> {
  const { body } = await house.manager<{ signOffs: { block: string; confirmedBy: string }[] }>(
    "GET",
    `/projects/${project.id}/sign-offs`,
  );
  return body.signOffs.filter((visa) => visa.block === block.id).map(({ confirmedBy }) => confirmedBy);
}

it("On the phone I add a passkey, sign by it, then confirm a change by it, and remove it in the end (R2)", async () => {
  const project = await house.project();
  await letIn(project, "password", "passkey");
  const block = await submitted(project, "Норма ответа", "Первый ответ клиенту не позже двух часов.");
  const me = await house.person("approver1", phone);
  const { page, open } = me;
  await giveDevice(me);
  await withoutPasskeys(me);
  await open(pathOf(project, block));
  await page.getByRole("link", { name: "Добавить ключ доступа в профиле" }).waitFor();
  expect(await byPasskey(page).count()).toBe(0);
  await addPasskey(me, "Мой телефон");

  await open(pathOf(project, block));
  await page.getByRole("radio", { name: "Согласовано" }).first().check();
  await byPasskey(page).click();
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
  expect(await confirmations(project, block)).toEqual(["passkey"]);

  const reason = { reason: "Срок уточнили", kind: "substance" };
  await house.manager("POST", `/projects/${project.id}/blocks/${block.id}/reopen`, reason);
  await writeInto(house, block, " В выходные не отвечаем.");
  await submit(project, block);
  await open(pathOf(project, block));
  await page.locator(".redline ins").filter({ hasText: "выходные" }).waitFor();
  await byPasskey(page).click();
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
  expect(await confirmations(project, block)).toEqual(["passkey", "passkey"]);

  await open("/profile");
  const row = page.getByRole("row").filter({ hasText: "Мой телефон" });
  await row.getByText("Удалить", { exact: true }).click();
  await row.getByLabel("Нынешний пароль").fill(password);
  await row.getByRole("button", { name: "Удалить ключ доступа" }).click();
  await page.getByText("Ключ доступа удалён").waitFor();
  await row.waitFor({ state: "detached" });
});

it("A device that does not know me, or signs wrongly, signs nothing and what I typed stays; the password still signs", async () => {
  const project = await house.project();
  await letIn(project, "password", "passkey");
  const block = await submitted(project, "Порог сделки", "Порог сделки 300 тысяч рублей без исключений.");
  const me = await house.person("approver1");
  const { page, open } = me;
  const device = await giveDevice(me);
  await addPasskey(me, "Ноутбук");
  await open(pathOf(project, block));
  const remark = page.getByLabel("Замечание ко всему блоку");
  const told = (words: RegExp) => page.getByRole("alert").getByText(words).waitFor();
  await page.getByRole("radio", { name: "Согласовано с замечаниями" }).check();
  house.forgive(refusedForm);
  await byPasskey(page).click();
  await told(/Напишите замечание/);
  await remark.fill("Сервисные договоры меньше");

  await device.knows(false);
  await byPasskey(page).click();
  await told(/Устройство не\sподтвердило/);
  expect(await remark.inputValue()).toBe("Сервисные договоры меньше");
  await device.knows(true);
  await device.breaks();
  await byPasskey(page).click();
  await told(/не\sподтверждает вашу подпись/);
  expect(await remark.inputValue()).toBe("Сервисные договоры меньше");
  expect(await page.getByRole("radio", { name: "Согласовано с замечаниями" }).isChecked()).toBe(true);
  expect(await confirmations(project, block)).toEqual([]);

  await page.getByLabel("Ваш пароль в Своде").fill(password);
  await page.getByRole("button", { name: "Подписать решение" }).click();
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
  expect(await confirmations(project, block)).toEqual(["password"]);
});

it("A text that was submitted anew while I read is told before my device is asked (R2)", async () => {
  const project = await house.project();
  await letIn(project, "password", "passkey");
  const block = await submitted(project, "Пока читаю", "Склад обновляется раз в сутки.");
  const me = await house.person("approver1");
  const { page, open } = me;
  await giveDevice(me);
  await addPasskey(me, "Рабочий");
  await open(pathOf(project, block));
  await house.manager("DELETE", `/projects/${project.id}/blocks/${block.id}/rounds/current`);
  await writeInto(house, block, " И по кнопке.");
  await submit(project, block);
  await page.getByRole("radio", { name: "Согласовано" }).first().check();
  house.forgive(refusedForm);
  await byPasskey(page).click();
  await page
    .getByRole("alert")
    .getByText(/Текст уже другой/)
    .waitFor();
  expect(await confirmations(project, block)).toEqual([]);
});

it("I sign several blocks under one touch where the project takes passkeys alone", async () => {
  const project = await house.project();
  const one = await submitted(project, "Отчёт по сделкам", "Отчёт обновляется каждый час.");
  const two = await submitted(project, "Отчёт по звонкам", "Звонки видны в карточке клиента.");
  await letIn(project, "passkey");
  const me = await house.person("approver1");
  const { page, open } = me;
  await giveDevice(me);
  const together = `/projects/${project.id}/sign-together?block=${one.id}&block=${two.id}`;
  await addPasskey(me, "Сканер");
  await open(together);
  expect(await page.getByLabel("Ваш пароль в Своде").count()).toBe(0);
  await byPasskey(page).click();
  await page.getByText("Подписано 2 блока").waitFor();
  expect([...(await confirmations(project, one)), ...(await confirmations(project, two))]).toEqual([
    "passkey",
    "passkey",
  ]);
});

it("Without scripts there is no button of a passkey, and the page says what to do where there is no other way", async () => {
  const project = await house.project();
  await letIn(project, "password", "passkey");
  const block = await submitted(project, "Без скриптов", "Страница подписи открывается без скриптов.");
  const me = await house.person("approver1");
  await giveDevice(me);
  await addPasskey(me, "Планшет");
  const still = await house.person("approver1", { javaScriptEnabled: false });
  const page = await still.open(pathOf(project, block));
  expect(await byPasskey(page).count()).toBe(0);
  expect(await page.getByLabel("Ваш пароль в Своде").isVisible()).toBe(true);
  await letIn(project, "passkey");
  await still.open(pathOf(project, block));
  expect(await page.locator("noscript .note").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Подписать решение" }).count()).toBe(0);
});

/** Earlier remarks are answered before a block counts as agreed. */
async function declineRemarks(projectId: string, blockId: string): Promise<void> {
  const path = `/projects/${projectId}/blocks/${blockId}/sign-off`;
  const { body } = await house.manager<{ remarks: { id: string; answer: string | null }[] }>("GET", path);
  for (const { id, answer } of body.remarks)
    if (answer === null)
      await house.manager("POST", `/projects/${projectId}/remarks/${id}/answer`, { answer: "declined", text: "Позже" });
}

/** Has every block of the project agreed by approver1. */
async function agreeToAll({ id, members, sections }: Project, approver: Person): Promise<void> {
  const memberId = members.find(({ email }) => email.startsWith("approver1"))!.id;
  const blocks: { block: string; hash: string }[] = [];
  for (const { id: block, state } of sections.flatMap((section) => section.blocks)) {
    const path = `/projects/${id}/blocks/${block}`;
    if (state === "agreed") continue;
    if (state === "in-review") await house.manager("DELETE", `${path}/rounds/current`);
    await declineRemarks(id, block);
    await house.manager("PATCH", path, { notRequired: "Войдёт в следующую версию" });
    const round = { approvers: [{ memberId, mandatory: true }], deadline: null };
    const { body } = await house.manager<{ hash: string }>("POST", `${path}/rounds`, round);
    blocks.push({ block, hash: body.hash });
  }
  const signing = { blocks, confirmation: { password }, acceptRules: true };
  expect((await approver.api("POST", `/projects/${id}/sign-offs`, signing)).status).toBe(201);
}

it("As the owner I approve the version by my passkey", async () => {
  const project = await house.project();
  await letIn(project, "password", "passkey");
  await agreeToAll(project, await house.person("approver1"));
  const me = await house.person("owner");
  const { page, open } = me;
  await giveDevice(me);
  await addPasskey(me, "Ключ собственника");
  await open(`/projects/${project.id}/versions`);
  await byPasskey(page).click();
  await page
    .getByText(/УТВЕРЖДАЮ/i)
    .first()
    .waitFor();
  const { body } = await house.manager<{ versions: object[] }>("GET", `/projects/${project.id}/versions`);
  expect(body.versions).toMatchObject([{ number: "1.0" }]);
});
