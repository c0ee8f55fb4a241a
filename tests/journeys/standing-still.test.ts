import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { blockOn, openBlock } from "./document.ts";
import { openHouse, type Project, prove } from "./house.ts";

const house = openHouse({ demo: "whole" });

/** What stands differently in an editor; one block of each is looked at, since to open all takes a minute. */
const kinds = [
  ...[".form-table:not(.wide)", ".form.wide", ".form-card", ".form-choice", ".form-matrix", ".req"],
  ...[".row-strip", ".asks", ".odd", ".cell.missing", ".chosen", "ol", "ul:not([class])", "> p:empty", ".stretch"],
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
    if (width < 600) await block.getByRole("button", { name: /^Редактировать/ }).click();
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

/** How far what stands on the page has jumped by itself since this was called, as browsers count it. */
async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const own = window as unknown as { shifted: number };
    own.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) own.shifted += entry.value;
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}

it("Nothing jumps before a reader's eyes while somebody else comes, types, discusses and leaves: CLS < 0.02", async () => {
  const project = await house.project();
  const block = project.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "sales-funnel")!;
  const reader = await house.person("editor1");
  await openBlock(reader, project, block.id);
  const shifts = await countShifts(reader.page);
  const writer = await house.person("manager");
  const text = await openBlock(writer, project, block.id);
  await text.locator("> p").first().click();
  await writer.page.keyboard.press("End");
  const here = blockOn(reader.page, block.id);
  await here.locator(".caret").first().waitFor();
  // A line that is nowhere near its end: letters may move the letters behind them, and nothing else.
  await text.locator("> h3").first().click();
  await writer.page.keyboard.press("End");
  await writer.page.keyboard.type(" сегодня");
  await here.getByText("сегодня").first().waitFor();
  const thread = { block: block.id, place: { kind: "block" }, body: "Когда?" };
  expect((await house.manager("POST", `/projects/${project.id}/threads`, thread)).status).toBe(201);
  await here.locator(".talk-link .cnt").waitFor();
  await writer.context.close();
  await here.locator(".caret").first().waitFor({ state: "detached" });
  expect(await shifts()).toBeLessThan(0.02);
});
