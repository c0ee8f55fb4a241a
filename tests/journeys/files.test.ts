import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { html, pngOf } from "../helpers/files.ts";
import { pdf } from "../helpers/papers.ts";
import { addBlock, blockByKey, blockOn, editorOn, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { openHouse, refusedForm } from "./house.ts";

const house = openHouse();

/** Pastes or drops files into an editor, as a browser tells it. */
function give(
  editor: Locator,
  type: "paste" | "drop",
  files: { name: string; type: string; bytes: Buffer }[],
): Promise<void> {
  const told = files.map(({ bytes, ...file }) => ({ ...file, letters: bytes.toString("base64") }));
  return editor.evaluate(
    (element, { type, told }) => {
      const data = new DataTransfer();
      for (const { name, type, letters } of told) {
        const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const { left, top } = element.lastElementChild!.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true, clientX: left + 4, clientY: top + 4 };
      const event =
        type === "paste"
          ? new ClipboardEvent("paste", { ...common, clipboardData: data })
          : new DragEvent("drop", { ...common, dataTransfer: data });
      element.dispatchEvent(event);
    },
    { type, told },
  );
}

const png = (name: string, bytes: Buffer) => ({ name, type: "image/png", bytes });

/** Chooses a file in the browser's own window, which a click opens. */
async function choose(page: Page, click: () => Promise<void>, file: { name: string; bytes: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), click()]);
  await chooser.setFiles({ name: file.name, mimeType: "application/octet-stream", buffer: file.bytes });
}

it("I paste a screenshot, attach a file to a row, replace it; after a reload both stand there, and the history has both", async () => {
  const project = await house.project();
  const block = blockByKey(project, "sales-funnel");
  const writer = await house.person("editor1");
  const { page } = writer;
  const editor = await openBlock(writer, project, block.id);

  await editor.locator("> p").first().click();
  await give(editor, "paste", [png("image.png", pngOf(640, 400))]);
  const image = editor.locator(".doc-img img");
  await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(640);

  const cell = blockOn(page, block.id).locator(".form-table .form-row .cell-text[data-prompt]").first();
  await cell.click();
  await page.keyboard.press("End");
  const tool = blockOn(page, block.id).getByRole("button", { name: "Изображение или файл" });
  await choose(page, () => tool.click(), { name: "Регламент.pdf", bytes: pdf });
  const attached = editor.locator(".form-row .doc-file");
  await attached.getByText("Регламент.pdf").waitFor();
  await untilSaid(page, "saved");
  const revisions = `/projects/${project.id}/blocks/${block.id}/revisions`;
  const { number } = (await house.manager<{ number: number }>("POST", revisions)).body;

  await page.reload();
  await editorOn(page, block.id).waitFor();
  await untilSaid(page, "saved");
  await attached.getByText("Регламент.pdf").click();
  const replace = attached.getByRole("button", { name: "Заменить файл" });
  const second = { name: "Регламент 2.pdf", bytes: Buffer.concat([pdf, Buffer.from("2")]) };
  await choose(page, () => replace.click(), second);
  await attached.getByText("Регламент 2.pdf").waitFor();
  await untilSaid(page, "saved");
  expect(await image.getAttribute("width")).toBe("640");

  const { content } = await readBlock(house, project, block.id);
  expect(JSON.stringify(content)).not.toContain("Регламент.pdf");
  await writer.open(`/projects/${project.id}/files`);
  const card = page.locator(".files-card", { hasText: "Регламент 2.pdf" });
  await card.getByText("Прежние версии: 1").click();
  await card.getByRole("link", { name: "Регламент.pdf", exact: true }).waitFor();
  await card.getByRole("link", { name: "Воронка продаж" }).waitFor();

  await writer.open(`/projects/${project.id}/blocks/${block.id}/history?from=${number}`);
  const difference = page.locator("main");
  await difference.locator("del", { hasText: "Регламент.pdf" }).first().waitFor();
  await difference.locator("ins", { hasText: "Регламент 2.pdf" }).first().waitFor();
});

it("what cannot be taken is told with the reason and a way on, and nothing of it is in the text; nothing jumps when an image comes", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Приложения");
  const writer = await house.person("editor1");
  const { page, context } = writer;
  const editor = await openBlock(writer, project, block.id);
  await goToEnd(page, block.id);
  const foot = blockOn(page, block.id).locator(".ed-foot");

  house.forgive(refusedForm, /Failed to load resource/);
  await give(editor, "paste", [png("схема.png", html)]);
  await foot.getByText("«схема.png» — не изображение").waitFor();
  await foot.getByRole("button", { name: "Не нужно" }).click();

  await context.setOffline(true);
  await give(editor, "drop", [png("план.png", pngOf(300, 900))]);
  await foot.getByText("Нет связи с сервером: «план.png»").waitFor();
  expect(await editor.locator(".doc-img").count()).toBe(0);
  await context.setOffline(false);
  await foot.getByRole("button", { name: "Отправить ещё раз" }).click();
  await editor.locator(".doc-img img").waitFor();
  await expect.poll(() => foot.locator(".uploads").count()).toBe(0);

  await editor.locator(".doc-img").click();
  await editor.getByRole("button", { name: "Описать" }).click();
  await page.keyboard.type("План склада");
  await page.keyboard.press("Enter");
  await editor.getByRole("img", { name: "План склада" }).waitFor();
  await untilSaid(page, "saved");

  const reader = await house.person("observer");
  let come: () => void = () => undefined;
  const isAwaited = new Promise<void>((resolve) => (come = resolve));
  await reader.page.route("**/files/*", (route) => void isAwaited.then(() => route.continue()));
  await reader.open(`/projects/${project.id}?block=${block.id}#block-${block.id}`);
  const shown = blockOn(reader.page, block.id).getByRole("img", { name: "План склада" });
  const sides = async () => {
    const box = await shown.boundingBox();
    return box && [box.width, box.height];
  };
  const isHere = () => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
  await expect.poll(sides).toEqual([300, 900]);
  expect(await isHere()).toBe(false);
  come();
  await expect.poll(isHere).toBe(true);
  // The text becomes live meanwhile: between the two there may be no image for a moment, and never one of other size.
  let seen: number[] | null = null;
  await expect.poll(async () => (seen = await sides())).not.toBeNull();
  expect(seen).toEqual([300, 900]);

  const approver = project.members.find(({ role }) => role === "approver")!;
  const round = { approvers: [{ memberId: approver.id, mandatory: true }] };
  const sent = await house.manager("POST", `/projects/${project.id}/blocks/${block.id}/rounds`, round);
  expect(sent).toMatchObject({ status: 201 });
  await expect.poll(() => editor.count()).toBe(0);
  expect(await blockOn(page, block.id).getByRole("button", { name: "Изображение или файл" }).count()).toBe(0);
});
