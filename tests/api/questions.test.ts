/** Integrators' questions in the API: asked, followed, withdrawn by ids of their own; nothing of others in any answer. */
import { expect, it } from "vitest";
import { serveApi } from "../helpers/api.ts";
import { projectGrounds } from "../helpers/projects.ts";
import { openTender } from "../helpers/questions.ts";

const open = projectGrounds();

interface Received {
  own: { id: string; standing: string; mayWithdraw: boolean }[];
  published: { id: string; followed: boolean }[];
  blocks: { id: string }[];
}

async function setUp() {
  const tender = await openTender(await open());
  const api = await serveApi(tender.ground);
  const place = `/tender/${tender.id}/questions`;
  const read = async (who = tender.a) => (await api.call(who, "GET", place)).body as Received;
  const send = (who: typeof tender.a, method: string, path = "", body?: unknown) =>
    api.call(who, method, `${place}${path}`, { body });
  return { ...tender, read, send };
}

it("An integrator asks at a place, reads how far it is, and withdraws it; its id is nobody else's", async () => {
  const { a, b, read, send } = await setUp();
  const { blocks } = await read();
  const where = { kind: "quote", words: "раз в 10 минут" };
  const reply = await send(a, "POST", "", { text: "Почему 10?", block: blocks[0]!.id, where, key: "1" });
  expect(reply).toMatchObject({ status: 201, body: { late: false, due: "2026-03-05" } });
  expect(Object.keys(reply.body as object).sort()).toEqual(["due", "late"]);
  await send(a, "POST", "", { text: "Почему 10?", block: blocks[0]!.id, where, key: "1" });
  const { own } = await read();
  expect(own).toMatchObject([{ standing: "received", where: { words: where }, mayWithdraw: true }]);
  expect((await send(b, "POST", `/${own[0]!.id}/withdrawal`)).status).toBe(404);
  expect((await send(a, "POST", `/${own[0]!.id}/withdrawal`)).status).toBe(204);
  expect((await read()).own).toMatchObject([{ standing: "withdrawn" }]);
});

it("A published question is followed by one's own id of it", async () => {
  const { a, b, ask, publish, read, send } = await setUp();
  await publish((await ask(a)).id);
  const [ofA, ofB] = [(await read(a)).published[0]!, (await read(b)).published[0]!];
  expect((await send(a, "PUT", `/${ofB.id}/following`)).status).toBe(404);
  expect((await send(a, "PUT", `/${ofA.id}/following`)).status).toBe(204);
  expect([(await read(a)).published[0]!.followed, (await read(b)).published[0]!.followed]).toEqual([true, false]);
  expect((await send(a, "DELETE", `/${ofA.id}/following`)).status).toBe(204);
  expect((await read(a)).published[0]!.followed).toBe(false);
});

it("Bad bodies and strangers are refused with codes", async () => {
  const { a, manager, id, ground, send } = await setUp();
  const api = await serveApi(ground);
  const code = ({ status, body }: { status: number; body: unknown }) => [
    status,
    (body as { error: { code: string } }).error.code,
  ];
  expect(code(await send(a, "POST", "", { text: " " }))).toEqual([422, "required"]);
  expect(code(await send(a, "POST", "", { text: "?", block: "forged" }))).toEqual([404, "not-found"]);
  expect(code(await api.call(manager, "GET", `/tender/${id}/questions`))).toEqual([403, "not-allowed"]);
  expect(code(await api.call(null, "GET", `/tender/${id}/questions`))).toEqual([401, "signed-out"]);
});
