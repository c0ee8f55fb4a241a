/** What people do on the document's page: come to a block, write in it, see what the page says about saving. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import * as Y from "yjs";
import type { DocNode } from "../../content/schema/document.ts";
import { TextClient } from "../helpers/texts-client.ts";
import type { Answer, Block, House, Person, Project } from "./house.ts";

export type SaveState = "saved" | "saving" | "offline" | "device" | "unsaved" | "connecting";

/** What the API says of a block and its live text. */
export interface BlockReading extends Block {
  content: DocNode;
  markdown: string;
  hash: string;
}

/** The block on a page. */
export function blockOn(page: Page, blockId: string): Locator {
  return page.locator(`[data-block="${blockId}"]`);
}

/** The editor of a block on a page. */
export function editorOn(page: Page, blockId: string): Locator {
  return blockOn(page, blockId).locator(".ProseMirror");
}

/** Waits until the page says this about saving. */
export async function untilSaid(page: Page, state: SaveState): Promise<void> {
  await page.locator(`[data-save-state="${state}"]`).waitFor({ state: "attached" });
}

/** Opens the document at a block that can be written in. */
export async function openBlock({ open, page }: Person, project: Project, blockId: string): Promise<Locator> {
  await open(`/projects/${project.id}?block=${blockId}#block-${blockId}`);
  const editor = editorOn(page, blockId);
  // Phones and tablets read until somebody says that he edits.
  const edit = blockOn(page, blockId).getByRole("button", { name: /^Редактировать/ });
  if (await edit.isVisible()) await edit.click();
  await editor.waitFor();
  await untilSaid(page, "saved");
  return editor;
}

/** Waits until the block stands in the upper part of the window. */
export async function untilAtTop(page: Page, blockId: string): Promise<void> {
  const top = () => blockOn(page, blockId).evaluate((block) => block.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThan(0);
  await expect.poll(top).toBeLessThan(200);
}

/** Puts the cursor behind the last word of a block. */
export async function goToEnd(page: Page, blockId: string): Promise<void> {
  await editorOn(page, blockId).locator("> *").last().click();
  await page.keyboard.press("Control+End");
}

/** The block that came from a block of the template. */
export function blockByKey(project: Project, key: string): Block {
  return project.sections.flatMap(({ blocks }) => blocks).find((block) => block.key === key)!;
}

/** Adds an empty block to the end of the first section. */
export async function addBlock(house: House, project: Project, title: string): Promise<Block> {
  const section = project.sections[0]!.id;
  return (await house.manager<Block>("POST", `/projects/${project.id}/sections/${section}/blocks`, { title })).body;
}

/** Writes to the end of a block as an editor's page does, without a page. */
export async function writeInto(house: House, { textId }: Pick<Block, "textId">, words: string): Promise<void> {
  const url = house.server.origin.replace(/^http/, "ws");
  const headers = { Origin: house.server.origin };
  const client = await new TextClient({ url, textId, headers, cookie: await house.cookie("editor1") }).ready();
  let last: unknown = client.fragment;
  while (last instanceof Y.XmlFragment && last.length > 0) last = last.get(last.length - 1);
  if (last instanceof Y.XmlText) last.insert(last.length, words);
  else client.write(words);
  await client.saved();
  await client.leave();
}

/** A new block with words in it. */
export async function writtenBlock(house: House, project: Project, title: string, words: string): Promise<Block> {
  const block = await addBlock(house, project, title);
  await writeInto(house, block, words);
  return block;
}

/** The block and its live text as the API tells them. */
export async function readBlock(house: House, project: Project, blockId: string): Promise<BlockReading> {
  const { body }: Answer<BlockReading> = await house.manager("GET", `/projects/${project.id}/blocks/${blockId}`);
  return body;
}

/** The words of a block as a reader sees them: without names of carets and other chrome of the editor. */
export function wordsOn(page: Page, blockId: string): Promise<string> {
  return blockOn(page, blockId)
    .locator(".ProseMirror, .doc-text")
    .first()
    .evaluate((text) => {
      const copy = text.cloneNode(true) as HTMLElement;
      for (const chrome of copy.querySelectorAll(".caret, [contenteditable=false]")) chrome.remove();
      return [...copy.querySelectorAll("p, h3, h4, h5")].map((line) => line.textContent).join("\n");
    });
}

/** How often a word stands in a text. */
export function count(text: string, word: string): number {
  return text.split(word).length - 1;
}
