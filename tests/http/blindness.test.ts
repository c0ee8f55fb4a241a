/** R6: integrators and contractors are blind to each other and to everything internal, in every channel of the server. */
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { ru } from "../../app/i18n/ru.ts";
import { typed } from "../helpers/typed.ts";
import { addressOf, demoThings, exportsOf, routes, type Things } from "./addresses.ts";
import { openSite, type Site, type Who } from "./site.ts";

let site: Site;
let things: Things;
beforeAll(async () => {
  site = await openSite({ demo: "whole" });
  things = demoThings(site);
});
afterAll(() => site.close());

const outsiders: [Who, string][] = [
  ["integrator", "integrator-a@demo.example"],
  ["integratorB", "integrator-b@demo.example"],
  ["contractor", "contractor@build.example"],
];

/** Everything the server can be asked for by GET: pages, their data in all ways, the API. */
function addresses(): string[] {
  // The wizard shows the template, which is nobody's secret.
  const pages = routes.filter((route) => route !== "projects.new").map((route) => addressOf(route, things));
  const data = routes
    .filter((route) => exportsOf(route).page && route !== "projects.new")
    .map((route) => (route === "_index" ? "/_root.data" : `${addressOf(route, things)}.data`));
  const single = routes
    .filter((route) => route.startsWith("projects.$projectId"))
    .flatMap((route) => [
      `${addressOf(route, things)}.data?_routes=${encodeURIComponent(`routes/${route}`)}`,
      `/projects/${things.projectId}.data?_routes=${encodeURIComponent(`routes/${route}`)}`,
    ]);
  const api = `/api/v1/projects/${things.projectId}`;
  const block = `${api}/blocks/${things.blockId}`;
  const chosen = `/projects/${things.projectId}?block=${things.blockId}`;
  return [
    ...pages,
    ...data,
    ...single,
    "/api/v1/projects",
    api,
    `${api}/readiness`,
    `${api}/requirements`,
    `${api}/search?q=${encodeURIComponent("клиент")}`,
    `/palette?project=${things.projectId}&q=${encodeURIComponent("клиент")}`,
    `/palette?project=${things.projectId}`,
    `/projects/${things.projectId}/search?q=${encodeURIComponent("клиент")}`,
    `${api}/sign-off-settings`,
    `${api}/signing-rules`,
    `${api}/journal`,
    `${api}/journal/head`,
    `${api}/approvers`,
    block,
    `${block}/forms`,
    `${block}/revisions`,
    `${api}/sign-offs`,
    `${api}/sign-offs/${things.signOffId}/file`,
    chosen,
  ];
}

/** Words and ids of the project that those outside must never meet. */
function internal(exceptEmail: string): Map<string, string[]> {
  const { rows } = site;
  const column = (sql: string) => rows<{ v: string }>(sql, things.projectId).map(({ v }) => v);
  const people = rows<{ id: string; memberId: string; name: string; email: string; position: string }>(
    `SELECT a.id, m.id AS memberId, a.name, a.email, m.position FROM members m JOIN accounts a ON a.id = m.account_id
     WHERE m.project_id = ? AND a.email != ?`,
    things.projectId,
    exceptEmail,
  );
  // A title that is also a word of the interface proves nothing.
  const words = Object.values(ru).join("\n");
  const titles = (found: string[]) => found.filter((title) => title.length > 12 && !words.includes(title));
  return new Map([
    ["names", people.map(({ name }) => name)],
    ["addresses", people.map(({ email }) => email)],
    ["positions", people.map(({ position }) => position).filter((position) => position.length > 12)],
    ["accounts", people.map(({ id }) => id)],
    ["members", people.map(({ memberId }) => memberId)],
    ["titles of blocks", titles(column("SELECT title AS v FROM blocks WHERE project_id = ?"))],
    ["titles of sections", titles(column("SELECT title AS v FROM sections WHERE project_id = ?"))],
    ["texts", column("SELECT text_id AS v FROM blocks WHERE project_id = ?")],
    ["blocks", column("SELECT id AS v FROM blocks WHERE project_id = ?")],
    ["sections", column("SELECT id AS v FROM sections WHERE project_id = ?")],
    ["hashes", column("SELECT hash AS v FROM revisions WHERE project_id = ?")],
    ["goal", column("SELECT '\"' || goal || '\"' AS v FROM projects WHERE id = ?")],
    ["what is written", ["две трети из них ждут инженера"]],
  ]);
}

/** Of each kind, what a text holds, other than what was asked for itself. */
function met(text: string, secrets: Map<string, string[]>): Map<string, string[]> {
  return new Map([...secrets].map(([kind, all]) => [kind, all.filter((secret) => text.includes(secret))]));
}

describe("nothing internal", () => {
  it.each(outsiders)("is in any page, data or answer of the API to the %s", async (who, email) => {
    const secrets = internal(email);
    for (const address of addresses()) {
      const { body, headers } = await site.ask(who, address);
      const asked = Object.values(things).filter((id) => address.includes(id));
      const told = asked.reduce((text, id) => text.replaceAll(id, ""), body + JSON.stringify(headers));
      const leaks = [...met(told, secrets)].filter(([, found]) => found.length > 0);
      expect([address, leaks]).toEqual([address, []]);
    }
  });

  it("is missing here by mistake: the manager meets all of it", async () => {
    const answers = await Promise.all(addresses().map((address) => site.ask("manager", address)));
    const all = answers.map(({ body }) => body).join("\n");
    const secrets = internal("");
    const found = met(all, secrets);
    for (const [kind, list] of secrets) {
      expect([kind, list.length > 0]).toEqual([kind, true]);
      expect([kind, found.get(kind)!.length / list.length]).toEqual([kind, expect.closeTo(1, 0)]);
    }
  });
});

describe("an integrator's pages", () => {
  const timeless = (body: string) => body.replace(/nonce="[^"]*"/g, "");
  const read = async (who: Who) => {
    const read = [`/projects`, `/projects/${things.projectId}`, `/api/v1/projects/${things.projectId}`];
    const more = [`/projects/${things.projectId}.data`, `/projects/${things.projectId}/kept-edits`];
    return Promise.all([...read, ...more].map(async (at) => timeless((await site.ask(who, at)).body)));
  };

  it("are byte for byte the same whatever the group and other integrators do", async () => {
    const before = await read("integrator");
    const { projectId, textId } = things;
    const api = `/api/v1/projects/${projectId}`;
    const edits = { update: Buffer.from(typed("Своё")).toString("base64"), reason: "no-right" };
    const [section] = site.rows<{ id: string }>("SELECT id FROM sections WHERE project_id = ?", projectId);
    const deeds: [Who, string, object][] = [
      ["integratorB", `${api}/texts/${textId}/kept-edits`, edits],
      ["editor", `${api}/sections/${section!.id}/blocks`, { title: "Ещё один блок" }],
      ["manager", `${api}/invitations`, { email: "third@firm.example", role: "integrator", delivery: "link" }],
    ];
    for (const [who, place, json] of deeds) expect((await site.ask(who, place, { json })).status).toBe(201);
    expect(await read("integrator")).toEqual(before);
  });
});

describe("sockets", () => {
  /** The code it is closed with, or what was heard before. */
  async function ending(who: Who, endpoint: string): Promise<unknown> {
    const address = site.server.origin.replace("http", "ws") + endpoint;
    const ws = new WebSocket(address, { headers: { cookie: site.cookieOf(who) } });
    const [ended] = (await Promise.race([once(ws, "close"), once(ws, "message")])) as unknown[];
    ws.terminate();
    return ended;
  }

  it.each(["integrator", "integratorB", "contractor", "stranger"] as const)(
    "of texts and of presence are closed for the %s before a word, as if nothing were there",
    async (who) => {
      expect(await ending(who, `/collab/${things.textId}`)).toBe(4404);
      expect(await ending(who, "/collab/nothing")).toBe(4404);
      expect(await ending(who, `/live/${things.projectId}`)).toBe(4404);
      expect(await ending(who, "/live/nothing")).toBe(4404);
    },
  );
});
