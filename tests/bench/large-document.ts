/**
 * A document of 35 blocks and 100,000 words over loopback, in a real browser slowed down four times: how soon it can be read,
 * and what scrolling through it costs; beside a page of the same frame with almost nothing on it.
 */
import type { BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../helpers/chromium.ts";
import { callerOf, type Caller } from "./parts/caller.ts";
import { comeToRest, takeTasks, watchTasks } from "./parts/long-tasks.ts";
import { startDemo, type DemoServer } from "./parts/demo-server.ts";
import { judge, printTable, quantile } from "./parts/table.ts";
import { openText, writeWords, type Block } from "./parts/written-blocks.ts";

const blockCount = 35;
const wordsOfABlock = 2_860;
const slowed = 4;
const rounds = 5;
/** As a wheel turns smoothly: so many pixels a frame. */
const wheel = { by: 60, frames: 600 };
/** Without a long task for so long a page has come to rest, ms. */
const quietMs = 1_500;

/** Makes the project. @returns its id, and how many words it has */
async function write(server: DemoServer, { call, cookie }: Caller): Promise<{ id: string; words: number }> {
  const { id } = await call<{ id: string }>("/projects", {
    ...{
      name: "Сто тысяч слов",
      company: "Северный поток",
      kind: "first",
      template: "crm",
      goal: "analytics",
      depth: "full",
      language: "ru",
      timeZone: "Europe/Moscow",
    },
  });
  const { sections } = await call<{ sections: { blocks: Block[] }[] }>(`/projects/${id}`);
  const blocks = sections.flatMap(({ blocks }) => blocks);
  for (const { id: block } of blocks.slice(blockCount))
    await call(`/projects/${id}/blocks/${block}`, undefined, "DELETE");
  let words = 0;
  for (const [at, { textId }] of blocks.slice(0, blockCount).entries()) {
    const client = await openText(server, cookie, textId);
    words += writeWords(client, wordsOfABlock, at + 1);
    await client.saved();
    await client.leave();
  }
  return { id, words };
}

/** Notes the frame after the one in which the screen is full of the page, or the page has no more. */
function watchReadable(): void {
  const look = () => {
    const bottom = document.querySelector("main")?.getBoundingClientRect().bottom ?? 0;
    if (bottom < innerHeight && document.readyState === "loading") return void requestAnimationFrame(look);
    const painted = new MessageChannel();
    painted.port1.onmessage = () => void (window.readableAfter = performance.now());
    requestAnimationFrame(() => painted.port2.postMessage(undefined));
  };
  requestAnimationFrame(look);
}

declare global {
  interface Window {
    readableAfter?: number;
  }
}

/** Milliseconds from asking for the page until its first screen can be read. */
async function opened(page: Page, address: string): Promise<number> {
  // The loader of TypeScript names functions by a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(watchReadable);
  await page.goto(address, { waitUntil: "commit" });
  const after = await page.waitForFunction(() => window.readableAfter, undefined, { timeout: 60_000 });
  return (await after.jsonValue())!;
}

/** Turns the wheel over the page. @returns the tasks that kept it from answering meanwhile, ms */
async function scroll(page: Page): Promise<number[]> {
  await takeTasks(page);
  await page.evaluate(async ({ by, frames }) => {
    for (let frame = 0; frame < frames; frame++) {
      window.scrollBy(0, by);
      await new Promise((next) => requestAnimationFrame(next));
    }
  }, wheel);
  return takeTasks(page);
}

/** What kept a page from answering while it was scrolled, and when it had come to rest, ms. */
interface Pass {
  scrolling: number[];
  resting: number[];
}

/** Scrolls an opened page once all its scripts have come. */
async function readThrough(page: Page): Promise<Pass> {
  await page.locator(`[data-save-state="saved"]`).waitFor({ state: "attached", timeout: 60_000 });
  await page.evaluate(watchTasks);
  await comeToRest(page, quietMs);
  const scrolling = await scroll(page);
  await comeToRest(page, quietMs);
  return { scrolling, resting: await takeTasks(page) };
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  return page;
}

async function measure(server: DemoServer): Promise<void> {
  const caller = await callerOf(server, "manager");
  const { id, words } = await write(server, caller);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = caller.cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: server.origin }]);
    const at = (path: string) => `${server.origin}/projects/${id}${path}`;
    const times: Record<"floor" | "whole", number[]> = { floor: [], whole: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [what, path] of [
        ["floor", "/bin"],
        ["whole", ""],
      ] as const) {
        const page = await slowPage(context);
        times[what].push(await opened(page, at(path)));
        await page.close();
      }
    }
    const passes: Pass[] = [];
    for (let round = 0; round < rounds; round++) {
      const page = await slowPage(context);
      await opened(page, at(""));
      passes.push(await readThrough(page));
      await page.close();
    }
    const median = (figures: number[]) => quantile(figures, 0.5);
    const [readable, floor] = [median(times.whole), median(times.floor)];
    // A neighbour on the machine lengthens a task of one pass; what the page does itself is long in most of them.
    const longest = median(passes.map(({ scrolling }) => Math.max(0, ...scrolling)));
    printTable(`A document of ${words} words, slowed down ${slowed} times`, [
      {
        what: "document",
        "readable after, ms": readable,
        "long tasks of scrolling": median(passes.map(({ scrolling }) => scrolling.length)),
        "longest, ms": longest,
        "longest once it rests, ms": median(passes.map(({ resting }) => Math.max(0, ...resting))),
      },
      {
        what: "floor: the bin of the same project",
        ...{
          "readable after, ms": floor,
          "long tasks of scrolling": "",
          "longest, ms": "",
          "longest once it rests, ms": "",
        },
      },
    ]);
    // A second and a tenth of it where the floor takes 0.63: machines differ more than that from each other, and from day
    // to day.
    judge("the document is readable after, × the floor", readable / floor, 1.6);
    judge("longest task of scrolling, × the floor", longest / floor, 0.16);
  } finally {
    await browser.close();
  }
}

const server = await startDemo();
try {
  await measure(server);
} finally {
  await server.stop();
}
