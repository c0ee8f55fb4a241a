/** The outline beside the document: its rows and handles, what it says, and how the document follows it. */
import type { Locator, Page } from "playwright-core";
import type { House } from "./house.ts";

/** A row of the outline by the id of its block or section. */
export function rowOf(page: Page, id: string): Locator {
  return page.locator(`.outline [data-id="${id}"]`);
}

/** The handle of a row, by which it is moved. */
export function gripOf(page: Page, id: string): Locator {
  return rowOf(page, id).locator("> .grip");
}

/** Ids of a section's blocks as the outline has them, open or not. */
export function outlined(page: Page, sectionId: string): Promise<(string | null)[]> {
  const rows = rowOf(page, sectionId).locator("[data-item=block]");
  return rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-id")));
}

/** Ids of a section's blocks as the document has them. */
export function written(page: Page, sectionId: string): Promise<(string | null)[]> {
  const blocks = page.locator(`#section-${sectionId} [data-block]`);
  return blocks.evaluateAll((all) => all.map((block) => block.getAttribute("data-block")));
}

/** What the outline says aloud, its hard spaces made soft. */
export async function said(page: Page): Promise<string> {
  return (await page.locator(".outline > p.vh[role=status]").innerText()).replaceAll("\u00a0", " ");
}

/** Middle of a row's own line, as the window has it. */
export async function middleOf(row: Locator): Promise<{ x: number; y: number }> {
  const line = row.locator("> a, > details > summary").first();
  await line.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await line.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** The document before the manager and before a colleague. */
export async function twoPages(house: House) {
  const project = await house.project();
  const manager = await house.person("manager");
  const colleague = await house.person("editor2");
  await Promise.all([manager.open(`/projects/${project.id}`), colleague.open(`/projects/${project.id}`)]);
  return { project, page: manager.page, there: colleague.page };
}
