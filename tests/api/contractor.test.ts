/** The contractor's scope of the API: his own requests and what he is asked to estimate, and nothing for anybody else (R6). */
import { describe, expect, it } from "vitest";
import type { OutsideChangeRequests } from "../../server/domain/tender/projection/contractor-shapes.ts";
import { serveApi } from "../helpers/api.ts";
import { contractorStage } from "../helpers/contractor.ts";
import { projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const stage = await contractorStage(await open());
  const api = await serveApi(stage.ground);
  const path = `/tender/${stage.id}`;
  const read = async (who = stage.contractor) => (await api.call(who, "GET", `${path}/change-requests`)) as Seen;
  return { ...stage, api, path, read };
}

type Seen = { status: number; body: OutsideChangeRequests };

describe("the contractor in the API", () => {
  it("asks, takes back, and estimates what he is asked to", async () => {
    const { api, path, read, contractor, outside, inquired } = await setUp();
    const body = { block: await outside(), title: "Иначе", rationale: "Так не построить", key: "k" };
    const asking = () => api.call(contractor, "POST", `${path}/change-requests`, { body });
    expect([(await asking()).status, (await asking()).status]).toEqual([204, 204]);
    const { own } = (await read()).body;
    expect(own).toMatchObject([{ number: 1, standing: "received", cause: "integrator" }]);
    const withdrawal = `${path}/change-requests/${own[0]!.id}/withdrawal`;
    expect((await api.call(contractor, "POST", withdrawal)).status).toBe(204);
    await inquired();
    const [asked] = (await read()).body.asked;
    const estimate = { body: { days: 12, money: "240000", currency: "RUB", risk: "" } };
    expect((await api.call(contractor, "PUT", `${path}/estimates/${asked!.id}`, estimate)).status).toBe(204);
    expect((await api.call(contractor, "PUT", `${path}/estimates/${asked!.id}`, estimate)).body).toMatchObject({
      error: { code: "estimate-given-already" },
    });
    expect((await read()).body.asked).toMatchObject([{ estimate: { days: 12, money: 240_000_00 } }]);
  });

  it("is nobody else: a rival is told so, the inside has its own way, and ids of one company mean nothing to another", async () => {
    const { api, path, read, ask, rival, manager, contractor } = await setUp();
    await ask();
    expect(await read(rival)).toMatchObject({ status: 403, body: { error: { code: "contractor-not-chosen" } } });
    expect((await api.call(manager, "GET", `${path}/change-requests`)).status).toBe(403);
    expect((await api.call(null, "GET", `${path}/change-requests`)).status).toBe(401);
    const [own] = (await read()).body.own;
    const stolen = await api.call(rival, "POST", `${path}/change-requests/${own!.id}/withdrawal`);
    expect(stolen.body).toMatchObject({ error: { code: "contractor-not-chosen" } });
    const forged = await api.call(contractor, "POST", `${path}/change-requests/forged/withdrawal`);
    expect(forged.status).toBe(404);
  });
});
