/** Who may ask for a change: our own pages at exactly our own address, and programs that carry no browser's manners. */
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { askAt, openSite, password, type Asking, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const port = () => new URL(site.server.origin).port;

/** Headers of somebody else's page; none of them may change anything. */
const foreign: [string, () => Record<string, string>][] = [
  ["another site", () => ({ origin: "https://evil.example" })],
  ["the origin `null` of a sandboxed frame", () => ({ origin: "null" })],
  ["an empty origin", () => ({ origin: "" })],
  ["our host on another port", () => ({ origin: `http://127.0.0.1:${Number(port()) + 1}` })],
  ["our host by another protocol", () => ({ origin: `https://127.0.0.1:${port()}` })],
  ["a host that begins like ours", () => ({ origin: `http://127.0.0.1:${port()}.evil.example` })],
  ["our origin with a slash", () => ({ origin: `http://127.0.0.1:${port()}/` })],
  ["another site that claims our Host", () => ({ origin: "http://evil.example", host: "evil.example" })],
  ["no origin but a cross-site fetch", () => ({ "sec-fetch-site": "cross-site" })],
  ["no origin but a fetch from a sister site", () => ({ "sec-fetch-site": "same-site" })],
  ["our own forwarded host", () => ({ origin: "http://evil.example", "x-forwarded-host": "evil.example" })],
];

const own: [string, () => Record<string, string>][] = [
  ["the demonstration by number", () => ({ origin: `http://127.0.0.1:${port()}` })],
  ["the demonstration by name", () => ({ origin: `http://localhost:${port()}` })],
  ["a fetch of the same origin", () => ({ "sec-fetch-site": "same-origin" })],
  ["an address typed by the reader", () => ({ "sec-fetch-site": "none" })],
  ["a program that is no browser", () => ({})],
];

const theme = (): Asking => ({ form: { theme: "dark", to: "/" } });

describe("a change asked for by", () => {
  it.each(foreign)("%s is refused on pages and by the API, and nothing changes", async (_, headers) => {
    const before = site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const page = await site.ask("manager", "/preferences", { ...theme(), method, headers: headers() });
      expect([method, page.status]).toEqual([method, 403]);
      expect(page.headers["set-cookie"]).toBeUndefined();
      const place = `/api/v1/projects/${site.projectId}/members/${method}`;
      const answer = await site.ask("manager", place, { method, json: {}, headers: headers() });
      expect([method, answer.status]).toEqual([method, 403]);
    }
    expect(site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain")).toEqual(before);
  });

  it.each(own)("%s is carried out", async (_, headers) => {
    expect((await site.ask("observer", "/preferences", { ...theme(), headers: headers() })).status).toBe(302);
    const signIn = { json: { email: "observer@demo.example", password }, headers: headers() };
    expect((await askAt(site.server.origin, "/api/v1/session", signIn)).status).toBe(200);
  });

  it("somebody else's page is told so by the API in JSON, as any refusal", async () => {
    const answer = await site.ask("manager", "/api/v1/tokens", {
      json: { name: "x" },
      headers: { origin: "https://evil.example", "accept-language": "en" },
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toEqual({
      error: { code: "wrong-origin", message: expect.stringContaining("another address") as string },
    });
  });
});

describe("a bearer token", () => {
  const headers = (token: string) => ({ origin: "https://evil.example", authorization: `Bearer ${token}` });

  it("lets a program ask the API from anywhere, but never brings the cookie's rights with it", async () => {
    const made = await site.ask("manager", "/api/v1/tokens", { json: { name: "Выгрузка" } });
    const { token } = JSON.parse(made.body) as { token: string };
    const [block] = site.rows<{ id: string }>(
      "SELECT id FROM blocks WHERE project_id = ? AND removed_at IS NULL",
      site.projectId,
    );
    const place = `/api/v1/projects/${site.projectId}/blocks/${block!.id}/revisions`;
    const by = (given: string) => ({ method: "POST", headers: headers(given) });
    expect((await site.ask("anonymous", place, by(token))).status).toBe(200);
    expect((await site.ask("manager", place, by("svod_wrong"))).status).toBe(401);
  });

  it("opens no page's form to other sites, since pages stand by the cookie", async () => {
    const answer = await site.ask("manager", "/preferences", { ...theme(), headers: headers("anything") });
    expect(answer.status).toBe(403);
  });
});

describe("a socket opened by", () => {
  async function outcome(endpoint: string, headers: Record<string, string>): Promise<number | "open"> {
    const ws = new WebSocket(`ws://127.0.0.1:${port()}${endpoint}`, {
      headers: { cookie: site.cookieOf("manager"), ...headers },
    });
    const refused = once(ws, "unexpected-response").then(([, { statusCode }]) => statusCode as number);
    const result = await Promise.race([refused, once(ws, "open").then(() => "open" as const)]);
    ws.on("error", () => undefined);
    ws.terminate();
    return result;
  }
  const endpoints = () => {
    const [block] = site.rows<{ textId: string }>(
      "SELECT text_id AS textId FROM blocks WHERE project_id = ? AND removed_at IS NULL",
      site.projectId,
    );
    return [`/live/${site.projectId}`, `/collab/${block!.textId}`];
  };

  it.each(foreign.filter(([name]) => name !== "an empty origin"))("%s is refused with 403", async (_, headers) => {
    for (const endpoint of endpoints()) expect(await outcome(endpoint, headers())).toBe(403);
  });

  it.each(own)("%s is accepted", async (_, headers) => {
    for (const endpoint of endpoints()) expect(await outcome(endpoint, headers())).toBe("open");
  });
});
