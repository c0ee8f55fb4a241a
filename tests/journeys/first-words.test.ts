/** Whether anybody has written in a block is seen in the contents as it happens. */
import { expect, it } from "vitest";
import { addBlock, editorOn, openBlock } from "./document.ts";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

it("A colleague's first letter takes the block out of the empty ones in my contents, its loss puts it back", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Филиалы");
  const reader = await house.person("observer");
  const writer = await house.person("editor1");
  await reader.open(`/projects/${project.id}`);
  await openBlock(writer, project, block.id);
  const status = reader.page.locator(`.outline [data-id="${block.id}"] .sti`);
  const said = (word: string) =>
    eventually(async () => expect((await status.getAttribute("title"))?.replace("\u00a0", " ")).toBe(word));
  await said("Пусто");
  await editorOn(writer.page, block.id).click();
  await writer.page.keyboard.type("Я");
  await said("В работе");
  await writer.page.keyboard.press("Backspace");
  await said("Пусто");
});
