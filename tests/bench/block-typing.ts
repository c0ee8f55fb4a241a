/**
 * Typing in a block of 60 KB of text while three others write in it, in a real browser: from the key press to the picture
 * that shows it; beside typing in an empty text where nobody else writes.
 */
import * as Y from "yjs";
import { rootName } from "../../server/texts/messages.ts";
import { launchChromium } from "../helpers/chromium.ts";
import type { TextClient } from "../helpers/texts-client.ts";
import { callerOf } from "./parts/caller.ts";
import { startDemo, type DemoServer } from "./parts/demo-server.ts";
import { everyMs, judgeTyping, openBlockAt, type } from "./parts/typing.ts";
import { openText, writeWords, type Block } from "./parts/written-blocks.ts";

/** 60 KB of Cyrillic: about five bytes and a half a word with its space, two bytes a letter. */
const words = 6_400;

/** Writes letters at the end of a paragraph of his own until he is told to stop. */
function write(client: TextClient, at: number): () => void {
  const lines = client.doc
    .getXmlFragment(rootName)
    .toArray()
    .filter((node) => node instanceof Y.XmlElement && node.nodeName === "paragraph" && node.length > 0);
  const text = (lines[Math.floor(lines.length * at)] as Y.XmlElement).get(0) as Y.XmlText;
  const timer = setInterval(() => text.insert(text.length, "щ"), everyMs);
  return () => clearInterval(timer);
}

async function measure(server: DemoServer): Promise<void> {
  const { origin } = server;
  const callers = await Promise.all(["manager", "editor1", "editor2", "editor1"].map((who) => callerOf(server, who)));
  const { call, cookie } = callers[0]!;
  const { projects } = await call<{ projects: { id: string }[] }>("/projects");
  const project = projects[0]!.id;
  const { sections } = await call<{ sections: { id: string }[] }>(`/projects/${project}`);
  const add = (title: string) => call<Block>(`/projects/${project}/sections/${sections[0]!.id}/blocks`, { title });
  const [empty, full] = [await add("Пусто"), await add("Шестьдесят килобайт")];
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    await openBlockAt(page, origin, project, empty.id);
    await page.locator(`[data-block="${empty.id}"] .ProseMirror`).click();
    const floor = await type(page);

    const writers = await Promise.all(callers.slice(1).map((caller) => openText(server, caller.cookie, full.textId)));
    writeWords(writers[0]!, words, 3);
    await writers[0]!.saved();
    await openBlockAt(page, origin, project, full.id);
    const bytes = Buffer.byteLength(await page.locator(`[data-block="${full.id}"] .ProseMirror`).innerText());
    await page.locator(`[data-block="${full.id}"] .ProseMirror > p`).nth(40).click();
    await page.keyboard.press("End");
    const alone = await type(page);
    const stops = writers.map((writer, at) => write(writer, (at + 1) / 5));
    const together = await type(page);
    stops.forEach((stop) => stop());
    await Promise.all(writers.map((writer) => writer.leave()));
    judgeTyping(`Typing in a block of ${Math.round(bytes / 1024)} KB, key press to paint`, { together, alone, floor });
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
