/**
 * Notes of a three-hour interview, 30,000 words read from a transcript: how soon they can be read, and typing in them; in a
 * real browser, beside the notes of an interview where nothing was said yet.
 */
import type { Page } from "playwright-core";
import { launchChromium } from "../helpers/chromium.ts";
import { callerOf } from "./parts/caller.ts";
import { startDemo, type DemoServer } from "./parts/demo-server.ts";
import { numbers, sentence } from "./parts/made-words.ts";
import { judge, printTable, quantile } from "./parts/table.ts";
import { type, typingRow as row } from "./parts/typing.ts";

const words = 30_000;
const wordsOfALine = 25;

function transcript(): string {
  const random = numbers(7);
  const line = (at: number) => `${at % 2 === 0 ? "Вопрос" : "Ответ"}: ${sentence(random, wordsOfALine)}`;
  return Array.from({ length: words / wordsOfALine }, (_, at) => line(at)).join("\n");
}

/** Milliseconds from asking for the page until its last line stands there to be read. */
async function openNotes(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(".doc-text > :last-child, .ProseMirror > :last-child").first().waitFor({ state: "attached" });
  const read = await page.evaluate(() => performance.now());
  await page.locator(".ProseMirror").waitFor({ timeout: 60_000 });
  await page.locator(`[data-save-state="saved"]`).waitFor({ state: "attached", timeout: 60_000 });
  return read;
}

async function measure(server: DemoServer): Promise<void> {
  const { origin } = server;
  const { call, cookie } = await callerOf(server, "manager");
  const { projects } = await call<{ projects: { id: string }[] }>("/projects");
  const project = `/projects/${projects[0]!.id}`;
  const { sections } = await call<{ sections: { blocks: { id: string }[] }[] }>(project);
  const plan = { role: "sales-rep", blocks: [sections[0]!.blocks[0]!.id] };
  const begin = async () => {
    const { id } = await call<{ id: string }>(`${project}/interviews`, plan);
    await call(`${project}/interviews/${id}/start`, {});
    return id;
  };
  const [empty, full] = [await begin(), await begin()];
  const file = Buffer.from(transcript()).toString("base64");
  const { words: read } = await call<{ words: number }>(`${project}/interviews/${full}/transcript`, { file });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const write = async (id: string) => {
      const opened = await openNotes(page, `${origin}${project}/interviews/${id}`);
      await page.locator(".ProseMirror > *").last().click();
      await page.keyboard.press("Control+End");
      return { opened, typed: await type(page) };
    };
    const floor = await write(empty);
    const notes = await write(full);
    const again = await openNotes(page, `${origin}${project}/interviews/${full}`);
    printTable(`Notes of ${read} words`, [
      { ...row("transcript", notes.typed), "readable after, ms": again },
      { ...row("floor: nothing said yet", floor.typed), "readable after, ms": floor.opened },
    ]);
    judge("notes are readable after, ms", again, 1_000);
    judge("key press to paint in the notes, p95, ms", quantile(notes.typed.latencies, 0.95), 50);
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
