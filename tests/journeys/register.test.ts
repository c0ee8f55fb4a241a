import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockByKey, blockOn, editorOn, openBlock, untilSaid } from "./document.ts";
import { eventually, openHouse, refusedForm, type Project } from "./house.ts";

const house = openHouse();

interface Requirement {
  uuid: string;
  code: string;
  priority: string;
  statement: string;
  block: { id: string; draft: boolean };
}

async function requirementsOf(project: Project): Promise<Requirement[]> {
  const { body } = await house.manager<{ requirements: Requirement[] }>("GET", `/projects/${project.id}/requirements`);
  return body.requirements;
}

/** The card of a requirement in the document. */
function cardOn(page: Page, { uuid }: Requirement): Locator {
  return page.locator(`[id="req-${uuid}"]`);
}

async function untilInSight(page: Page, requirement: Requirement): Promise<void> {
  const top = () => cardOn(page, requirement).evaluate((card) => card.getBoundingClientRect().top);
  await eventually(async () => expect(await top()).toBeGreaterThanOrEqual(0));
  await eventually(async () => expect(await top()).toBeLessThan(700));
}

it("I find a requirement in the register and change it there; the document of my colleague says so at once", async () => {
  const project = await house.project();
  const funnel = blockByKey(project, "sales-funnel");
  const found = (await requirementsOf(project)).find(({ block }) => block.id === funnel.id)!;
  const [first, second] = [await house.person("editor1"), await house.person("editor2")];
  await openBlock(second, project, funnel.id);
  const { page } = first;
  await first.open(`/projects/${project.id}`);
  await page.getByRole("link", { name: "Требования", exact: true }).click();
  await page.getByRole("searchbox").fill(found.code.slice(3).toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByText("Найдено 1 требование").waitFor();

  await page.getByRole("link", { name: `Изменить ${found.code}` }).click();
  const form = page.getByRole("form", { name: `Изменить ${found.code}` });
  await form.getByLabel("Требование").fill("Воронка показывает, где теряются сделки");
  await form.getByLabel("Приоритет").selectOption("could");
  await form.getByRole("button", { name: "Сохранить" }).click();
  await form.waitFor({ state: "detached" });
  const line = page.getByRole("row").filter({ hasText: found.code });
  expect(await line.textContent()).toMatch(/Воронка показывает, где теряются сделки[\s\S]*Можно/);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(found.code);

  const card = editorOn(second.page, funnel.id).locator("article.req", { hasText: found.code });
  await eventually(async () => expect(await card.innerText()).toMatch(/Можно[\s\S]*где теряются сделки/));
  await untilSaid(second.page, "saved");
  await line.getByRole("link", { name: found.code, exact: true }).click();
  await blockOn(page, funnel.id).getByText("Воронка показывает, где теряются сделки").first().waitFor();
  await untilInSight(page, found);
  // Texts far below have not come; a link to a requirement among them fetches its place.
  const last = (await requirementsOf(project)).at(-1)!;
  expect(await cardOn(page, last).count()).toBe(0);
  await page.evaluate((anchor) => (location.hash = anchor), `req-${last.uuid}`);
  await untilInSight(page, last);
});

it("What I typed into the register stays when it is too long, and when a colleague was quicker", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const found = (await requirementsOf(project)).find(({ block }) => block.draft)!;
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}/requirements?edit=${encodeURIComponent(found.code)}`);
  const form = page.getByRole("form", { name: `Изменить ${found.code}` });
  const statement = form.getByLabel("Требование");
  const save = form.getByRole("button", { name: "Сохранить" });
  await statement.fill("т".repeat(2001));
  await save.click();
  await form.getByText("длиннее 2000 знаков").waitFor();
  expect(await statement.inputValue()).toBe("т".repeat(2001));

  const path = `/projects/${project.id}/requirements/${encodeURIComponent(found.code)}`;
  expect((await house.manager("PATCH", path, { statement: "Слова коллеги" })).status).toBe(200);
  await statement.fill("Мои слова");
  await save.click();
  const told = form.getByText("теперь там: «Слова коллеги»");
  await told.waitFor();
  expect(await statement.inputValue()).toBe("Мои слова");
  // The page looks at what others did meanwhile, and what I have been told of stays told.
  const look = page.waitForResponse((answer) => answer.url().includes("requirements.data"));
  await house.manager("PATCH", path, { criterion: "Отчёт готов к девяти утра" });
  await look;
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await told.count()).toBe(1);
  await save.click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("row").filter({ hasText: found.code }).getByText("Мои слова").waitFor();
});

it("The register follows the document while it is looked at", async () => {
  const project = await house.project();
  const found = (await requirementsOf(project)).findLast(({ block }) => block.draft)!;
  const { page, open } = await house.person("observer");
  await open(`/projects/${project.id}/requirements`);
  const line = page.getByRole("row").filter({ hasText: found.code });
  await line.waitFor();
  expect(await page.getByRole("link", { name: /^Изменить/ }).count()).toBe(0);
  const path = `/projects/${project.id}/requirements/${encodeURIComponent(found.code)}`;
  await house.manager("PATCH", path, { statement: "Отчёт приходит по утрам", status: "accepted" });
  await eventually(async () => expect(await line.textContent()).toMatch(/Отчёт приходит по утрам[\s\S]*Принято/));
});

it("A choice filters the register at once, and headings order it there and back", async () => {
  const project = await house.project();
  const all = await requirementsOf(project);
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}/requirements`);
  const codes = () => page.locator(".reg .code").allTextContents();
  expect(await codes()).toEqual(all.map(({ code }) => code));
  const must = all.filter(({ priority }) => priority === "must").map(({ code }) => code);
  // Three choices before the page has answered any of them: none gets lost.
  await page.evaluate(() => {
    const choose = (name: string, value: string) => {
      const select = document.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    choose("priority", "must");
    choose("group", "none");
    document.querySelector<HTMLElement>(".reg th a")!.click();
  });
  const heading = page.getByRole("columnheader", { name: "Код" });
  await page.locator(".reg-group").first().waitFor({ state: "detached" });
  expect(await heading.getAttribute("aria-sort")).toBe("ascending");
  expect((await codes()).toSorted()).toEqual(must.toSorted());
  const ascending = await codes();
  await heading.getByRole("link").click();
  await eventually(async () => expect(await heading.getAttribute("aria-sort")).toBe("descending"));
  expect(await codes()).toEqual(ascending.toReversed());
  expect(new URL(page.url()).search).toBe("?priority=must&group=none&sort=-code");
  await page.getByRole("link", { name: "Снять фильтры" }).click();
  await eventually(async () => expect(await codes()).toHaveLength(all.length));
});

it.each([true, false])(
  "On a phone filters lie folded and requirements come first; with scripts: %s",
  async (scripts) => {
    const project = await house.project();
    const { page, open } = await house.person("editor1", {
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      javaScriptEnabled: scripts,
    });
    await open(`/projects/${project.id}/requirements?priority=must`);
    const status = page.getByLabel("Статус", { exact: true });
    expect(await status.isVisible()).toBe(false);
    expect((await page.locator(".reg .code").first().boundingBox())!.y).toBeLessThan(600);
    await page.getByText("Фильтры, включено: 1").tap();
    await status.waitFor();
    if (!scripts) return;
    await status.selectOption("draft");
    await page.getByText("Фильтры, включено: 2").waitFor();
    await page.getByRole("searchbox").fill("такого слова нет нигде");
    await page.getByText("Ничего не найдено").waitFor();
    expect(await page.getByRole("searchbox").evaluate((field) => field === document.activeElement)).toBe(true);
  },
);

it("With scripts switched off I filter the register, learn how to see all of it again, and change a row", async () => {
  house.forgive(refusedForm);
  const project = await house.project();
  const all = await requirementsOf(project);
  const found = all.find(({ block }) => block.draft)!;
  const { page, open } = await house.person("editor2", { javaScriptEnabled: false });
  await open(`/projects/${project.id}/requirements`);
  await page.getByRole("searchbox").fill("такого слова нет нигде");
  await page.getByRole("button", { name: "Найти" }).click();
  await page.getByText("Ничего не найдено").waitFor();
  await page.getByRole("link", { name: "Снять фильтры" }).last().click();
  await page.getByLabel("Приоритет", { exact: true }).selectOption(found.priority);
  await page.getByRole("button", { name: "Найти" }).click();
  const same = all.filter(({ priority }) => priority === found.priority);
  await page.getByText(`Найдено ${same.length} требов`).waitFor();
  await expect.poll(() => page.locator(".reg .code").count()).toBe(same.length);

  await page.getByRole("link", { name: `Изменить ${found.code}` }).click();
  await page.getByLabel("Критерий приёмки").fill("к".repeat(2001));
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("длиннее 2000 знаков").waitFor();
  expect(await page.getByLabel("Критерий приёмки").inputValue()).toBe("к".repeat(2001));
  await page.getByLabel("Критерий приёмки").fill("Проверено на ста сделках");
  await page.getByRole("textbox", { name: "Владелец" }).fill("Алексей Громов");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("row").filter({ hasText: found.code }).getByText("Алексей Громов").waitFor();
  expect(new URL(page.url()).search).toBe(`?priority=${found.priority}`);
});
