import { describe, expect, it } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import { closeCodes } from "../../server/texts/messages.ts";
import { openCore } from "../helpers/texts-core.ts";

const saying = (text: string): DocNode => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
const words = (doc: DocNode) => doc.content?.[0]?.content?.[0]?.text;

describe("A fork", () => {
  it("is the text to the letter with who wrote what in it (R4), waits for no revision, and lives on by itself", () => {
    const { core, create } = openCore();
    const text = create(saying("Было"));
    core.edits.edit(text, saying("Было и есть"), "anna");
    core.fork("fork", text);
    expect(words(core.readings.read("fork").doc)).toBe("Было и есть");
    expect(core.readings.read("fork").authors).toEqual([]);
    expect(core.readings.writes("fork")).toEqual(core.readings.writes(text));
    core.edits.edit("fork", saying("Будет"), "boris");
    expect([words(core.readings.read(text).doc), words(core.readings.read("fork").doc)]).toEqual([
      "Было и есть",
      "Будет",
    ]);
    expect(core.readings.read("fork").authors).toEqual(["boris"]);
  });
});

describe("A text that is replaced by a fork", () => {
  it("is in another epoch: whoever has it open is let go and must come anew (R5)", () => {
    const house = openCore();
    const { core, create, open, said } = house;
    const text = create(saying("Было"));
    core.fork("fork", text);
    core.edits.edit("fork", saying("Стало"), "boris");
    const socket = open(text, "anna");
    said();
    expect(core.replace(text, "fork", 1)).toBe(true);
    expect(said()).toContainEqual({ to: "close", socket, code: closeCodes.otherEpoch });
    expect(core.readings.read(text)).toMatchObject({ epoch: 2, authors: [] });
    expect(words(core.readings.read(text).doc)).toBe("Стало");
    expect(core.readings.writes(text)).toEqual(core.readings.writes("fork"));
    house.reopen();
    expect(words(house.core.readings.read(text).doc)).toBe("Стало");
  });

  it("is replaced once, however often that is asked for", () => {
    const { core, create } = openCore();
    const text = create(saying("Было"));
    core.fork("fork", text);
    core.edits.edit("fork", saying("Стало"), "boris");
    expect([core.replace(text, "fork", 1), core.replace(text, "fork", 1)]).toEqual([true, false]);
    const { version } = core.readings.read(text);
    core.edits.edit("fork", saying("Позже"), "boris");
    expect(core.replace(text, "fork", 1)).toBe(false);
    expect(core.readings.read(text)).toMatchObject({ epoch: 2, version });
  });

  it("only grows in version: what was derived of it before is known to be old", () => {
    const { core, create } = openCore();
    const text = create(saying("Было"));
    core.fork("fork", text);
    const before = core.readings.read(text).version;
    core.replace(text, "fork", 1);
    expect(core.readings.read(text).version).toBeGreaterThan(before);
  });
});
