/**
 * Typing in a table of 200 rows while three others write in other cells of it, in a real browser: from the key press to
 * the picture that shows it; beside typing in an empty text where nobody else writes.
 */
import type { Page } from "playwright-core";
import * as Y from "yjs";
import { rootName } from "../../server/texts/messages.ts";
import { launchChromium } from "../helpers/chromium.ts";
import { TextClient } from "../helpers/texts-client.ts";
import { startDemo, type DemoServer } from "./parts/demo-server.ts";
import { judge, printTable, quantile } from "./parts/table.ts";
import { everyMs, type, typingRow as row } from "./parts/typing.ts";

const rowCount = 200;
interface Block {
  id: string;
  key: string;
  textId: string;
}

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

async function openAt(page: Page, origin: string, project: string, block: string): Promise<void> {
  await page.goto(`${origin}/projects/${project}?block=${block}#block-${block}`);
  await page.locator(`[data-block="${block}"] .ProseMirror`).waitFor({ timeout: 60_000 });
  await page.locator(`[data-save-state="saved"]`).waitFor({ state: "attached", timeout: 60_000 });
}

async function measure(server: DemoServer): Promise<void> {
  const { origin } = server;
  const cookies = await Promise.all(["manager", "editor1", "editor2", "editor1"].map((who) => server.signIn(who)));
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { cookie: cookies[0]!, origin, "content-type": "application/json" };
    const posted = body ? { method: "POST", body: JSON.stringify(body) } : {};
    return (await fetch(`${origin}/api/v1${path}`, { headers, ...posted })).json() as Promise<T>;
  };
  const { projects } = await call<{ projects: { id: string }[] }>("/projects");
  const project = projects[0]!.id;
  const { sections } = await call<{ sections: { id: string; blocks: Block[] }[] }>(`/projects/${project}`);
  const funnel = sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "sales-funnel")!;
  const empty = await call<Block>(`/projects/${project}/sections/${sections[0]!.id}/blocks`, { title: "Пусто" });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookies[0]!.split("=") as [string, string];
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    await openAt(page, origin, project, empty.id);
    await page.locator(`[data-block="${empty.id}"] .ProseMirror`).click();
    const floor = await type(page);

    const address = (cookie: string) => ({ url: origin.replace("http", "ws"), textId: funnel.textId, cookie });
    const writers = cookies.slice(1).map((cookie) => new TextClient({ ...address(cookie), headers: { origin } }));
    await Promise.all(writers.map((writer) => writer.ready()));
    fillFunnel(writers[0]!.doc);
    await writers[0]!.saved();
    await openAt(page, origin, project, funnel.id);
    const cells = page.locator(`[data-block="${funnel.id}"] .form-row:nth-child(100) .cell-text`);
    await cells.first().click();
    await page.keyboard.press("End");
    const alone = await type(page);
    const stops = writers.map((writer, i) => write(writer, 98 + i));
    const together = await type(page);
    stops.forEach((stop) => stop());
    await Promise.all(writers.map((writer) => writer.leave()));
    printTable(`Typing in a form of ${rowCount} rows, key press to paint`, [
      row("with three others", together),
      row("alone", alone),
      row("floor: an empty text, alone", floor),
    ]);
    judge("key press to paint with three others, p95, ms", quantile(together.latencies, 0.95), 50);
    judge("longest task with three others, ms", Math.max(0, ...together.tasks), 100);
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
