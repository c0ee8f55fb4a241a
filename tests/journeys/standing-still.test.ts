import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openHouse, type Project, prove } from "./house.ts";

const house = openHouse({ demo: "whole" });

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
