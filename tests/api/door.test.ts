/** The integrators' scope of the API: terms first, ids of the company's own, nothing for anybody else. */
import { describe, expect, it } from "vitest";
import { endpoints } from "../../server/api/endpoints.ts";
import { removeCompany } from "../../server/domain/tender/companies.ts";
import { serveApi } from "../helpers/api.ts";
import { project, projectGrounds, staff } from "../helpers/projects.ts";
import { integratorOf, newcomerOf, publishNow } from "../helpers/tender.ts";

const open = projectGrounds();
const door = endpoints.filter(({ path }) => path.startsWith("/tender/:p"));

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const reader = await integratorOf(ground, made, "ООО «Альфа»");
  await publishNow(ground, made, "Первая");
  const api = await serveApi(ground);
  const get = (path: string, who = reader) => api.call(who, "GET", `/tender/${made.id}${path}`);
  return { ground, made, reader, api, get };
}

type Stage = Awaited<ReturnType<typeof setUp>>;

/** Every address of the door that only reads, before whose answer the terms are accepted. */
const readings = ["", "/publications", "/publications/x", "/blocks", "/search?q=начало", "/changes"];

describe("the door in the API", () => {
  it("answers what is published, and its words", async () => {
    const { get } = await setUp();
    const { body } = (await get("")) as { body: { publication: { id: string; name: string } } };
    expect(body.publication).toMatchObject({ number: 1, name: "Первая", version: null, isLatest: true });
    expect((await get(`/publications/${body.publication.id}`)).body).toEqual(body.publication);
    const { body: blocks } = (await get("/blocks")) as { body: { blocks: { html: string }[] } };
    expect(blocks.blocks[0]!.html).toContain("Начало блока «О документе»");
    const found = (await get("/search?q=начало")) as { body: { hits: { number: string }[] } };
    expect(found.body.hits[0]).toMatchObject({ number: "1.1", count: 1 });
    expect((await get("/changes")).body).toEqual({ changes: null });
  });

  it("shows nothing before the terms are accepted, whose hash is what was read", async () => {
    const { ground, made, api, get } = await setUp();
    const newcomer = await newcomerOf(ground, made, "АО «Бета»");
    for (const path of readings) expect([path, (await get(path, newcomer)).status]).toEqual([path, 403]);
    const { body } = (await get("/door", newcomer)) as { body: { terms: { digest: string }; ownCompany: string } };
    expect(body.ownCompany).toBe("АО «Бета»");
    const accept = (digest: string) =>
      api.call(newcomer, "POST", `/tender/${made.id}/terms`, { body: { digest } }).then(({ status }) => status);
    expect(await accept("0".repeat(64))).toBe(409);
    expect([await accept(body.terms.digest), await accept(body.terms.digest)]).toEqual([204, 204]);
    expect((await get("", newcomer)).status).toBe(200);
  });

  it("knows no ids but the company's own: forged ones and those of others are not there (R6)", async () => {
    const { ground, made, get } = await setUp();
    const other = await integratorOf(ground, made, "АО «Бета»");
    const idFor = async (who?: Parameters<Stage["get"]>[1]) =>
      ((await get("", who)) as { body: { publication: { id: string } } }).body.publication.id;
    const [mine, theirs] = [await idFor(), await idFor(other)];
    expect(mine).not.toBe(theirs);
    const inside = await ground.facts.selectFrom("publications").select("id").executeTakeFirstOrThrow();
    const bodies = new Set<string>();
    for (const said of [theirs, inside.id, "0123456789abcdefghjk", "%00", "x".repeat(300)])
      for (const path of [`/publications/${said}`, `/blocks?publication=${said}`, `/changes?from=${said}`]) {
        const { status, body } = await get(path);
        expect([path, status]).toEqual([path, 404]);
        bodies.add(JSON.stringify(body));
      }
    expect(bodies.size).toBe(1);
  });

  it("is not there for anybody who is no integrator of a company, and shut when his is taken out (R8)", async () => {
    const { ground, made, reader, api, get } = await setUp();
    const people = await staff(made);
    const calls = door.map(({ method, path }) => [
      method.toUpperCase(),
      path.replace(":p", made.id).replace(":u", "x"),
    ]) as [string, string][];
    const statuses = async (who: Parameters<typeof api.call>[0]) =>
      Promise.all(calls.map(async ([method, path]) => (await api.call(who, method, path, sent(method, path))).status));
    const all = (status: number) => calls.map(() => status);
    expect(await statuses(people.editor)).toEqual(all(403));
    expect(await statuses(people.manager)).toEqual(all(403));
    // An integrator of no company, and the contractor.
    expect(await statuses(people.integrator)).toEqual(all(404));
    expect(await statuses(people.contractor)).toEqual(all(404));
    expect(await statuses(null)).toEqual(all(401));
    await removeCompany(ground, made.manager, made.id, reader.companyId);
    expect(await statuses(reader)).toEqual(all(404));
    expect((await get("")).status).toBe(404);
  });
});

function sent(method: string, path: string) {
  if (path.includes("/estimates/")) return { body: { days: 1, money: 0 } };
  const words = { digest: "0".repeat(64), text: "Когда?", title: "Иначе", rationale: "Так не построить" };
  return method === "POST" ? { body: words } : {};
}
