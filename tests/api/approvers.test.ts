import { describe, expect, it } from "vitest";
import { cast, writeRound } from "../domain/sign-off/cast.ts";
import { serveApi } from "../helpers/api.ts";
import { projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await cast(ground);
  const api = await serveApi(ground);
  const path = `/projects/${made.id}`;
  const call = (method: string, rest: string, body?: unknown) => api.call(made.manager, method, path + rest, { body });
  return { ...made, call };
}

describe("approvers in the API", () => {
  it("are named, changed and taken away, and are answered as they stand", async () => {
    const { call, block, engineer, director } = await setUp();
    const named = await call("POST", "/approvers", { block: block.id, member: engineer.memberId });
    const usual = { role: "", member: engineer.memberId, mandatory: true, step: 1, substitute: null, behalf: "" };
    expect(named).toMatchObject({ status: 201, body: usual });
    const { id } = named.body as { id: string };
    const changes = { mandatory: false, step: 2, substitute: director.memberId, behalf: "Служба" };
    const changed = await call("PATCH", `/approvers/${id}`, changes);
    expect(changed).toMatchObject({ status: 200, body: { ...usual, ...changes, id } });
    expect((await call("DELETE", `/approvers/${id}`)).status).toBe(204);
    expect((await call("PATCH", `/approvers/${id}`, changes)).status).toBe(404);
  });

  it("of a block are told with those of its section and with the latest round", async () => {
    const { ground, id: projectId, manager, call, section, block, engineer, director } = await setUp();
    await call("POST", "/approvers", { section: section.id, member: engineer.memberId, mandatory: false });
    await writeRound(ground, { projectId, manager, block }, [{ who: director, decision: "agreed" }]);
    const { body } = await call("GET", "/approvers");
    const [first] = (body as { sections: { approvers: unknown[]; blocks: object[] }[] }).sections;
    expect(first!.approvers).toMatchObject([{ member: engineer.memberId, mandatory: false }]);
    expect(first!.blocks[0]).toMatchObject({
      id: block.id,
      signers: expect.arrayContaining([expect.objectContaining({ member: engineer.memberId, roles: [] })]),
      round: { number: 1, outcome: null, approvers: [{ member: director.memberId, progress: "agreed" }] },
    });
  });

  it("are named for a block or for a section, for one of them", async () => {
    const { call, section, block, engineer } = await setUp();
    const both = { block: block.id, section: section.id };
    for (const place of [{}, both])
      expect((await call("POST", "/approvers", { ...place, member: engineer.memberId })).status).toBe(422);
  });

  it("who may not sign are refused with a code of their own", async () => {
    const { call, block, observer, engineer } = await setUp();
    const name = async (body: object) => (await call("POST", "/approvers", { block: block.id, ...body })).body;
    const refused = (code: string) => ({ error: expect.objectContaining({ code }) });
    expect(await name({ member: observer.memberId })).toEqual(refused("may-not-sign"));
    expect(await name({ member: "nobody" })).toEqual(refused("no-such-member"));
    const himself = { member: engineer.memberId, substitute: engineer.memberId };
    expect(await name(himself)).toEqual(refused("substitute-is-approver"));
    expect(await name({ member: engineer.memberId, step: 0 })).toEqual(refused("bad-step"));
  });

  it("of a role are changed in all its blocks at once", async () => {
    const { call, engineer } = await setUp();
    const change = { member: engineer.memberId, insteadOf: null };
    const { status, body } = await call("PATCH", "/approver-roles/sales-head", change);
    expect([status, (body as { blocks: number }).blocks]).toEqual([200, 7]);
  });
});
