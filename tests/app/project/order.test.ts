/** Places in the outline: a move loses and doubles nothing, and means the same on the page and at the server. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moved, placeOf, stepFrom, type Item, type Sections } from "../../../app/project/order.ts";
import { placeAt } from "../../../server/domain/document/placing.ts";

/** Sections of so many blocks each: «s0» with «s0b0», «s0b1» … */
function outline(sizes: readonly number[]): Sections {
  return sizes.map((size, at) => ({
    ...{ id: `s${at}`, key: `s${at}`, title: `Раздел ${at}`, prefix: "AAA" },
    blocks: Array.from({ length: size }, (_, position) => ({
      ...{ id: `s${at}b${position}`, sectionId: `s${at}`, key: "", title: "", state: "draft" as const, textId: "" },
      ...{ position, mandatory: false, responsibleId: null, due: null, notRequired: null, revision: null },
    })),
  }));
}

const idsOf = (sections: Sections) => sections.map(({ id, blocks }) => [id, blocks.map((block) => block.id)] as const);
const everyBlock = (sections: Sections) =>
  sections
    .flatMap(({ blocks }) => blocks)
    .map(({ id }) => id)
    .sort();
const block = (id: string): Item => ({ kind: "block", id });

const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Item["kind"]>("block", "section"),
    which: fc.nat(30),
    to: fc.nat(8),
    position: fc.nat(12),
  }),
  { maxLength: 12 },
);
const sizes = fc.array(fc.nat(6), { minLength: 1, maxLength: 5 });

describe("a move in the outline", () => {
  it("loses and doubles nothing, and puts the thing where it was sent", () => {
    fc.assert(
      fc.property(sizes, moves, (given, made) => {
        let sections = outline(given);
        const blocks = everyBlock(sections);
        for (const { kind, which, to, position } of made) {
          const section = sections[to % sections.length]!.id;
          const id = kind === "section" ? section : blocks[which % Math.max(1, blocks.length)];
          if (!id) continue;
          const place = { sectionId: kind === "section" ? null : section, position };
          sections = moved(sections, { item: { kind, id }, to: place });
          expect(placeOf(sections, { kind, id })?.sectionId).toBe(place.sectionId);
        }
        expect(everyBlock(sections)).toEqual(blocks);
        expect(sections.map(({ id }) => id).sort()).toEqual(outline(given).map(({ id }) => id));
        expect(sections.every(({ id, blocks: own }) => own.every(({ sectionId }) => sectionId === id))).toBe(true);
      }),
    );
  });

  it("is what the server makes of it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), fc.nat(7), fc.nat(9), async (size, from, position) => {
        const sections = outline([size]);
        const id = `s0b${from % size}`;
        const rows = sections[0]!.blocks.map((row) => ({ id: row.id, position: row.position }));
        const own = rows.find((row) => row.id === id)!;
        const others = rows.filter((row) => row !== own);
        own.position = await placeAt(others, position, async (other, at) => {
          others.find((row) => row.id === other)!.position = at;
        });
        const stored = rows.sort((a, b) => a.position - b.position).map((row) => row.id);
        const shown = moved(sections, { item: block(id), to: { sectionId: "s0", position } })[0]!.blocks;
        expect(shown.map((row) => row.id)).toEqual(stored);
      }),
    );
  });

  it("of what is gone, or into a section that is gone, changes nothing", () => {
    const sections = outline([2, 1]);
    expect(moved(sections, { item: block("gone"), to: { sectionId: "s0", position: 0 } })).toBe(sections);
    expect(moved(sections, { item: block("s0b0"), to: { sectionId: "gone", position: 0 } })).toBe(sections);
  });
});

describe("one step", () => {
  it("goes from a section's edge into its neighbour, and stops at the document's edges", () => {
    let sections = outline([2, 0, 1]);
    const walk = (item: Item, by: -1 | 1) => {
      const to = stepFrom(sections, item, by);
      if (to) sections = moved(sections, { item, to });
      return to && idsOf(sections).map(([, blocks]) => blocks.join());
    };
    expect(walk(block("s0b0"), 1)).toEqual(["s0b1,s0b0", "", "s2b0"]);
    expect(walk(block("s0b0"), 1)).toEqual(["s0b1", "s0b0", "s2b0"]);
    expect(walk(block("s0b0"), 1)).toEqual(["s0b1", "", "s0b0,s2b0"]);
    expect(walk(block("s2b0"), 1)).toBeNull();
    expect(walk(block("s0b0"), -1)).toEqual(["s0b1", "s0b0", "s2b0"]);
    expect(walk(block("s0b1"), -1)).toBeNull();
  });

  it("down and up again brings everything back", () => {
    fc.assert(
      fc.property(sizes, fc.nat(30), fc.boolean(), (given, which, ofBlock) => {
        const sections = outline(given);
        const blocks = everyBlock(sections);
        const id = ofBlock ? blocks[which % Math.max(1, blocks.length)] : sections[which % sections.length]!.id;
        const item: Item = { kind: ofBlock ? "block" : "section", id: id ?? "gone" };
        const down = stepFrom(sections, item, 1);
        if (!down) return;
        const after = moved(sections, { item, to: down });
        expect(idsOf(moved(after, { item, to: stepFrom(after, item, -1)! }))).toEqual(idsOf(sections));
      }),
    );
  });

  it("takes a section past its neighbour with its blocks", () => {
    const sections = outline([1, 2]);
    const to = stepFrom(sections, { kind: "section", id: "s0" }, 1)!;
    expect(idsOf(moved(sections, { item: { kind: "section", id: "s0" }, to }))).toEqual([
      ["s1", ["s1b0", "s1b1"]],
      ["s0", ["s0b0"]],
    ]);
  });
});
