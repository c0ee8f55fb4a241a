import { expect, it } from "vitest";
import { addBlock, blockOn, count, goToEnd, openBlock, readBlock, untilSaid, wordsOn } from "./document.ts";
import { eventually, openHouse, prove } from "./house.ts";

const house = openHouse();
const writingSeconds = prove ? 60 : 5;
const writers = { editor1: "Алексей Громов", editor2: "Ольга Седова", manager: "Марина Ведерникова" };

it("Three of us type in one block at once: each word is there once, on every screen and on the server", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Пишем втроём");
  const people = await Promise.all(
    Object.entries(writers).map(async ([account, name]) => ({ ...(await house.person(account)), account, name })),
  );
  await Promise.all(people.map((person) => openBlock(person, project, block.id)));
  for (const { page, name } of people) {
    await goToEnd(page, block.id);
    await page.keyboard.type(`${name}:`);
    await page.keyboard.press("Enter");
    await untilSaid(page, "saved");
  }
  const [first, second] = people;
  await eventually(async () => expect(await blockOn(second!.page, block.id).innerText()).toContain(first!.name));

  const end = Date.now() + writingSeconds * 1_000;
  const typed = await Promise.all(
    people.map(async ({ page, account, name }) => {
      // Each writes under his own name.
      await blockOn(page, block.id).getByText(`${name}:`).click();
      await page.keyboard.press("End");
      const tokens: string[] = [];
      // A busy machine types slowly: everybody writes a few words, however long it takes.
      while (Date.now() < end || tokens.length < 3) {
        const token = `${account}n${tokens.length}x`;
        await page.keyboard.type(` ${token}`);
        tokens.push(token);
      }
      return tokens;
    }),
  );
  for (const { page } of people) await untilSaid(page, "saved");

  const words = await readBlock(house, project, block.id);
  for (const token of typed.flat()) expect(count(words.markdown, token), token).toBe(1);
  const own = await wordsOn(first!.page, block.id);
  for (const { page } of people) await eventually(async () => expect(await wordsOn(page, block.id)).toBe(own));
  for (const token of typed.flat()) expect(count(own, token), token).toBe(1);

  const revisions = `/projects/${project.id}/blocks/${block.id}/revisions`;
  const taken = await house.manager<{ hash: string }>("POST", revisions);
  expect(taken.body.hash).toBe(words.hash);
  const { body } = await house.manager<{ revisions: { authors: { name: string }[] }[] }>("GET", revisions);
  expect(body.revisions[0]!.authors.map(({ name }) => name).sort()).toEqual(Object.values(writers).sort());
});

it("My words stand where I clicked, though a colleague types at that very moment", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Щелчки и буквы");
  const writer = await house.person("editor1");
  const clicker = await house.person("manager");
  await Promise.all([writer, clicker].map((person) => openBlock(person, project, block.id)));
  await goToEnd(writer.page, block.id);
  await writer.page.keyboard.type("Раз:\nДва:\nТри:\nПишу:");
  await untilSaid(writer.page, "saved");
  await goToEnd(clicker.page, block.id);

  let clicking = true;
  const typing = (async () => {
    while (clicking) await writer.page.keyboard.type("а");
  })();
  const lines = { "Раз:": "1", "Два:": "2", "Три:": "3" };
  const rounds = prove ? 50 : 6;
  for (let round = 0; round < rounds; round++) {
    for (const [line, mark] of Object.entries(lines)) {
      await blockOn(clicker.page, block.id).getByText(line).click();
      await clicker.page.keyboard.press("End");
      await clicker.page.keyboard.type(mark);
    }
  }
  clicking = false;
  await typing;
  await untilSaid(clicker.page, "saved");
  const words = (await readBlock(house, project, block.id)).markdown;
  for (const [line, mark] of Object.entries(lines))
    expect(words).toMatch(new RegExp(`^${line}${mark.repeat(rounds)}$`, "m"));
});

it("I see where my colleagues write, under their own names", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Кто где пишет");
  const reader = await house.person("manager");
  const writer = await house.person("editor1");
  await openBlock(reader, project, block.id);
  await openBlock(writer, project, block.id);
  await goToEnd(writer.page, block.id);
  await writer.page.keyboard.type("Здесь");
  const caret = blockOn(reader.page, block.id).locator(".caret");
  await caret.getByText(writers.editor1).waitFor();
  await reader.page.getByRole("group", { name: "Здесь ещё 1 человек" }).waitFor();
  await blockOn(reader.page, block.id).getByText("здесь 1 человек").waitFor();
  await writer.page.close();
  await caret.waitFor({ state: "detached" });
});

it("R1: the page says «Сохранено» only once the server has said so", async () => {
  const project = await house.project();
  const block = await addBlock(house, project, "Сохранено ли");
  const { page, ...person } = await house.person("editor1");
  const held: (() => void)[] = [];
  let holding = false;
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      // Type 100: how many messages are on disk.
      if (holding && Buffer.from(message)[0] === 100) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await openBlock({ page, ...person }, project, block.id);
  holding = true;
  await goToEnd(page, block.id);
  await page.keyboard.type("Ещё не на диске");
  await untilSaid(page, "saving");
  await eventually(async () => expect(held.length).toBeGreaterThan(0));
  await eventually(async () =>
    expect((await readBlock(house, project, block.id)).markdown).toContain("Ещё не на диске"),
  );
  expect(await page.locator("[data-save-state]").getAttribute("data-save-state")).toBe("saving");
  holding = false;
  for (const release of held) release();
  await untilSaid(page, "saved");
});
