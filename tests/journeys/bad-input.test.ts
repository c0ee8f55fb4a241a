import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { addBlock, blockOn } from "./document.ts";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse();
const tooLong = "о".repeat(121);

/** Lets a form send what the browser itself would hold back. */
async function trusting(form: Locator): Promise<Locator> {
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
    for (const field of element.querySelectorAll("[maxlength]")) field.removeAttribute("maxlength");
    for (const field of element.querySelectorAll("[type=date], [type=email]")) field.setAttribute("type", "text");
  });
  return form;
}

/** Sends a form and answers the status of the refusal. */
async function refusal(page: Page, send: () => Promise<void>): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    send(),
  ]);
  return answer.status();
}

it("Names too long, empty or wrong are refused with a sentence, and the profile keeps what I typed", async () => {
  house.forgive(refusedForm);
  const { page, open } = await house.person("editor1");
  await open("/profile");
  const form = await trusting(page.locator("form").filter({ has: page.getByLabel("Имя и фамилия") }));
  const save = () => form.getByRole("button", { name: "Сохранить" }).click();
  await form.getByLabel("Имя и фамилия").fill(tooLong);
  await form.getByLabel("Должность").fill("Коммерческий директор");
  expect(await refusal(page, save)).toBe(422);
  await page.getByText("Поле «Имя и фамилия» длиннее 120 знаков. Сократите его.").waitFor();
  expect(await page.getByLabel("Имя и фамилия").inputValue()).toBe(tooLong);
  expect(await page.getByLabel("Должность").inputValue()).toBe("Коммерческий директор");

  const again = await trusting(page.locator("form").filter({ has: page.getByLabel("Имя и фамилия") }));
  await again.getByLabel("Имя и фамилия").fill("   ");
  expect(await refusal(page, () => again.getByRole("button", { name: "Сохранить" }).click())).toBe(422);
  await page.getByText("Заполните поле «Имя и фамилия».").waitFor();

  const password = page.locator("form").filter({ has: page.getByLabel("Новый пароль") });
  await password.getByLabel("Нынешний пароль").fill("не тот пароль");
  await password.getByLabel("Новый пароль").fill("длинный новый пароль");
  expect(await refusal(page, () => password.getByRole("button", { name: "Сменить пароль" }).click())).toBe(422);
  await open("/profile");
  expect(await page.getByLabel("Имя и фамилия").inputValue()).toBe("Алексей Громов");
});

it("A wrong e-mail, a wrong role and an emptied project name change nothing", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}/members`);
  const invitation = await trusting(page.locator("form").filter({ hasText: "Послать приглашение" }));
  await invitation.getByLabel("Почта").fill("петров@");
  await invitation.getByLabel("Имя и фамилия").fill("Илья Петров");
  expect(await refusal(page, () => invitation.getByRole("button", { name: "Послать приглашение" }).click())).toBe(422);
  await page.getByText("Укажите почту, например «i.petrov@company.ru».").waitFor();
  expect(await invitation.getByLabel("Почта").inputValue()).toBe("петров@");
  expect(await invitation.getByLabel("Имя и фамилия").inputValue()).toBe("Илья Петров");
  expect(await page.getByText("Ждём ответа").count()).toBe(0);

  await open(`/projects/${project.id}/settings`);
  const settings = await trusting(page.locator("form").filter({ has: page.getByLabel("Название проекта") }));
  await settings.getByLabel("Название проекта").fill("");
  await settings.getByLabel("Часовой пояс").selectOption("Asia/Vladivostok");
  expect(await refusal(page, () => settings.getByRole("button", { name: "Сохранить" }).click())).toBe(422);
  await page.getByText("Заполните поле").waitFor();
  expect(await page.getByLabel("Часовой пояс").inputValue()).toBe("Asia/Vladivostok");
  expect((await house.project()).name).toBe(project.name);

  await open("/projects/new");
  const wizard = await trusting(page.locator("form.np"));
  await wizard.getByLabel("Название проекта").fill(tooLong);
  await wizard.getByLabel("Компания").fill("ООО «Заря»");
  await wizard.getByText("Переходим на другую").click();
  expect(await refusal(page, () => wizard.getByRole("button", { name: "Создать проект" }).click())).toBe(422);
  await page.getByText("длиннее 120 знаков").waitFor();
  expect(await page.getByLabel("Компания").inputValue()).toBe("ООО «Заря»");
  expect(await page.locator("[name=kind][value=switch]").isChecked()).toBe(true);
});

it("A block's wrong title, date and place are refused beside the block, and it stays as it was", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const block = await addBlock(house, project, "Срок и название");
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  await blockOn(page, block.id)
    .getByRole("button", { name: /^Настройки блока/ })
    .click();
  await page.getByRole("tab", { name: "Блок" }).click();
  const panel = page.getByRole("complementary", { name: /^Панель блока/ });
  const title = await trusting(panel.locator("form").filter({ has: page.getByLabel("Название блока") }));
  await title.getByLabel("Название блока").fill("");
  expect(await refusal(page, () => title.getByRole("button", { name: "Переименовать" }).click())).toBe(422);
  await title.getByText("Заполните поле").waitFor();
  await title.getByLabel("Название блока").fill(tooLong);
  expect(await refusal(page, () => title.getByRole("button", { name: "Переименовать" }).click())).toBe(422);
  await title.getByText("длиннее 120 знаков").waitFor();
  expect(await title.getByLabel("Название блока").inputValue()).toBe(tooLong);

  const due = await trusting(panel.locator("form").filter({ has: page.getByLabel("Срок") }));
  await due.getByLabel("Срок").fill("31 февраля");
  expect(await refusal(page, () => due.getByRole("button", { name: "Назначить" }).click())).toBe(422);
  await due.getByText("Укажите дату, например «2026-12-01».").waitFor();
  expect(await due.getByLabel("Срок").inputValue()).toBe("31 февраля");
  await blockOn(page, block.id).getByRole("heading", { name: "Срок и название" }).waitFor();
});

it("Links made up, used or foreign lead to a page that says what to do", async () => {
  house.forgive(/status of 4\d\d/);
  const project = await house.project();
  const { page, open } = await house.stranger();
  await open("/invitation?token=выдумано");
  await page.getByText("Приглашение устарело, отозвано или уже принято.").waitFor();
  await open("/reset-password?token=выдумано");
  await page.getByLabel("Новый пароль").fill("четыре слова подряд тут");
  expect(await refusal(page, () => page.getByRole("button", { name: "Задать пароль и войти" }).click())).toBe(410);
  await page.getByText("Ссылка устарела или уже использована. Запросите новую.").waitFor();

  const observer = await house.person("observer");
  for (const path of ["/projects/aaaaaaaaaaaaaaaaaaaa", "/accounts", "/outbox"]) {
    expect((await observer.page.goto(path))!.status(), path).toBe(404);
    await observer.page.getByRole("heading", { name: "Здесь ничего нет" }).waitFor();
  }
  for (const path of ["settings", "bin"]) {
    expect((await observer.page.goto(`/projects/${project.id}/${path}`))!.status(), path).toBe(403);
    await observer.page.getByRole("heading", { name: "Сюда вам нельзя" }).waitFor();
  }
});
