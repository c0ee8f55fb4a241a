/** Typing in a page as a fast typist does, and what it costs: from the key press to the picture that shows it. */
import type { Page } from "playwright-core";
import { takeTasks, watchTasks } from "./long-tasks.ts";
import { judge, printTable, quantile } from "./table.ts";

const keys = 200;
/** Between two letters, ms. */
export const everyMs = 120;

export interface Measured {
  latencies: number[];
  tasks: number[];
}

declare global {
  interface Window {
    latencies: number[];
  }
}

/** From the key to the frame after it. */
function startMeasuring(): void {
  window.latencies = [];
  const afterPaint = new MessageChannel();
  const waiting: number[] = [];
  afterPaint.port1.onmessage = () => {
    const now = performance.now();
    window.latencies.push(...waiting.splice(0).map((pressed) => now - pressed));
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
  await page.evaluate(watchTasks);
  await page.evaluate(startMeasuring);
  await takeTasks(page);
  await page.keyboard.type("n".repeat(keys), { delay: everyMs });
  await page.waitForFunction((count) => window.latencies.length >= count, keys);
  return { latencies: await page.evaluate(() => window.latencies), tasks: await takeTasks(page) };
}

/** Opens the document at a block, once its editor is in step. */
export async function openBlockAt(page: Page, origin: string, project: string, block: string): Promise<void> {
  await page.goto(`${origin}/projects/${project}?block=${block}#block-${block}`);
  await page.locator(`[data-block="${block}"] .ProseMirror`).waitFor({ timeout: 60_000 });
  await page.locator(`[data-save-state="saved"]`).waitFor({ state: "attached", timeout: 60_000 });
}

/** Prints and judges typing beside three others, alone, and in an empty text. */
export function judgeTyping(title: string, typed: { together: Measured; alone: Measured; floor: Measured }): void {
  printTable(title, [
    typingRow("with three others", typed.together),
    typingRow("alone", typed.alone),
    typingRow("floor: an empty text, alone", typed.floor),
  ]);
  judge("key press to paint with three others, p95, ms", quantile(typed.together.latencies, 0.95), 50);
  judge("longest task with three others, ms", Math.max(0, ...typed.together.tasks), 100);
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
