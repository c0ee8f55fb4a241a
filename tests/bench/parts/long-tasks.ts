/** Tasks that kept a page from answering for more than 50 ms, as its browser tells them. */
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** Their durations since somebody asked last, ms. */
    tasks: number[];
  }
}

/** Runs in the page, from its beginning or later. */
export function watchTasks(): void {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
    buffered: true,
  });
}

/** What came since it was asked last, ms. */
export function takeTasks(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    // Long tasks are told in tasks of their own: when the page is idle, they have been.
    await new Promise((resolve) => requestIdleCallback(resolve));
    return window.tasks.splice(0);
  });
}

/** The longest that came since it was asked last, ms. */
export async function longest(page: Page): Promise<number> {
  return Math.max(0, ...(await takeTasks(page)));
}

/** Waits until nothing has kept the page from answering for so long, ms. */
export function comeToRest(page: Page, quietMs: number): Promise<void> {
  return page.evaluate(async (quietMs) => {
    let since = performance.now();
    for (let known = -1; performance.now() - since < quietMs;) {
      if (known !== window.tasks.length) since = performance.now();
      known = window.tasks.length;
      await new Promise((next) => requestAnimationFrame(next));
    }
  }, quietMs);
}
