import { expect, it } from "vitest";
import { addBlock, blockOn, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { awake } from "../helpers/chromium.ts";
import { openHouse } from "./house.ts";
import { acceptTerms } from "./door.ts";

const house = openHouse();

it("As an observer I see the text change while I read it, and cannot type in it", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Читают все");
  const observer = await house.person("observer");
  const { page } = observer;
  await observer.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  const writer = await house.person("editor1");
  await openBlock(writer, project, block.id);
  await goToEnd(writer.page, block.id);
  await writer.page.keyboard.type("Менеджер видит карточку клиента за одну секунду");
  await blockOn(page, block.id).getByText("Менеджер видит карточку клиента за одну секунду").waitFor();

  expect(await page.locator("[contenteditable=true]").count()).toBe(0);
  expect(await page.locator("[data-save-state]").count()).toBe(0);
  await blockOn(page, block.id).locator(".doc-text").click();
  await page.keyboard.type("наблюдатель пишет");
  await writer.page.keyboard.type(" и не ждёт");
  await blockOn(page, block.id).getByText("за одну секунду и не ждёт").waitFor();
  await untilSaid(writer.page, "saved");
  expect((await readBlock(house, project, block.id)).markdown).not.toContain("наблюдатель");
  for (const deed of ["Добавить блок", "Добавить раздел", "Зафиксировать редакцию"])
    expect(await page.getByRole("button", { name: deed }).count(), deed).toBe(0);
});

it("R6: an integrator sees that nothing is published yet, and nothing of the inside", async () => {
  house.forgive(/status of 404/);
  const project = await house.project();
  const { page, api } = await house.person("integrator-a");
  await acceptTerms(api, project.id);
  const heard: Promise<string>[] = [];
  const isText = /json|turbo|html|x-script/;
  const nothing = () => "";
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => void heard.push(Promise.resolve(String(payload)))),
  );
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    // A fetch that is broken off by leaving the page has told nobody anything.
    if (!isPage && isText.test(response.headers()["content-type"] ?? "")) heard.push(response.text().catch(nothing));
  });
  /** Opens a page once the one before has been heard out: the body of an answer is gone with its page. */
  const visit = async (path: string, status: number) => {
    await Promise.all(heard);
    const answer = await page.goto(`/projects/${project.id}${path}`);
    expect(answer!.status(), path).toBe(status);
    heard.push(Promise.resolve(await answer!.text()));
  };
  await visit("", 200);
  await page.getByRole("heading", { name: "ТЗ ещё не опубликовано" }).waitFor();
  await awake(page);
  await page.waitForLoadState("networkidle");
  const block = `/blocks/${project.sections[0]!.blocks[0]!.id}`;
  for (const path of ["/overview", "/members", "/my-blocks", "/bin", "/settings", block, "/forms"])
    await visit(path, 404);
  const all = (await Promise.all(heard)).join("\n");
  expect(all).toMatch(/ТЗ ещё не.опубликовано/);
  const inside = [
    ...project.sections.flatMap(({ title, blocks }) => [title, ...blocks.map((block) => block.title)]),
    ...project.members
      .filter(({ email }) => !email.startsWith("integrator-a"))
      .flatMap(({ name, email }) => [name, email]),
    project.sections[0]!.id,
  ];
  expect(inside.filter((secret) => all.includes(secret))).toEqual([]);
});

it("What changes between the answer with a page and its line is shown when the line comes", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Как было");
  const { page, open } = await house.person("observer");
  let connect: (() => void) | undefined;
  await page.routeWebSocket(/\/live\//, (socket) => {
    connect = () => void socket.connectToServer();
  });
  await open(`/projects/${project.id}`);
  await blockOn(page, block.id).getByRole("heading", { name: "Как было" }).waitFor();
  await expect.poll(() => connect).toBeDefined();
  await house.manager("PATCH", `/projects/${project.id}/blocks/${block.id}`, { title: "Как стало" });
  connect!();
  await blockOn(page, block.id).getByRole("heading", { name: "Как стало" }).waitFor();
});

it("When a colleague's change comes while I scroll, the page stays where I have scrolled to", async () => {
  const project = await house.project();
  const block = project.sections[0]!.blocks[0]!;
  const { page, open } = await house.person("observer");
  await open(`/projects/${project.id}`);
  let comes: () => void = () => undefined;
  const isAwaited = new Promise<void>((resolve) => (comes = resolve));
  const asked = page.waitForRequest(/\.data/);
  await page.route(/\.data/, (route) => void isAwaited.then(() => route.continue()));
  const renamed = { title: "Переименован, пока я листаю" };
  expect(await house.manager("PATCH", `/projects/${project.id}/blocks/${block.id}`, renamed)).toMatchObject({
    status: 200,
  });
  await asked;
  const place = () => page.evaluate(() => window.scrollY);
  await page.evaluate(() => window.scrollTo(0, 700));
  await expect.poll(place).toBe(700);
  comes();
  await page.getByRole("heading", { name: renamed.title }).waitFor({ state: "attached" });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await place()).toBe(700);
});

it("Going back or reloading I am where I was; a new page begins at its top", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open(`/projects/${project.id}/requirements`);
  const place = () => page.evaluate(() => window.scrollY);
  await page.evaluate(() => window.scrollTo(0, 300));
  await expect.poll(place).toBe(300);
  await page.getByRole("link", { name: "Обзор", exact: true }).click();
  await page.waitForURL("**/overview");
  await expect.poll(place).toBe(0);
  await page.goBack();
  await expect.poll(place).toBe(300);
  await page.reload();
  await awake(page);
  expect(await place()).toBe(300);
});

/** Makes the browser tell of two frames at once, as a busy one does: of the one that is over, then of the present one. */
function tellTwoFramesAtOnce(): void {
  const Told = window.IntersectionObserver;
  window.IntersectionObserver = class extends Told {
    constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      const over = ({ target, isIntersecting }: IntersectionObserverEntry) =>
        ({ target, isIntersecting: !isIntersecting }) as IntersectionObserverEntry;
      super((entries, observer) => tell([...entries.map(over), ...entries], observer), options);
    }
  };
}

it("On a busy page, which hears of several frames at once, the block in sight can be written in", async () => {
  const project = await house.project();
  const { context, page, open } = await house.person("editor1");
  await context.addInitScript(tellTwoFramesAtOnce);
  await open(`/projects/${project.id}`);
  await editorOn(page, project.sections[0]!.blocks[0]!.id).waitFor();
});
