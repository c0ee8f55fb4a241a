import { describe, expect, it } from "vitest";
import { assignBlock } from "../../../server/domain/document/block-changes.ts";
import { removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { addMember, changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { listMyBlocks } from "../../../server/domain/document/my-blocks.ts";
import { getProject, listProjects } from "../../../server/domain/projects/projects.ts";
import { person, project, refusalOf, projectGrounds } from "../../helpers/projects.ts";

const open = projectGrounds();

describe("members", () => {
  it("are added by the e-mail of their account, in any case, once", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const somebody = await person(ground, { name: "Пётр" });
    const email = somebody.account.email.toUpperCase();
    await addMember(ground, manager, id, { email, role: "editor", position: " РОП ", company: "ООО" });
    expect((await now()).members).toContainEqual(
      expect.objectContaining({ accountId: somebody.accountId, name: "Пётр", role: "editor", position: "РОП" }),
    );
    const again = addMember(ground, manager, id, { email, role: "observer" });
    expect(await refusalOf(again)).toEqual({ code: "already-member", field: "email" });
  });

  it("without an account are to be invited", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    const add = addMember(ground, manager, id, { email: "nobody@firm.example", role: "editor" });
    expect(await refusalOf(add)).toEqual({ code: "no-such-account", field: "email" });
  });

  it("keep what is not changed, and lose the project at once when removed", async () => {
    const ground = await open();
    const { id, manager, join, now } = await project(ground);
    const editor = await join("editor", "Инженер");
    await changeMember(ground, manager, id, editor.memberId, { role: "approver" });
    expect((await now()).members).toContainEqual(expect.objectContaining({ role: "approver", position: "Инженер" }));
    ground.heard.length = 0;
    await removeMember(ground, manager, id, editor.memberId);
    expect(ground.heard).toContainEqual({ kind: "rights", accountId: editor.accountId, projectId: id });
    expect(await listProjects(ground, editor)).toEqual([]);
    expect(await refusalOf(getProject(ground, editor, id))).toEqual({ code: "not-found" });
    expect(await refusalOf(removeMember(ground, manager, id, editor.memberId))).toEqual({ code: "not-found" });
  });

  it("may come back after they were removed", async () => {
    const ground = await open();
    const { id, manager, join } = await project(ground);
    const editor = await join("editor");
    await removeMember(ground, manager, id, editor.memberId);
    await addMember(ground, manager, id, { email: editor.account.email, role: "observer" });
    expect(await listProjects(ground, editor)).toHaveLength(1);
  });
});

describe("the last manager", () => {
  it("can neither leave nor become somebody else", async () => {
    const ground = await open();
    const { id, manager, now } = await project(ground);
    const { memberId } = await now();
    expect(await refusalOf(removeMember(ground, manager, id, memberId))).toEqual({ code: "last-manager" });
    expect(await refusalOf(changeMember(ground, manager, id, memberId, { role: "owner" }))).toEqual({
      code: "last-manager",
    });
  });

  it("may go when another one is there", async () => {
    const ground = await open();
    const { id, manager, join, now } = await project(ground);
    const { memberId } = await now();
    const other = await join("manager");
    await removeMember(ground, manager, id, memberId);
    expect((await getProject(ground, other, id)).members).toHaveLength(1);
  });
});

describe("a member responsible for blocks", () => {
  async function responsible() {
    const ground = await open();
    const made = await project(ground);
    const editor = await made.join("editor");
    const [first, second] = (await made.now()).sections[0]!.blocks;
    for (const block of [first!, second!])
      await assignBlock(ground, made.manager, made.id, block.id, { responsible: editor.memberId });
    return { ground, ...made, editor, first: first!, second: second! };
  }

  it("leaves only when a successor takes them over", async () => {
    const { ground, id, manager, editor, join, now } = await responsible();
    const leaving = removeMember(ground, manager, id, editor.memberId);
    expect(await refusalOf(leaving)).toEqual({ code: "needs-successor", field: "successor" });
    const heir = await join("approver");
    await removeMember(ground, manager, id, editor.memberId, heir.memberId);
    const held = (await now()).sections.flatMap(({ blocks }) => blocks).filter((b) => b.responsibleId);
    expect(held.map((block) => block.responsibleId)).toEqual([heir.memberId, heir.memberId]);
    expect(await listMyBlocks(ground, heir)).toHaveLength(2);
  });

  it("cannot hand over to himself, an observer, an outsider or a member of another project", async () => {
    const { ground, id, manager, editor, join } = await responsible();
    const observer = await join("observer");
    const integrator = await join("integrator");
    const stranger = await (await project(ground)).join("editor");
    for (const { memberId } of [editor, observer, integrator, stranger])
      expect(await refusalOf(removeMember(ground, manager, id, editor.memberId, memberId))).toEqual({
        code: "bad-successor",
        field: "successor",
      });
  });

  it("hands them over before he becomes an observer", async () => {
    const { ground, id, manager, editor, now } = await responsible();
    const change = { role: "observer" };
    expect(await refusalOf(changeMember(ground, manager, id, editor.memberId, change))).toEqual({
      code: "needs-successor",
      field: "successor",
    });
    await changeMember(ground, manager, id, editor.memberId, { ...change, successorId: (await now()).memberId });
    expect((await now()).members.find((member) => member.id === editor.memberId)?.role).toBe("observer");
  });

  it("does not stay responsible for a block that comes back from the bin after he left", async () => {
    const { ground, id, manager, editor, first, second, now } = await responsible();
    await removeBlock(ground, manager, id, first.id);
    await assignBlock(ground, manager, id, second.id, { responsible: null });
    await removeMember(ground, manager, id, editor.memberId);
    await restoreBlock(ground, manager, id, first.id);
    expect((await now()).sections[0]!.blocks[0]!.responsibleId).toBeNull();
  });
});

describe("approvers by position", () => {
  const holders = async (ground: Awaited<ReturnType<typeof open>>, id: string, role: string) => {
    const rows = await ground.facts.selectFrom("approvers").selectAll().where("projectId", "=", id).execute();
    return [...new Set(rows.filter((row) => row.role === role).map(({ memberId }) => memberId))];
  };

  it("are named when a position becomes theirs, and only by whole words", async () => {
    const ground = await open();
    const { id, manager, join } = await project(ground);
    const somebody = await join("approver", "Куратор, Европа");
    expect(await holders(ground, id, "sales-head")).toEqual([null]);
    await changeMember(ground, manager, id, somebody.memberId, { position: "и.о. РОП" });
    expect(await holders(ground, id, "sales-head")).toEqual([somebody.memberId]);
  });

  it("are replaced by the next one with such a position when they leave", async () => {
    const ground = await open();
    const { id, manager, join } = await project(ground);
    const first = await join("approver", "ИТ-директор");
    const second = await join("editor", "ИТ-директор филиала");
    expect(await holders(ground, id, "it")).toEqual([first.memberId]);
    await removeMember(ground, manager, id, first.memberId);
    expect(await holders(ground, id, "it")).toEqual([second.memberId]);
  });
});

describe("the leader", () => {
  it.each([
    ["owner", "", false],
    ["approver", "Генеральный  директор", false],
    ["approver", "Вице-президент", true],
    ["integrator", "Генеральный директор", true],
  ] as const)("is missing while the group has only a %s «%s»: %s", async (role, position, missing) => {
    const ground = await open();
    const { join, now } = await project(ground);
    expect((await now()).leaderMissing).toBe(true);
    await join(role, position);
    expect((await now()).leaderMissing).toBe(missing);
  });
});
