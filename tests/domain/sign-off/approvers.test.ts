import { describe, expect, it } from "vitest";
import { removeBlock } from "../../../server/domain/document/blocks.ts";
import { removeSection } from "../../../server/domain/document/sections.ts";
import { changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { chooseSigning } from "../../../server/domain/sign-off/approver-choice.ts";
import { handRole } from "../../../server/domain/sign-off/approver-roles.ts";
import { changeApprover, nameApprover, removeApprover } from "../../../server/domain/sign-off/approvers.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { cast } from "./cast.ts";

const open = projectGrounds();

describe("naming an approver", () => {
  it("of a block makes him sign it, mandatorily and in the first step unless told otherwise", async () => {
    const ground = await open();
    const { id, manager, engineer, director, block, blockNow } = await cast(ground);
    await nameApprover(ground, manager, id, { blockId: block.id }, { memberId: engineer.memberId });
    const behalf = "Техническая служба";
    const input = { memberId: director.memberId, mandatory: false, step: 2, substituteId: engineer.memberId, behalf };
    await nameApprover(ground, manager, id, { blockId: block.id }, input);
    const { signers } = await blockNow(block.id);
    const usual = { memberId: engineer.memberId, roles: [], mandatory: true, step: 1, substituteId: null, behalf: "" };
    expect(signers).toContainEqual(usual);
    expect(signers).toContainEqual({ roles: [], ...input });
  });

  it("of a section makes him sign all its blocks once, as strictly as the strictest naming", async () => {
    const ground = await open();
    const { id, manager, engineer, section, block, other, blockNow } = await cast(ground);
    const { memberId } = engineer;
    await nameApprover(ground, manager, id, { sectionId: section.id }, { memberId, mandatory: false });
    await nameApprover(ground, manager, id, { blockId: block.id }, { memberId, mandatory: true });
    const his = async (blockId: string) =>
      (await blockNow(blockId)).signers.filter((signer) => signer.memberId === memberId);
    expect(await his(block.id)).toMatchObject([{ mandatory: true }]);
    expect(await his(other.id)).toMatchObject([{ mandatory: false }]);
  });

  it("is announced of the block or the section, and journalled without the words of «за кого» (R12)", async () => {
    const ground = await open();
    const { id, manager, engineer, section, block } = await cast(ground);
    ground.heard.length = 0;
    const input = { memberId: engineer.memberId, behalf: "За Петрова" };
    await nameApprover(ground, manager, id, { blockId: block.id }, input);
    await nameApprover(ground, manager, id, { sectionId: section.id }, input);
    expect(ground.heard).toEqual([
      { kind: "block", projectId: id, blockId: block.id, aspect: "assignment" },
      { kind: "section", projectId: id, sectionId: section.id, aspect: "assignment" },
    ]);
    const told = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    expect(told).not.toContain("Петров");
  });

  it("is refused for whoever is not in the project or may not sign, twice, and for nobody (R11)", async () => {
    const ground = await open();
    const { id, manager, engineer, observer, join, block } = await cast(ground);
    const integrator = await join("integrator");
    const gone = await join("approver");
    await removeMember(ground, manager, id, gone.memberId);
    const stranger = await (await project(ground)).join("approver");
    const name = (memberId: string, more = {}) =>
      nameApprover(ground, manager, id, { blockId: block.id }, { memberId, ...more });
    await name(engineer.memberId);
    const before = await everything(ground);
    for (const { memberId } of [gone, stranger])
      expect(await refusalOf(name(memberId))).toEqual({ code: "no-such-member", field: "member" });
    for (const { memberId } of [observer, integrator])
      expect(await refusalOf(name(memberId))).toEqual({ code: "may-not-sign", field: "member" });
    expect(await refusalOf(name(""))).toEqual({ code: "required", field: "member" });
    expect(await refusalOf(name(engineer.memberId))).toEqual({ code: "approver-named-already", field: "member" });
    expect(await everything(ground)).toEqual(before);
  });

  it("is refused with himself as substitute, with one who may not sign, and out of turn", async () => {
    const ground = await open();
    const { id, manager, engineer, observer, block } = await cast(ground);
    const name = (more: object) =>
      refusalOf(nameApprover(ground, manager, id, { blockId: block.id }, { memberId: engineer.memberId, ...more }));
    const wrong = (code: string, field: string) => ({ code, field });
    expect(await name({ substituteId: engineer.memberId })).toEqual(wrong("substitute-is-approver", "substitute"));
    expect(await name({ substituteId: observer.memberId })).toEqual(wrong("may-not-sign", "substitute"));
    expect(await name({ substituteId: "nobody" })).toEqual(wrong("no-such-member", "substitute"));
    for (const step of [0, 1.5, 100, NaN]) expect(await name({ step })).toEqual(wrong("bad-step", "step"));
    expect(await name({ behalf: "я".repeat(121) })).toEqual(wrong("too-long", "behalf"));
  });

  it("is refused where the block or the section lies in the bin or never was", async () => {
    const ground = await open();
    const { id, manager, engineer, section, block, goal } = await cast(ground);
    const { memberId } = engineer;
    const named = await nameApprover(ground, manager, id, { blockId: block.id }, { memberId });
    await removeBlock(ground, manager, id, block.id);
    await removeSection(ground, manager, id, goal.sectionId);
    const name = (place: { blockId: string } | { sectionId: string }) =>
      refusalOf(nameApprover(ground, manager, id, place, { memberId }));
    expect(await name({ blockId: block.id })).toEqual({ code: "in-bin" });
    expect(await name({ sectionId: goal.sectionId })).toEqual({ code: "in-bin" });
    expect(await name({ blockId: section.id })).toEqual({ code: "not-found" });
    expect(await name({ sectionId: block.id })).toEqual({ code: "not-found" });
    expect(await refusalOf(removeApprover(ground, manager, id, named))).toEqual({ code: "in-bin" });
  });
});

describe("an approver who is named", () => {
  it("is changed in what is given and keeps the rest", async () => {
    const ground = await open();
    const { id, manager, engineer, director, block, blockNow } = await cast(ground);
    const input = { memberId: engineer.memberId, step: 2, behalf: "Служба" };
    const named = await nameApprover(ground, manager, id, { blockId: block.id }, input);
    await changeApprover(ground, manager, id, named, { mandatory: false, substituteId: director.memberId });
    const row = (await blockNow(block.id)).named.find((one) => one.id === named);
    expect(row).toMatchObject({ ...input, mandatory: false, substituteId: director.memberId });
  });

  it("stays somebody, named once, if he was named by hand; a role may be left without a holder", async () => {
    const ground = await open();
    const { id, manager, engineer, director, goal, blockNow, now } = await cast(ground);
    const place = { blockId: goal.id };
    const first = await nameApprover(ground, manager, id, place, { memberId: engineer.memberId });
    const second = (await now()).memberId;
    await nameApprover(ground, manager, id, place, { memberId: second });
    const change = (memberId: string | null) => refusalOf(changeApprover(ground, manager, id, first, { memberId }));
    expect(await change(null)).toEqual({ code: "required", field: "member" });
    expect(await change(second)).toEqual({ code: "approver-named-already", field: "member" });
    const role = (await blockNow(goal.id)).named.find((one) => one.role === "owner")!;
    expect(role.memberId).toBe(director.memberId);
    await changeApprover(ground, manager, id, role.id, { memberId: null });
    expect((await blockNow(goal.id)).signers).toContainEqual(
      expect.objectContaining({ memberId: null, roles: ["owner"] }),
    );
    await changeApprover(ground, manager, id, role.id, { memberId: engineer.memberId });
    const { signers } = await blockNow(goal.id);
    expect(signers.filter(({ memberId }) => memberId === engineer.memberId)).toMatchObject([{ roles: ["owner"] }]);
  });

  it("is taken away, and with a role of the template the role signs here no more", async () => {
    const ground = await open();
    const { id, manager, director, goal, blockNow } = await cast(ground);
    const role = (await blockNow(goal.id)).named.find((one) => one.role === "owner")!;
    await removeApprover(ground, manager, id, role.id);
    const { signers } = await blockNow(goal.id);
    expect(signers.some(({ memberId, roles }) => memberId === director.memberId || roles.includes("owner"))).toBe(
      false,
    );
    expect((await journalKinds(ground, id)).at(-1)).toBe("approver.removed");
    expect(await refusalOf(removeApprover(ground, manager, id, role.id))).toEqual({ code: "not-found" });
  });

  it("leaves with his right to sign: named by hand he is named no more, as a substitute neither", async () => {
    const ground = await open();
    const { id, manager, engineer, director, block, blockNow } = await cast(ground);
    await nameApprover(ground, manager, id, { blockId: block.id }, { memberId: engineer.memberId });
    const input = { memberId: director.memberId, substituteId: engineer.memberId };
    await nameApprover(ground, manager, id, { blockId: block.id }, input);
    await changeMember(ground, manager, id, engineer.memberId, { role: "observer" });
    const { signers } = await blockNow(block.id);
    expect(signers.map(({ memberId }) => memberId)).not.toContain(engineer.memberId);
    expect(signers.find(({ memberId }) => memberId === director.memberId)?.substituteId).toBeNull();
  });
});

describe("a cell of the matrix", () => {
  async function cell() {
    const ground = await open();
    const made = await cast(ground);
    const { id, manager, engineer, section, block } = made;
    const choose = (choice: "mandatory" | "advisory" | "none", memberId = engineer.memberId) =>
      chooseSigning(ground, manager, id, { blockId: block.id }, memberId, choice);
    const chooseSection = (choice: "mandatory" | "advisory" | "none") =>
      chooseSigning(ground, manager, id, { sectionId: section.id }, engineer.memberId, choice);
    const now = async () =>
      (await made.blockNow(block.id)).signers.find(({ memberId }) => memberId === engineer.memberId)?.mandatory;
    return { ...made, choose, chooseSection, now };
  }

  it("is set to mandatory, advisory and nothing; what is so already is journalled no second time", async () => {
    const { ground, id, choose, now } = await cell();
    const before = (await journalKinds(ground, id)).length;
    await choose("mandatory");
    await choose("mandatory");
    expect(await now()).toBe(true);
    await choose("advisory");
    expect(await now()).toBe(false);
    await choose("none");
    await choose("none");
    expect(await now()).toBeUndefined();
    const kinds = (await journalKinds(ground, id)).slice(before);
    expect(kinds).toEqual(["approver.named", "approver.changed", "approver.removed"]);
  });

  it("keeps turn, substitute and «за кого» between mandatory and advisory", async () => {
    const { ground, id, manager, director, engineer, block, choose, blockNow } = await cell();
    const input = { memberId: engineer.memberId, step: 3, substituteId: director.memberId, behalf: "Цех" };
    await nameApprover(ground, manager, id, { blockId: block.id }, input);
    await choose("advisory");
    expect((await blockNow(block.id)).signers).toContainEqual({ ...input, roles: [], mandatory: false });
  });

  it("of a block cannot be less than that of its section", async () => {
    const { choose, chooseSection, now } = await cell();
    await chooseSection("advisory");
    expect(await now()).toBe(false);
    expect(await refusalOf(choose("none"))).toEqual({ code: "named-for-section" });
    await choose("mandatory");
    expect(await now()).toBe(true);
    await choose("none");
    expect(await now()).toBe(false);
    await chooseSection("mandatory");
    expect(await refusalOf(choose("advisory"))).toEqual({ code: "named-for-section" });
    await chooseSection("none");
    expect(await now()).toBeUndefined();
  });

  it("of somebody who may not sign stays empty", async () => {
    const { observer, choose } = await cell();
    expect(await refusalOf(choose("mandatory", observer.memberId))).toEqual({ code: "may-not-sign", field: "member" });
  });
});

describe("a role of the template", () => {
  it("that nobody holds is given to a member in all its blocks at once, with one entry in the journal", async () => {
    const ground = await open();
    const { id, manager, engineer, matrix } = await cast(ground);
    const vacant = (await matrix()).roles[0]!;
    expect(vacant).toMatchObject({ role: "sales-head", title: "Руководитель продаж", memberId: null });
    const before = (await journalKinds(ground, id)).length;
    ground.heard.length = 0;
    const change = { memberId: engineer.memberId, insteadOf: null };
    expect(await handRole(ground, manager, id, "sales-head", change)).toBe(vacant.blocks);
    expect((await matrix()).roles).toContainEqual({ ...vacant, memberId: engineer.memberId });
    expect((await journalKinds(ground, id)).slice(before)).toEqual(["approver.changed"]);
    expect(ground.heard).toEqual([{ kind: "project", projectId: id }]);
  });

  it("goes from its holder to another one, who stands in for himself nowhere, or to nobody", async () => {
    const ground = await open();
    const { id, manager, director, engineer, goal, blockNow } = await cast(ground);
    const row = async () => (await blockNow(goal.id)).named.find(({ role }) => role === "owner")!;
    await changeApprover(ground, manager, id, (await row()).id, { substituteId: engineer.memberId });
    const change = { memberId: engineer.memberId, insteadOf: director.memberId };
    await handRole(ground, manager, id, "owner", change);
    expect(await row()).toMatchObject({ memberId: engineer.memberId, substituteId: null });
    expect(await refusalOf(handRole(ground, manager, id, "owner", change))).toEqual({ code: "unknown-version" });
    await handRole(ground, manager, id, "owner", { memberId: null, insteadOf: engineer.memberId });
    expect((await row()).memberId).toBeNull();
  });

  it("must be one that signs something, and its new holder one who may sign and does not hold it", async () => {
    const ground = await open();
    const { id, manager, director, observer } = await cast(ground);
    const hand = (role: string, memberId: string, insteadOf: string | null) =>
      refusalOf(handRole(ground, manager, id, role, { memberId, insteadOf }));
    expect(await hand("no-such-role", director.memberId, null)).toEqual({ code: "not-found" });
    expect(await hand("", director.memberId, null)).toEqual({ code: "not-found" });
    expect(await hand("it", observer.memberId, null)).toEqual({ code: "may-not-sign", field: "member" });
    const same = await hand("owner", director.memberId, director.memberId);
    expect(same).toEqual({ code: "approver-named-already", field: "member" });
  });
});
