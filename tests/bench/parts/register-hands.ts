/** What a person does with the register in Chromium, timed inside of the page. */
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** When the page was first painted, and when it answered to hands, ms since its address was opened. */
    arrival: { painted: number; awake: number };
    latencies: number[];
  }
}

/** Begins before the page does. */
export function watchLoad(): void {
  window.arrival = { painted: NaN, awake: NaN };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === "first-contentful-paint") window.arrival.painted = startTime;
  }).observe({ type: "paint", buffered: true });
  const look = () => {
    const button = document.querySelector(".reg-filters button");
    if (button && Object.keys(button).some((key) => key.startsWith("__reactProps")))
      window.arrival.awake = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** From each key press in the search field to the frame that shows it, ms. */
export async function typeWords(page: Page, keys: number, everyMs: number): Promise<number[]> {
  await page.getByRole("searchbox").click();
  await page.evaluate(() => {
    window.latencies = [];
    const painted = new MessageChannel();
    const waiting: number[] = [];
    painted.port1.onmessage = () => {
      const now = performance.now();
      window.latencies.push(...waiting.splice(0).map((pressed) => now - pressed));
    };
    const press = ({ timeStamp }: KeyboardEvent) => {
      waiting.push(timeStamp);
      requestAnimationFrame(() => painted.port2.postMessage(undefined));
    };
    document.addEventListener("keydown", press, true);
  });
  // Latin letters: others are put in without a key press.
  await page.keyboard.type("crm 12 ".repeat(keys).slice(0, keys), { delay: everyMs });
  await page.waitForFunction((count) => window.latencies.length >= count, keys);
  return page.evaluate(() => window.latencies);
}

/** From choosing a priority to the frame that says how many are found, and to the one that has all rows, ms. */
export function choose(page: Page, value: string, rows: number): Promise<{ said: number; all: number }> {
  return page.evaluate(
    async ([chosen, expected]) => {
      const said = () => document.querySelector("#main [role=status]")!.textContent;
      const select = document.querySelector<HTMLSelectElement>("select[name=priority]")!;
      const before = said();
      const began = performance.now();
      select.value = chosen;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      while (said() === before) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const first = performance.now() - began;
      while (document.querySelectorAll(".reg a.code").length !== expected) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return { said: first, all: performance.now() - began };
    },
    [value, rows] as const,
  );
}

/** From a press on «Изменить» of some row to the frame that has its form; it is closed again. @returns ms */
export function openRow(page: Page, row: number): Promise<number> {
  return page.evaluate(async (at) => {
    const frame = () => new Promise(requestAnimationFrame);
    const link = document.querySelectorAll<HTMLElement>(".reg a[data-edit]")[at]!;
    const began = performance.now();
    link.click();
    while (!document.querySelector(".reg-open")) await frame();
    await frame();
    const ms = performance.now() - began;
    document.querySelector<HTMLElement>(".reg-open .btn.ghost")!.click();
    while (document.querySelector(".reg-open")) await frame();
    return ms;
  }, row);
}
