import { expect, it } from "vitest";
import { blockByKey, writeInto, writtenBlock } from "./document.ts";
import { openHouse, refusedForm, type Block, type Person, type Project } from "./house.ts";
import { acceptRules, chooseDecision, selectWords } from "./signature.ts";

const house = openHouse();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const password = "svod-demo";

/** A block with this text, as an editor wrote it. */
async function written(title: string, words: string): Promise<{ project: Project; block: Block }> {
  const project = await house.project();
  return { project, block: await writtenBlock(house, project, title, words) };
}

async function submit(project: Project, block: Block, deadline: string | null = null): Promise<void> {
  const approver = project.members.find(({ email }) => email.startsWith("approver1"))!;
  const approvers = [{ memberId: approver.id, mandatory: true }];
  const path = `/projects/${project.id}/blocks/${block.id}/rounds`;
  expect(await house.manager("POST", path, { approvers, deadline })).toMatchObject({ status: 201 });
}

const pathOf = (project: Project, block: Block) => `/projects/${project.id}/blocks/${block.id}/sign-off`;

async function sign({ page }: Person, button = "Подписать решение"): Promise<void> {
  await page.getByLabel("Ваш пароль в Своде").fill(password);
  await page.getByRole("button", { name: button, exact: true }).click();
}

it("On the phone I accept the company's rules and sign; the next round shows me the redline alone and one button (R2)", async () => {
  const { project, block } = await written("Норма ответа", "Первый ответ клиенту не позже двух часов.");
  const rules = { body: "Подписью служит пароль.", orderNumber: "17", orderDate: "2026-11-02" };
  const put = await house.manager("POST", `/projects/${project.id}/signing-rules`, rules);
  expect(put.status).toBeLessThan(300);
  await submit(project, block, "2099-12-01");
  const me = await house.person("approver1", phone);
  const { page } = me;
  await me.open("/sign-offs");
  await page.getByRole("link", { name: /Норма ответа/ }).click();
  await page.getByText("не позже двух часов").waitFor();
  await chooseDecision(page, "Согласовано");
  house.forgive(refusedForm);
  await sign(me);
  await page
    .getByRole("alert")
    .getByText(/примите правила/)
    .waitFor();
  expect(await page.getByRole("radio", { name: "Согласовано" }).first().isChecked()).toBe(true);
  await page.getByLabel(/принимаю их/).check();
  await sign(me);
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();

  await house.manager("POST", `/projects/${project.id}/blocks/${block.id}/reopen`, {
    ...{ reason: "Срок уточнили", kind: "substance" },
  });
  await writeInto(house, block, " В выходные не отвечаем.");
  await submit(project, block);
  await me.open(pathOf(project, block));
  await page.locator(".redline ins").filter({ hasText: "выходные" }).waitFor();
  expect(await page.locator(".sg-whole").isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "Подписать решение" }).isVisible()).toBe(false);
  await page.getByText("Весь блок").click();
  await page.locator(".sg-whole").getByText("не позже двух часов").waitFor();
  await sign(me, "Подтверждаю правку");
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
});

it("I reject with a remark at a place and propose other words there; a wrong password keeps all that I typed", async () => {
  const { project, block } = await written("Порог сделки", "Порог сделки 300 тысяч рублей без исключений.");
  await submit(project, block);
  const me = await house.person("approver1");
  const { page } = me;
  await me.open(pathOf(project, block));
  await selectWords(page, "300 тысяч");
  await page.getByRole("button", { name: "Замечание к этому месту" }).click();
  await page.getByLabel("Замечание к этому месту").fill("Сервисные договоры меньше");
  await page.getByLabel("Предлагаемая редакция").fill("100 тысяч");
  await chooseDecision(page, "Не согласовано");
  await acceptRules(page);
  house.forgive(refusedForm);
  await page.getByLabel("Ваш пароль в Своде").fill("не тот");
  await page.getByRole("button", { name: "Подписать решение" }).click();
  await page
    .getByRole("alert")
    .getByText(/Пароль не подходит/)
    .waitFor();
  expect(await page.getByLabel("Замечание к этому месту").inputValue()).toBe("Сервисные договоры меньше");
  await sign(me);
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
  const { body } = await house.manager<{ remarks: object[] }>("GET", pathOf(project, block));
  expect(body.remarks).toMatchObject([{ quote: "300 тысяч", replacement: "100 тысяч" }]);
});

it("A block that was withdrawn and submitted anew meanwhile is not signed, and my remark is kept (R2)", async () => {
  const { project, block } = await written("Пока читаю", "Склад обновляется раз в сутки.");
  await submit(project, block);
  const me = await house.person("approver1");
  const { page } = me;
  await me.open(pathOf(project, block));
  await house.manager("DELETE", `/projects/${project.id}/blocks/${block.id}/rounds/current`);
  await writeInto(house, block, " И по кнопке.");
  await submit(project, block);
  await chooseDecision(page, "Согласовано с замечаниями");
  await page.getByLabel("Замечание ко всему блоку").fill("Добавьте время");
  await acceptRules(page);
  house.forgive(refusedForm);
  await sign(me);
  await page.getByText(/Текст уже другой/).waitFor();
  await page.getByRole("button", { name: "Показать, как сейчас" }).click();
  await page.getByText("блок отправили на согласование заново").waitFor();
  await page.getByText("И по кнопке").first().waitFor();
  expect(await page.getByLabel("Замечание ко всему блоку").inputValue()).toBe("Добавьте время");
});

it("Two blocks are signed under one confirmation, with their hashes before my eyes; without scripts as well", async () => {
  const first = await written("Первый из двух", "Первый текст для подписи.");
  const second = await written("Второй из двух", "Второй текст для подписи.");
  for (const { project, block } of [first, second]) await submit(project, block);
  const me = await house.person("approver1", { javaScriptEnabled: false, ...phone });
  const { page } = me;
  await me.open("/sign-offs");
  for (const title of ["Первый из двух", "Второй из двух"]) await page.getByRole("checkbox", { name: title }).check();
  await page.getByRole("button", { name: "Подписать отмеченные" }).click();
  await page.getByRole("heading", { name: "Подписать вместе" }).waitFor();
  expect(await page.locator(".sg-chosen .sg-hash").count()).toBe(2);
  await acceptRules(page);
  await sign(me, "Подписать 2 блока");
  await page.getByText("Подписано 2 блока").waitFor();
});

it("I hand my signature to a colleague for a reason; it leaves my inbox and comes into hers", async () => {
  const { project, block } = await written("Передаю коллеге", "Бухгалтерия видит оплаты.");
  await submit(project, block);
  const me = await house.person("approver1", phone);
  const { page } = me;
  await me.open(pathOf(project, block));
  await page.locator("summary", { hasText: "Передать подпись" }).click();
  await page.getByLabel("Кому").selectOption({ label: "Наталья Кручинина, Главный бухгалтер" });
  await page.getByLabel("Причина").fill("Отпуск");
  await page.getByRole("button", { name: "Передать", exact: true }).click();
  await page.getByText(/Вы передали подпись: Наталья/).waitFor();
  await me.open("/sign-offs");
  expect(await page.getByRole("link", { name: /Передаю коллеге/ }).count()).toBe(0);
  const her = await house.person("approver2", phone);
  await her.open("/sign-offs");
  await her.page.getByRole("link", { name: /Передаю коллеге/ }).click();
  await her.page.getByText("Вместо: Светлана Мирова").waitFor();
});

/** A block of the demonstration that has words already. */
async function ready(key: string): Promise<{ project: Project; block: Block }> {
  const project = await house.project();
  return { project, block: blockByKey(project, key) };
}

/** Signs what was submitted without opening a page. */
async function signAt(me: Person, project: Project, ...blocks: Block[]): Promise<void> {
  const seen = await Promise.all(
    blocks.map(async (block) => {
      const { body } = await me.api<{ round: { hash: string } }>("GET", pathOf(project, block));
      return { block: block.id, hash: body.round.hash };
    }),
  );
  const proof = { confirmation: { password }, acceptRules: true };
  const path = `/projects/${project.id}/sign-offs`;
  expect(await me.api("POST", path, { blocks: seen, ...proof })).toMatchObject({ status: 201 });
}

interface GivenVisa {
  block: string;
  confirmedBy: string;
  revokedAt: string | null;
}

/** The visas of a block as its manager reads them. */
async function visasOf(project: Project, { id }: Block): Promise<GivenVisa[]> {
  const { body } = await house.manager<{ signOffs: GivenVisa[] }>("GET", `/projects/${project.id}/sign-offs`);
  return body.signOffs.filter(({ block }) => block === id);
}

it("I sign by the code of a letter that names the block; my choice stays while I fetch it", async () => {
  const { project, block } = await written("Подпись кодом", "Склад отвечает за день.");
  await submit(project, block);
  const me = await house.person("approver1", phone);
  const { page } = me;
  await me.open(pathOf(project, block));
  await chooseDecision(page, "Согласовано");
  await acceptRules(page);
  await page.getByRole("button", { name: "Прислать код" }).click();
  await page.getByText("Код ушёл на approver1@demo.example").waitFor();

  const administrator = await house.person("manager");
  await administrator.open("/outbox");
  const letter = administrator.page.getByRole("row").filter({ hasText: "approver1@demo.example" }).first();
  await letter.getByText(/Код для подписи/).click();
  const words = await letter.locator("pre").innerText();
  expect(words).toContain("— Подпись кодом");
  await page.getByLabel("Код из письма").fill(/код: (\d{6})/.exec(words)![1]!);
  expect(await page.getByRole("radio", { name: "Согласовано" }).first().isChecked()).toBe(true);
  await page.getByRole("button", { name: "Подписать решение", exact: true }).click();
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
  expect(await visasOf(project, block)).toMatchObject([{ confirmedBy: "code" }]);
});

it("I confirm small changes of several blocks together, each shown as a difference from what I signed (R2)", async () => {
  const first = await written("Правка первая", "Заявка живёт три дня.");
  const second = await written("Правка вторая", "Отчёт готов утром.");
  const me = await house.person("approver1");
  const { project } = second;
  const blocks = [first.block, second.block];
  for (const block of blocks) await submit(project, block);
  await signAt(me, project, ...blocks);
  for (const [block, words] of [
    [first.block, " Потом закрыта."],
    [second.block, " Кроме субботы."],
  ] as const) {
    const reopening = { reason: "Уточнили", kind: "substance" };
    await house.manager("POST", `/projects/${project.id}/blocks/${block.id}/reopen`, reopening);
    await writeInto(house, block, words);
    await submit(project, block);
  }
  const { page } = me;
  await me.open("/sign-offs");
  await page.getByRole("link", { name: "Подтвердить 2 правки" }).click();
  await page.getByRole("heading", { name: "Подтвердить правки" }).waitFor();
  for (const words of ["закрыта", "субботы"])
    await page.locator(".sg-chosen .redline ins").filter({ hasText: words }).waitFor();
  await acceptRules(page);
  await sign(me, "Подтверждаю правки");
  await page.getByText("Подписано 2 блока").waitFor();
  expect(await visasOf(project, first.block)).toHaveLength(2);
});

it("I take my visa back with a reason: the block is in review again, and I decide anew", async () => {
  const { project, block } = await ready("main-problem");
  await submit(project, block);
  const me = await house.person("approver1", phone);
  await signAt(me, project, block);
  const { page } = me;
  await me.open(pathOf(project, block));
  await page.locator("summary", { hasText: "Снять подпись" }).click();
  await page.getByLabel("Причина").fill("Не учёл договоры");
  await page.getByRole("button", { name: "Снять подпись под этой редакцией" }).click();
  await page.getByRole("heading", { name: /Ваше решение по редакции/ }).waitFor();
  expect(await visasOf(project, block)).toMatchObject([{ revokedAt: expect.any(String) as string }]);
  await chooseDecision(page, "Согласовано");
  await sign(me);
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
});

it("With one tap after my signature I stand before the next block", async () => {
  const first = await ready("process-map");
  const second = await ready("risk-register");
  const { project } = second;
  for (const { block } of [first, second]) await submit(project, block, "2098-01-01");
  const me = await house.person("approver1", phone);
  const { page } = me;
  await me.open(pathOf(project, first.block));
  await chooseDecision(page, "Согласовано");
  await acceptRules(page);
  await sign(me);
  await page.getByRole("link", { name: `Следующий: ${second.block.title}` }).tap();
  await page.waitForURL(`**${pathOf(project, second.block)}`);
  await page.getByRole("heading", { level: 1, name: second.block.title }).waitFor();
  await chooseDecision(page, "Согласовано");
  await sign(me);
  await page.getByRole("heading", { name: "Готово, решение подписано" }).waitFor();
});

it("In the demonstration whoever has not accepted the company's rules reads them beside the decision", async () => {
  const { project, block } = await ready("telephony");
  const other = await house.person("approver2");
  await other.open(pathOf(project, block));
  await other.page
    .locator(".sg-rules")
    .getByText(/Приказ № /)
    .waitFor();
  await other.page.getByLabel(/принимаю их/).check();
});
