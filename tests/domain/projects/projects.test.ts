import { describe, expect, it } from "vitest";
import { archiveProject, getProject, listProjects, updateProject } from "../../../server/domain/projects/projects.ts";
import { person, project, refusalOf, staff, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

describe("the overview of a project", () => {
  it("shows all of it to the inside", async () => {
    const ground = await open();
    const made = await project(ground);
    const people = await staff(made);
    for (const role of ["owner", "manager", "editor", "approver", "observer"] as const) {
      const seen = await getProject(ground, people[role], made.id);
      expect(seen).toMatchObject({ role, memberId: people[role].memberId, goal: "analytics" });
      expect(seen.sections.flatMap(({ blocks }) => blocks)).toHaveLength(7);
      expect(seen.members).toHaveLength(8);
    }
  });

  it.each(["integrator", "contractor"] as const)("shows a %s nothing but himself (R6)", async (role) => {
    const ground = await open();
    const made = await project(ground, { goal: "own", ownGoal: "Тайная цель" });
    const outsider = (await staff(made))[role];
    const seen = await getProject(ground, outsider, made.id);
    expect(seen.members.map(({ id }) => id)).toEqual([outsider.memberId]);
    const { sections, goal, ownGoal, leaderMissing } = seen;
    expect({ sections, goal, ownGoal, leaderMissing }).toEqual({
      ...{ sections: [], goal: null, ownGoal: "", leaderMissing: false },
    });
    const { members: _, ...rest } = seen;
    const told = JSON.stringify(rest);
    const internal = (await made.now()).sections.flatMap(({ id, blocks }) => [
      id,
      ...blocks.map(({ textId }) => textId),
    ]);
    for (const secret of [...internal, "Тайная", made.manager.accountId]) expect(told).not.toContain(secret);
  });

  it("answers a stranger as if there were no such project", async () => {
    const ground = await open();
    const { id } = await project(ground);
    const stranger = await person(ground);
    for (const projectId of [id, "unknown"])
      expect(await refusalOf(getProject(ground, stranger, projectId))).toEqual({ code: "not-found" });
    expect(await listProjects(ground, stranger)).toEqual([]);
  });
});

describe("a project itself", () => {
  it("changes only what is given", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    await updateProject(ground, manager, id, { phase: "agreement", timeZone: "Asia/Omsk" });
    expect(await now()).toMatchObject({
      name: "Внедрение CRM",
      phase: "agreement",
      timeZone: "Asia/Omsk",
      language: "ru",
    });
    expect(await refusalOf(updateProject(ground, manager, id, { name: "" }))).toEqual({
      code: "required",
      field: "name",
    });
    expect(await refusalOf(updateProject(ground, manager, id, { phase: "done" }))).toEqual({
      code: "invalid",
      field: "phase",
    });
  });

  it("is put away and taken back, and loses nothing", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const before = await now();
    await archiveProject(ground, manager, id);
    expect(await listProjects(ground, manager)).toMatchObject([{ id, archived: true }]);
    await archiveProject(ground, manager, id, false);
    expect(await now()).toEqual(before);
  });
});
