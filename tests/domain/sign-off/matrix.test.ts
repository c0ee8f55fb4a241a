import { describe, expect, it } from "vitest";
import { addBlock } from "../../../server/domain/document/blocks.ts";
import { addSection } from "../../../server/domain/document/sections.ts";
import { readApproverMatrix } from "../../../server/domain/sign-off/approver-matrix.ts";
import { nameApprover } from "../../../server/domain/sign-off/approvers.ts";
import { projectGrounds, refusalOf, staff } from "../../helpers/projects.ts";
import { cast, writeRound, type Turn } from "./cast.ts";

const open = projectGrounds();

describe("the matrix of approvers", () => {
  it("is read by everybody inside, and is nothing to integrators and contractors (R6)", async () => {
    const ground = await open();
    const made = await cast(ground);
    const people = await staff(made);
    for (const role of ["owner", "manager", "editor", "approver", "observer"] as const)
      expect((await readApproverMatrix(ground, people[role], made.id)).sections).toHaveLength(3);
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(readApproverMatrix(ground, people[role], made.id))).toEqual({ code: "not-found" });
  });

  it("has a column for each who may be named and for nobody else", async () => {
    const ground = await open();
    const { manager, id, director, engineer, join, matrix, now } = await cast(ground);
    await join("contractor");
    const { people } = await matrix();
    const ids = [(await now()).memberId, director.memberId, engineer.memberId];
    expect(people.map((person) => person.id).sort()).toEqual(ids.sort());
    expect(people.every(({ mayBeNamed }) => mayBeNamed)).toBe(true);
    expect(await readApproverMatrix(ground, manager, id)).toEqual(await matrix());
  });

  it("tells roles that nobody holds, and in how many blocks they are missing", async () => {
    const ground = await open();
    const { matrix, goal, blockNow } = await cast(ground);
    const vacant = (await matrix()).roles.filter(({ memberId }) => memberId === null);
    expect(vacant.map(({ role }) => role)).toEqual(["sales-head", "it"]);
    expect(vacant[1]).toMatchObject({ title: "ИТ", mandatory: 0 });
    const { signers } = await blockNow(goal.id);
    expect(signers.filter(({ memberId }) => memberId === null).map(({ roles }) => roles)).toEqual([
      ["sales-head"],
      ["it"],
    ]);
  });

  it("is read with as many queries for a hundred blocks as for three", async () => {
    const ground = await open();
    const { id, manager, engineer, section } = await cast(ground);
    let queries = 0;
    const facts = ground.facts.withPlugin({
      transformQuery: ({ node }) => {
        queries++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const count = async () => {
      queries = 0;
      await readApproverMatrix({ ...ground, facts }, manager, id);
      return queries;
    };
    const few = await count();
    for (let made = 0; made < 3; made++) await addSection(ground, manager, id, `Раздел ${made}`);
    for (let made = 0; made < 30; made++) {
      const { blockId } = await addBlock(ground, manager, id, section.id, { title: `Блок ${made}` });
      await nameApprover(ground, manager, id, { blockId }, { memberId: engineer.memberId });
    }
    expect(await count()).toBe(few);
    expect(few).toBeLessThan(15);
  });
});

describe("the state of a round in the matrix", () => {
  async function stage() {
    const ground = await open();
    const made = await cast(ground);
    const { id: projectId, manager, block, join, blockNow } = made;
    const approver = await join("approver");
    const write = (turns: Turn[], more = {}) => writeRound(ground, { projectId, manager, block, ...more }, turns);
    const state = async () => {
      const { round } = await blockNow(block.id);
      const progress = (who: { memberId: string }) =>
        round?.people.find(({ memberId }) => memberId === who.memberId)?.progress;
      return { round, progress };
    };
    return { ...made, approver, write, state };
  }

  it("is none while the block was never submitted", async () => {
    expect((await (await stage()).state()).round).toBeNull();
  });

  it("tells who has decided what, and who is waited for", async () => {
    const { director, engineer, approver, write, state } = await stage();
    await write([
      { who: director, decision: "agreed-with-remarks" },
      { who: engineer, decision: "rejected" },
      { who: approver },
    ]);
    const { round, progress } = await state();
    expect(round).toMatchObject({ number: 1, outcome: null });
    expect([director, engineer, approver].map(progress)).toEqual(["agreed-with-remarks", "rejected", "waiting"]);
  });

  it("lets later steps wait for the mandatory ones before them, not for the advisory ones", async () => {
    const { director, engineer, approver, write, state } = await stage();
    await write([
      { who: engineer, mandatory: false },
      { who: approver, step: 2 },
      { who: director, step: 3 },
    ]);
    const { progress } = await state();
    expect([engineer, approver, director].map(progress)).toEqual(["waiting", "waiting", "later"]);
  });

  it("waits again for whoever took his decision back", async () => {
    const { director, write, state } = await stage();
    await write([{ who: director, decision: "agreed", revoked: true }]);
    expect((await state()).progress(director)).toBe("waiting");
  });

  it("is that of the latest round; one that has ended waits for nobody", async () => {
    const { director, engineer, write, state } = await stage();
    await write([{ who: director, decision: "agreed" }], { outcome: "returned" });
    await write(
      [
        { who: director, decision: "rejected" },
        { who: engineer, mandatory: false },
      ],
      {
        ...{ number: 2, outcome: "rejected" },
      },
    );
    const { round, progress } = await state();
    expect(round?.number).toBe(2);
    expect([director, engineer].map(progress)).toEqual(["rejected", undefined]);
  });

  it.each(["withdrawn", "reopened"] as const)("of a round that was %s counts no more", async (outcome) => {
    const { director, write, state } = await stage();
    await write([{ who: director, decision: "agreed" }], { outcome });
    expect((await state()).round?.people).toEqual([]);
  });

  it("stays as it is when somebody is named or taken away meanwhile", async () => {
    const { ground, id, manager, engineer, director, block, write, state, blockNow } = await stage();
    await write([{ who: director }]);
    await nameApprover(ground, manager, id, { blockId: block.id }, { memberId: engineer.memberId });
    expect((await state()).round?.people.map(({ memberId }) => memberId)).toEqual([director.memberId]);
    expect((await blockNow(block.id)).signers.map(({ memberId }) => memberId)).toContain(engineer.memberId);
  });
});
