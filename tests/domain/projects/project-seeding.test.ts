import { describe, expect, it } from "vitest";
import { plainText } from "../../../content/schema/document.ts";
import { readBlock } from "../../../server/domain/document/block-reading.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { createProject } from "../../../server/domain/projects/project-seeding.ts";
import {
  everything,
  journalKinds,
  newProject,
  person,
  project,
  refusalOf,
  projectGrounds,
} from "../../helpers/projects.ts";

const open = projectGrounds();

describe("a new project", () => {
  it("has all sections, the chosen blocks in order, and its creator as manager", async () => {
    const ground = await open();
    const made = await project(ground, { depth: "short", goal: "marketing" });
    const { sections, members, role, phase } = await made.now();
    expect(sections.map(({ key, prefix }) => [key, prefix])).toEqual([
      ["purpose", "PUR"],
      ["goals", "GOA"],
      ["risks", "RIS"],
    ]);
    expect(sections.map(({ blocks }) => blocks.map(({ key, mandatory }) => [key, mandatory]))).toEqual([
      [["about", true]],
      [
        ["main-problem", true],
        ["marketing-funnel", true],
      ],
      [],
    ]);
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([[made.manager.accountId, "manager"]]);
    expect({ role, phase }).toEqual({ role: "manager", phase: "elicitation" });
  });

  it("has words in every block, and revision 1 of each is what stands there", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    for (const block of (await now()).sections.flatMap(({ blocks }) => blocks)) {
      const reading = await readBlock(ground, manager, id, block.id);
      expect(plainText(reading.content)).toContain(`Начало блока «${block.title}»`);
      expect(reading.markdown).toContain(block.title);
      expect(reading.revision).toMatchObject({ number: 1, reason: "created", hash: reading.hash });
    }
  });

  it("names the approvers of the template: at most two mandatory, and a member where his position says so", async () => {
    const ground = await open();
    const made = await project(ground);
    const chief = await made.join("approver", "Генеральный директор");
    await made.join("observer", "Руководитель отдела продаж");
    const rows = await ground.facts.selectFrom("approvers").selectAll().where("projectId", "=", made.id).execute();
    const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
    for (const { id } of blocks)
      expect(rows.filter((r) => r.blockId === id && r.mandatory === 1).length).toBeLessThan(3);
    expect(rows.filter(({ role }) => role === "owner").map(({ memberId }) => memberId)).toEqual([chief.memberId]);
    expect(rows.filter(({ role }) => role === "sales-head").every(({ memberId }) => memberId === null)).toBe(true);
  });

  it("is journalled in its own chain and in the installation's, and both verify", async () => {
    const ground = await open();
    const { id } = await project(ground);
    expect(await journalKinds(ground, "installation")).toContain("project.created");
    expect(await journalKinds(ground, id)).toEqual(
      expect.arrayContaining(["project.created", "revision.taken", "member.added"]),
    );
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });
});

describe("creating a project", () => {
  it("is for those whom the administrator lets", async () => {
    const ground = await open();
    const somebody = await person(ground);
    const before = await everything(ground);
    expect(await refusalOf(createProject(ground, somebody, newProject))).toEqual({ code: "may-not-create-projects" });
    expect(await everything(ground)).toEqual(before);
  });

  it.each([
    [{ name: "  " }, { code: "required", field: "name" }],
    [{ name: "я".repeat(121) }, { code: "too-long", field: "name" }],
    [{ company: "" }, { code: "required", field: "company" }],
    [{ template: "word" }, { code: "unknown-template", field: "template" }],
    [{ kind: "none" }, { code: "invalid", field: "kind" }],
    [{ goal: "own" }, { code: "required", field: "ownGoal" }],
    [{ timeZone: "Europe/Nowhere" }, { code: "bad-time-zone", field: "timeZone" }],
    [{ language: "de" }, { code: "invalid", field: "language" }],
  ])("refuses %o by its field and changes nothing (R11)", async (wrong, refusal) => {
    const ground = await open();
    const creator = await person(ground, { mayCreateProjects: true });
    const before = await everything(ground);
    ground.heard.length = 0;
    expect(await refusalOf(createProject(ground, creator, { ...newProject, ...wrong }))).toEqual(refusal);
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });
});
