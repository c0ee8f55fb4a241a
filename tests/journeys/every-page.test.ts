import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, type Person } from "./house.ts";

const house = openHouse();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function pathsOf(): Promise<string[]> {
  const project = await house.project();
  const member = project.members.find(({ role }) => role === "editor")!;
  const own = ["", "/members", `/members/${member.id}`, "/my-blocks", "/bin", "/settings", "/kept-edits"];
  const others = ["/projects", "/projects/new", "/profile", "/outbox", "/accounts", `/accounts/${member.accountId}`];
  return [...own.map((path) => `/projects/${project.id}${path}`), ...others];
}

const doors = ["/sign-in", "/sign-in/code?email=a@b.example", "/sign-in/link?token=x", "/reset-password"];

/** How far a page can be scrolled sideways, px. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds serious or critical: rule, and where. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ["violations"] });
  });
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(" "))
          .slice(0, 3)
          .join(", ")}`,
    );
}

/** Opens a page and waits until its editors, if it has any, stand. */
async function visit({ open, page }: Person, path: string): Promise<void> {
  await open(path);
  if ((await page.locator("[data-block]").count()) > 0) await page.locator(".ProseMirror").first().waitFor();
}

it.each([390, 320])("Nothing has to be scrolled sideways on a phone of %d px", async (width) => {
  const phone = { viewport: { width, height: 844 } };
  const manager = await house.person("manager", phone);
  for (const path of await pathsOf()) {
    await visit(manager, path);
    expect(await sideways(manager.page), path).toBe(0);
  }
  const stranger = await house.stranger(phone);
  for (const path of doors) {
    await visit(stranger, path);
    expect(await sideways(stranger.page), path).toBe(0);
  }
});

it.each(["light", "dark"] as const)("Nobody meets a serious barrier on a page in the %s theme", async (colorScheme) => {
  const manager = await house.person("manager", { colorScheme });
  const found: Record<string, string[]> = {};
  for (const path of await pathsOf()) {
    await visit(manager, path);
    const here = await barriers(manager.page);
    if (here.length > 0) found[path] = here;
  }
  const stranger = await house.stranger({ colorScheme });
  for (const path of doors) {
    await visit(stranger, path);
    const here = await barriers(stranger.page);
    if (here.length > 0) found[path] = here;
  }
  expect(found).toEqual({});
});
