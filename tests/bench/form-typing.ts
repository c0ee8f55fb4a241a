/**
 * Typing in a table of 200 rows while three others write in other cells of it, in a real browser: from the key press to
 * the picture that shows it; beside typing in an empty text where nobody else writes.
 */
import * as Y from "yjs";
import { rootName } from "../../server/texts/messages.ts";
import { launchChromium } from "../helpers/chromium.ts";
import type { TextClient } from "../helpers/texts-client.ts";
import { callerOf } from "./parts/caller.ts";
import { startDemo, type DemoServer } from "./parts/demo-server.ts";
import { everyMs, judgeTyping, openBlockAt, type } from "./parts/typing.ts";
import { openText, type Block } from "./parts/written-blocks.ts";

const rowCount = 200;
/** Rows of the sales funnel: ten columns, most of them written. */
function fillFunnel(doc: Y.Doc): Y.XmlElement {
  const root = doc.getXmlFragment(rootName);
  const form = root.toArray().find((node) => node instanceof Y.XmlElement && node.nodeName === "form") as Y.XmlElement;
  const columns = (form.get(0) as Y.XmlElement).toArray().map((cell) => (cell as Y.XmlElement).getAttribute("column")!);
  for (let i = form.length; i < rowCount; i++)
    doc.transact(() => {
      const row = new Y.XmlElement("row");
      row.setAttribute("id", `bench-${i}`);
      row.setAttribute("stand", "accepted");
      const cells = columns.map((column, at) => {
        const cell = new Y.XmlElement("cell");
        cell.setAttribute("column", column);
        cell.insert(0, [new Y.XmlText(at === 5 || at === 6 ? String(i) : `Строка ${i}: позвонить, уточнить запрос`)]);
        return cell;
      });
      row.insert(0, cells);
      form.insert(form.length, [row]);
    });
  return form;
}

/** Writes letters into a cell of its own until it is told to stop. */
function write(client: TextClient, row: number): () => void {
  const form = client.fragment.toArray().find((node) => node instanceof Y.XmlElement && node.nodeName === "form");
  const cell = ((form as Y.XmlElement).get(row) as Y.XmlElement).get(2) as Y.XmlElement;
  const text = cell.get(0) as Y.XmlText;
  const timer = setInterval(() => text.insert(text.length, "щ"), everyMs);
  return () => clearInterval(timer);
}

async function measure(server: DemoServer): Promise<void> {
  const { origin } = server;
  const callers = await Promise.all(["manager", "editor1", "editor2", "editor1"].map((who) => callerOf(server, who)));
  const { call, cookie } = callers[0]!;
  const { projects } = await call<{ projects: { id: string }[] }>("/projects");
  const project = projects[0]!.id;
  const { sections } = await call<{ sections: { id: string; blocks: Block[] }[] }>(`/projects/${project}`);
  const funnel = sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "sales-funnel")!;
  const empty = await call<Block>(`/projects/${project}/sections/${sections[0]!.id}/blocks`, { title: "Пусто" });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    await openBlockAt(page, origin, project, empty.id);
    await page.locator(`[data-block="${empty.id}"] .ProseMirror`).click();
    const floor = await type(page);

    const writers = await Promise.all(callers.slice(1).map((who) => openText(server, who.cookie, funnel.textId)));
    fillFunnel(writers[0]!.doc);
    await writers[0]!.saved();
    await openBlockAt(page, origin, project, funnel.id);
    const cells = page.locator(`[data-block="${funnel.id}"] .form-row:nth-child(100) .cell-text`);
    await cells.first().click();
    await page.keyboard.press("End");
    const alone = await type(page);
    const stops = writers.map((writer, i) => write(writer, 98 + i));
    const together = await type(page);
    stops.forEach((stop) => stop());
    await Promise.all(writers.map((writer) => writer.leave()));
    judgeTyping(`Typing in a form of ${rowCount} rows, key press to paint`, { together, alone, floor });
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
