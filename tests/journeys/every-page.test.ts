import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, type Person, type Project, prove } from "./house.ts";
import { projectPaths } from "./paths.ts";

const house = openHouse({ demo: "whole" });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function pathsOf(): Promise<string[]> {
  const project = await house.project();
  const member = project.members.find(({ role }) => role === "editor")!;
  const others = [
    "/projects",
    "/projects/new",
    "/sign-offs",
    "/profile",
    "/outbox",
    "/accounts",
    `/accounts/${member.accountId}`,
  ];
  return [...projectPaths(project, member.id), ...others];
}

const doors = ["/sign-in", "/sign-in/code?email=a@b.example", "/sign-in/link?token=x", "/reset-password"];

/** How far a page can be scrolled sideways, px. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds serious or critical: rule, and where. @param rules only these */
async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  const results = await page.evaluate((only) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ["violations"], ...(only && { runOnly: only }) });
  }, rules);
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

/** Opens each page and, once its editors stand, looks at it. */
async function lookAround(
  { open, page }: Person,
  paths: string[],
  look: (path: string) => Promise<void>,
): Promise<void> {
  for (const path of paths) {
    await open(path);
    if ((await page.locator("[data-block]").count()) > 0) await page.locator(".ProseMirror").first().waitFor();
    await look(path);
  }
}

it("Nothing has to be scrolled sideways on a phone, be it 390 or 320 px wide", async () => {
  const wide: string[] = [];
  const phone = { viewport: { width: 390, height: 844 } };
  const measure = (page: Page) => async (path: string) => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const excess = await sideways(page);
      if (excess !== 0) wide.push(`${path} at ${width}: ${excess} px`);
    }
  };
  const manager = await house.person("manager", phone);
  await lookAround(manager, await pathsOf(), measure(manager.page));
  const stranger = await house.stranger(phone);
  await lookAround(stranger, doors, measure(stranger.page));
  expect(wide).toEqual([]);
});

/** What can be pressed and is less than 44 px high or wide to a finger; what stands in the texts is not asked. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    for (const target of document.querySelectorAll<HTMLElement>("a, button, select, summary, .opt label, .seg label")) {
      if (target.closest(".doc-text, .ProseMirror, .vh, .skip, [hidden]") || !target.checkVisibility()) continue;
      if (target.matches(".vh")) continue;
      target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const reaches = ([dx, dy]: number[]) => {
        const [at, on] = [x + dx!, y + dy!];
        const outside = at < 0 || on < 0 || at >= innerWidth || on >= innerHeight;
        return outside || document.elementsFromPoint(at, on).includes(target);
      };
      const reached = [
        [0, 0],
        [0, -21],
        [0, 21],
        [-21, 0],
        [21, 0],
      ].every(reaches);
      if (!reached)
        small.push(`${target.className} «${(target.getAttribute("aria-label") ?? target.innerText).trim()}»`);
    }
    return small;
  });
}

it("Everything that can be pressed on a phone is at least 44 px large to a finger", async () => {
  const small: Record<string, string[]> = {};
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const measure = (page: Page) => async (path: string) => {
    const found = await smallTargets(page);
    if (found.length > 0) small[path] = [...new Set(found)];
  };
  const manager = await house.person("manager", phone);
  await lookAround(manager, await pathsOf(), measure(manager.page));
  const stranger = await house.stranger(phone);
  await lookAround(stranger, doors, measure(stranger.page));
  expect(small).toEqual({});
});

it("Nobody meets a serious barrier on any page, in the light theme or in the dark one", async () => {
  const found: Record<string, string[]> = {};
  const examine = (page: Page) => async (path: string) => {
    await page.evaluate(axe);
    const light = await barriers(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    // Only colours differ.
    const dark = await barriers(page, ["color-contrast"]);
    await page.emulateMedia({ colorScheme: "light" });
    if (light.length + dark.length > 0) found[path] = [...light, ...dark.map((barrier) => `dark: ${barrier}`)];
  };
  const manager = await house.person("manager");
  await lookAround(manager, await pathsOf(), examine(manager.page));
  const stranger = await house.stranger();
  await lookAround(stranger, doors, examine(stranger.page));
  expect(found).toEqual({});
});

/** What stands differently in an editor; one block of each is looked at, since to open all takes a minute. */
const kinds = [
  ...[".form-table:not(.wide)", ".form.wide", ".form-card", ".form-choice", ".form-matrix", ".req"],
  ...[".row-strip", ".asks", ".odd", ".cell.missing", ".chosen", "ol", "ul:not([class])", "> p:empty"],
];

/** Blocks of every kind among those that editors come to, with the heights of their texts before scripts run. */
function readyHeights(page: Page, drafts: string[]): Promise<{ id: string; title: string; height: number }[]> {
  const given: [string[], string[]] = [[...kinds], drafts];
  return page.evaluate(([selectors, open]) => {
    const found = selectors.flatMap((selector) => {
      const all = [...document.querySelectorAll<HTMLElement>("[data-block]")];
      const blocks = all.filter((block) => open.includes(block.dataset.block!));
      return blocks.find((block) => block.querySelector(`.doc-text ${selector}`)) ?? [];
    });
    return [...new Set(found)].map((block) => ({
      id: block.dataset.block!,
      title: block.querySelector("h2")!.innerText,
      height: block.querySelector(".block-text")!.getBoundingClientRect().height,
    }));
  }, given);
}

/** Blocks whose texts stand higher or lower once their editors have come. */
async function jumps({ id: projectId, sections }: Project, width: number): Promise<string[]> {
  const path = `/projects/${projectId}`;
  const drafts = sections.flatMap(({ blocks }) => blocks.filter(({ state }) => state === "draft").map(({ id }) => id));
  const given = { viewport: { width, height: 700 }, hasTouch: width < 600 };
  const still = await house.person("manager", { ...given, javaScriptEnabled: false });
  await still.open(path);
  const { open, page } = await house.person("manager", given);
  await open(path);
  const differ: string[] = [];
  for (const { id, title, height } of await readyHeights(still.page, drafts)) {
    const block = page.locator(`[data-block="${id}"]`);
    await block.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
    await block.locator(".ProseMirror").waitFor();
    const by = Math.round((await block.locator(".block-text").boundingBox())!.height - height);
    if (Math.abs(by) > 2) differ.push(`${title} at ${width}: ${by} px`);
  }
  return differ;
}

it("Blocks of every kind keep their height within 2 px when their editors come", async () => {
  const project = await house.project();
  for (const width of prove ? [1440, 390] : [1440]) expect(await jumps(project, width)).toEqual([]);
});
