import { expect, it } from "vitest";
import { addBlock, count, goToEnd, openBlock, readBlock, untilSaid } from "./document.ts";
import { brokenLine, openHouse, prove } from "./house.ts";

const house = openHouse();
const times = prove ? 5 : 1;

it.each([
  ["a power cut", "kill"],
  ["a restart by its operator", "stop"],
] as const)(
  "I type on through %s of the server: nothing is lost, and the page comes back by itself",
  async (_, end) => {
    house.forgive(brokenLine, /status of 503/);
    const project = await house.project();
    const block = await addBlock(house, project, `Сервер и я: ${end}`);
    const writer = await house.person("editor1");
    const { page } = writer;
    await openBlock(writer, project, block.id);
    await goToEnd(page, block.id);
    const tokens: string[] = [];
    const type = async () => {
      tokens.push(`${end}${tokens.length}x`);
      await page.keyboard.type(` ${tokens.at(-1)}`);
    };
    for (let time = 0; time < times; time++) {
      for (let i = 0; i < 3; i++) await type();
      await untilSaid(page, "saved");
      const acknowledged = [...tokens];
      await type();
      await house.server[end]();
      await type();
      await untilSaid(page, "device");
      await house.server.restart();
      const onDisk = (await readBlock(house, project, block.id)).markdown;
      expect(acknowledged.filter((token) => count(onDisk, token) !== 1)).toEqual([]);
      await type();
      await untilSaid(page, "saved");
    }
    const { markdown } = await readBlock(house, project, block.id);
    expect(tokens.filter((token) => count(markdown, token) !== 1)).toEqual([]);
  },
);
