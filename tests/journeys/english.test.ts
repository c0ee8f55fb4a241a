import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, type Project } from "./house.ts";
import { projectPaths } from "./paths.ts";

const house = openHouse({ demo: "whole" });

/** What people wrote into the demonstration, and not the interface: names, titles, texts. */
function contentsOf(project: Project): string[] {
  const titles = project.sections.flatMap(({ title, blocks }) => [title, ...blocks.map((block) => block.title)]);
  const people = project.members.flatMap((member) => Object.values(member));
  return [...titles, ...people, project.name, project.company].filter((text) => /\p{Script=Cyrillic}/u.test(text));
}

/** Where texts stand that people or the template wrote. */
const written =
  ".prose, .written, .ProseMirror, .guide-t, .guide-ask, .ans h1, .ans-list, .ans-field .lab, .ans-row legend, .letter, .av, .proj-m, [lang=ru], .np-p li, .np-f .step .opt, select[name=code] > *";

/** Every Cyrillic word that a page says of itself, aloud or in writing. */
async function cyrillicOf(page: Page, contents: string[]): Promise<string[]> {
  const said = await page.evaluate((selector) => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node instanceof Element ? node : node.parentElement!;
      if (element.closest(`script, style, ${selector}`)) continue;
      if (node instanceof Element)
        for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(node.getAttribute(name) ?? "");
      else texts.push(node.textContent ?? "");
    }
    return texts;
  }, written);
  const longestFirst = [...contents].sort((a, b) => b.length - a.length);
  return said
    .map((text) =>
      longestFirst.reduce(
        (rest, content) => rest.replaceAll(content, ""),
        text.replaceAll("\u00a0", " ").replace(/ТЗ-[A-Z]+-\d+/g, ""),
      ),
    )
    .filter((text) => /\p{Script=Cyrillic}/u.test(text));
}

/** What approvers of the demonstration have written. */
async function remarksOf({ id, sections }: Project): Promise<string[]> {
  const words: string[] = [];
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    const { body } = await house.manager<{ remarks: Record<"body" | "quote" | "replacement", string | null>[] }>(
      "GET",
      `/projects/${id}/blocks/${block.id}/sign-off`,
    );
    for (const remark of body.remarks) words.push(remark.body ?? "", remark.quote ?? "", remark.replacement ?? "");
  }
  return words.filter(Boolean);
}

/** The company's own rules of signing: an order's number, paragraphs of a text. */
async function rulesOf({ id }: Project): Promise<string[]> {
  const path = `/projects/${id}/signing-rules`;
  const { body } = await house.manager<{ current: { body: string; orderNumber: string } }>("GET", path);
  const { body: text, orderNumber } = body.current;
  return [text, ...text.split(/\n+/).filter(Boolean), orderNumber];
}

/** The customer's own terms of confidentiality. */
async function termsOf({ id }: Project): Promise<string[]> {
  const { body } = await house.manager<{ terms: string }>("GET", `/projects/${id}/tender`);
  return [body.terms];
}

it("I switch to English, and no page of mine speaks Russian any more", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager");
  await open("/profile");
  await page.locator("label").filter({ hasText: "English" }).click();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");

  const { body } = await house.manager<{ roles: { title: string }[] }>("GET", `/projects/${project.id}/approvers`);
  const contents = [
    ...[...contentsOf(project), ...body.roles.map(({ title }) => title)],
    ...(await remarksOf(project)),
    ...(await rulesOf(project)),
    ...(await termsOf(project)),
    // What the page of search is asked for.
    "щщщ",
  ];
  const member = project.members.find(({ role }) => role === "editor")!;
  const paths = [...projectPaths(project, member.id), "/projects", "/inbox", "/accounts", "/nowhere"];
  house.forgive(/status of 404/);
  for (const path of [...paths, `/accounts/${member.accountId}`, "/profile"]) {
    await open(path);
    if (path === paths[0]) await page.locator(".ProseMirror").first().waitFor();
    const russian = (await cyrillicOf(page, contents)).filter((text) => text !== "Русский");
    expect(russian, path).toEqual([]);
  }
  await open(`/projects/${project.id}`);
  for (const tab of ["Block", "History"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await cyrillicOf(page, contents), tab).toEqual([]);
  }
});

it("I switch to the dark theme, and it is dark wherever I sign in", async () => {
  const { page, open, context } = await house.person("editor2");
  await open("/projects");
  await page.getByRole("button", { name: "Тёмная тема" }).click();
  await page.locator("html[data-theme=dark]").waitFor();
  await page.reload();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toContain("dark");
  await context.close();
  const elsewhere = await house.person("editor2");
  await elsewhere.open("/projects");
  expect(await elsewhere.page.locator("html").getAttribute("data-theme")).toBe("dark");
});

it("A stranger with an English browser is met in English", async () => {
  const { page, open } = await house.stranger({ locale: "en-GB" });
  for (const path of [
    "/sign-in",
    "/reset-password",
    "/sign-in/code?email=a@b.example",
    "/sign-in/link?token=x",
    "/unsubscribe",
  ]) {
    await open(path);
    expect(
      (await cyrillicOf(page, [])).filter((text) => text !== "Русский"),
      path,
    ).toEqual([]);
  }
});
