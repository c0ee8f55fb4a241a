/** Typing in a page as a fast typist does, and what it costs: from the key press to the picture that shows it. */
import type { Page } from "playwright-core";
import { quantile } from "./table.ts";

const keys = 200;
/** Between two letters, ms. */
export const everyMs = 120;

export interface Measured {
  latencies: number[];
  tasks: number[];
}

declare global {
  interface Window {
    measured: Measured;
  }
}

/** From the key to the frame after it, and tasks that kept the page from answering. */
function startMeasuring(): void {
  const measured: Measured = { latencies: [], tasks: [] };
  window.measured = measured;
  new PerformanceObserver((list) => measured.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
  const afterPaint = new MessageChannel();
  const waiting: number[] = [];
  afterPaint.port1.onmessage = () => {
    const now = performance.now();
    measured.latencies.push(...waiting.splice(0).map((pressed) => now - pressed));
  };
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      waiting.push(timeStamp);
      requestAnimationFrame(() => afterPaint.port2.postMessage(undefined));
    },
    true,
  );
}

/** Types letters where the cursor of the page is. */
export async function type(page: Page): Promise<Measured> {
  await page.evaluate(startMeasuring);
  await page.keyboard.type("n".repeat(keys), { delay: everyMs });
  await page.waitForFunction((count) => window.measured.latencies.length >= count, keys);
  return page.evaluate(() => window.measured);
}

/** A line of the table that is printed. */
export const typingRow = (what: string, { latencies, tasks }: Measured) => ({
  what,
  "p50, ms": quantile(latencies, 0.5),
  "p95, ms": quantile(latencies, 0.95),
  "worst, ms": Math.max(...latencies),
  "long tasks": tasks.length,
  "longest task, ms": tasks.length > 0 ? Math.max(...tasks) : "",
});
