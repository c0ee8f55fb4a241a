/** Rows of the outline carried by mouse and by finger, in a document of 69 blocks. */
import { expect, it } from "vitest";
import { eventually, openHouse } from "./house.ts";
import { gripOf, middleOf, outlined, rowOf, twoPages, written } from "./outline.ts";

const house = openHouse({ demo: "whole" });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

it("By mouse I drag a block among others and into a closed section, and a section past its neighbour", async () => {
  const { project, page, there } = await twoPages(house);
  const [first, second, third] = project.sections;
  const ids = first!.blocks.map(({ id }) => id);
  const drag = async (from: string, to: string, below: number) => {
    const ghost = page.locator(".drag-ghost");
    // Away from the edges of the list, where it rolls under the hand.
    await rowOf(page, from).evaluate((row) => row.scrollIntoView({ block: "center" }));
    const start = await middleOf(rowOf(page, from));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    // How rows are carried is fetched at the first reach; until it has come a hand moves on.
    let way = 12;
    await eventually(async () => {
      await page.mouse.move(start.x, start.y + (way += 2));
      expect(await ghost.count()).toBe(1);
    });
    const end = await middleOf(rowOf(page, to));
    await page.mouse.move(end.x, end.y + below, { steps: 4 });
    await page.mouse.up();
    await ghost.waitFor({ state: "detached" });
  };
  // The outline itself is still for the next drag once it has what the colleague reads.
  const settled = (sectionId: string) =>
    eventually(async () => expect(await outlined(page, sectionId)).toEqual(await written(there, sectionId)));
  await drag(ids[0]!, ids[2]!, 8);
  await eventually(async () => expect((await written(there, first!.id)).slice(0, 3)).toEqual([ids[1], ids[2], ids[0]]));
  await settled(first!.id);
  await drag(ids[0]!, third!.id, 0);
  await eventually(async () => expect((await written(there, third!.id)).at(-1)).toBe(ids[0]));
  await settled(third!.id);
  await drag(first!.id, second!.id, 8);
  await eventually(async () =>
    expect((await house.project()).sections.map(({ id }) => id).slice(0, 2)).toEqual([second!.id, first!.id]),
  );
  expect(new URL(page.url()).hash).toBe("");
});

it("On a phone a long press lifts a row of the drawer and the handle lifts it at once", async () => {
  const project = await house.project();
  const { page, open, context } = await house.person("manager", phone);
  await open(`/projects/${project.id}`);
  await page.getByRole("link", { name: "Содержание", exact: true }).tap();
  const section = project.sections[0]!;
  const ids = (await house.project()).sections[0]!.blocks.map(({ id }) => id);
  // In the middle of the screen, where neither the bar below nor what is said about the first move covers a row.
  await rowOf(page, project.sections[0]!.blocks[1]!.id).evaluate((row) => row.scrollIntoView({ block: "center" }));
  const touch = await context.newCDPSession(page);
  const finger = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  const carry = async (start: { x: number; y: number }, end: { x: number; y: number }, atOnce = false) => {
    await finger("touchStart", start);
    // A finger that rests, or one that moves farther than browsers overlook.
    if (atOnce) await finger("touchMove", { x: start.x, y: start.y + 24 });
    await page.locator(".outline .held.by-pointer").waitFor();
    await finger("touchMove", end);
    await finger("touchMove", { x: end.x, y: end.y + 12 });
    await finger("touchEnd");
  };
  // Said for some seconds only.
  const said = page.getByText("Блок перемещён").waitFor();
  await carry(await middleOf(rowOf(page, ids[0]!)), await middleOf(rowOf(page, ids[1]!)));
  await eventually(async () => expect((await outlined(page, section.id)).slice(0, 2)).toEqual([ids[1], ids[0]]));
  await said;
  const box = (await gripOf(page, ids[0]!).boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43);
  const end = await middleOf(rowOf(page, ids[2]!));
  await carry({ x: box.x + 20, y: box.y + 20 }, { ...end, x: box.x + 20 }, true);
  await eventually(async () =>
    expect((await outlined(page, section.id)).slice(0, 3)).toEqual([ids[1], ids[2], ids[0]]),
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
