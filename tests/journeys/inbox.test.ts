import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

const entry = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Входящие/ });

/** Somebody of the group as the manager calls him in a comment, and a block of the document. */
async function stage(account: string) {
  const project = await house.project();
  const member = project.members.find(({ email }) => email === `${account}@demo.example`)!;
  const [section, second] = project.sections;
  const say = async (body: string, blockId = section!.blocks[0]!.id) => {
    const given = { block: blockId, place: { kind: "block" }, body, mentions: [member.id] };
    const { status, body: made } = await house.manager<{ thread: string }>("POST", `/projects/${project.id}/threads`, given);
    expect(status).toBe(201);
    return made.thread;
  };
  return { project, member, say, block: section!.blocks[0]!, far: second!.blocks[1]! };
}

it("A mention changes the colleague's count while he reads, and one press in the inbox brings him to the place, which is read from then on", async () => {
  const { project, say, far } = await stage("editor1");
  const { page, open } = await house.person("editor1");
  await open(`/projects/${project.id}`);
  const before = await entry(page).innerText();
  const thread = await say("Иван, сверьте этот блок с договором", far.id);
  await eventually(async () => expect(await entry(page).innerText()).not.toBe(before));
  await entry(page).click();
  const line = page.getByRole("listitem").filter({ hasText: "сверьте этот блок с договором" });
  await line.getByText("вы упомянуты в обсуждении блока").click();
  await page.waitForURL((url) => url.searchParams.get("thread") === thread && url.pathname === `/projects/${project.id}`);
  expect(new URL(page.url()).searchParams.get("block")).toBe(far.id);
  await page.locator(`#block-${far.id}`).waitFor();
  await eventually(async () => expect(await entry(page).innerText()).toBe(before));
});
