import { describe, expect, it } from "vitest";
import { createToken, revokeToken } from "../../server/domain/accounts/api-tokens.ts";
import { keptBytes } from "../../server/domain/history/kept-edits.ts";
import { serveApi } from "../helpers/api.ts";
import { everything, newProject, person, project, projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const api = await serveApi(ground);
  await api.cookieOf(made.manager);
  const block = (await made.now()).sections[0]!.blocks[0]!;
  return { ground, ...made, api, block, path: `/projects/${made.id}/blocks/${block.id}` };
}

const json = { "content-type": "application/json" };

describe("a bad request", () => {
  it.each([
    ["wrong JSON", { raw: "{title:", headers: json }, 400, "bad-json"],
    ["JSON that is no object", { body: ["title"] }, 422, "invalid"],
    ["JSON that is no structure", { raw: "12", headers: json }, 400, "bad-json"],
    [
      "a form",
      { raw: "title=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "wrong-content-type",
    ],
    ["plain text", { raw: '{"title":"1"}', headers: { "content-type": "text/plain" } }, 415, "wrong-content-type"],
    [
      "a strange charset",
      { raw: "{}", headers: { "content-type": "application/json; charset=koi8-r" } },
      415,
      "wrong-content-type",
    ],
    ["a huge body", { body: { title: "x".repeat(3 * 1024 * 1024) } }, 413, "too-large"],
    ["an over-long title", { body: { title: "я".repeat(121) } }, 422, "too-long"],
    ["an emptied title", { body: { title: " " } }, 422, "required"],
    ["nothing to change", { body: {} }, 422, "required"],
    ["no body", {}, 422, "required"],
    ["a wrong type", { body: { title: 5 } }, 422, "invalid"],
    ["a wrong date", { body: { title: "Имя", due: "31.12.2026" } }, 422, "bad-date"],
    ["a wrong place", { body: { position: -1 } }, 422, "invalid"],
    ["an unknown person", { body: { responsible: "nobody" } }, 422, "bad-responsible"],
  ])("with %s is refused with its code and a sentence, and changes nothing (R11)", async (_, sent, status, code) => {
    const { ground, manager, api, path } = await setUp();
    const before = await everything(ground);
    const reply = await api.call(manager, "PATCH", path, sent);
    expect(reply).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/^[А-Я«].*\.$/) } } });
    expect(Object.keys(reply.body as object)).toEqual(["error"]);
    expect(await everything(ground)).toEqual(before);
  });

  it("names the field it misses", async () => {
    const { manager, api } = await setUp();
    const { company: _, ...body } = newProject;
    const reply = await api.call(manager, "POST", "/projects", { body });
    expect(reply).toMatchObject({ status: 422, body: { error: { message: "Заполните поле «Компания»." } } });
  });

  it("to no endpoint is answered like an unknown id", async () => {
    const { manager, api } = await setUp();
    const unknown = await api.call(manager, "GET", "/projects/unknown");
    for (const [method, path] of [
      ["GET", "/nothing"],
      ["PUT", "/projects"],
      ["POST", "/session/more"],
    ])
      expect(await api.call(manager, method!, path!)).toMatchObject({ status: 404, body: unknown.body });
  });

  it("speaks the account's language, and to strangers the one they ask for", async () => {
    const { ground, manager, api } = await setUp();
    const asked = { headers: { "accept-language": "en-GB,en;q=0.9" } };
    expect(await api.call(null, "GET", "/projects", asked)).toMatchObject({
      body: { error: { message: "Sign in to continue." } },
    });
    expect(await api.call(null, "GET", "/projects")).toMatchObject({
      body: { error: { message: "Войдите, чтобы продолжить." } },
    });
    await ground.facts.updateTable("accounts").set({ language: "en" }).where("id", "=", manager.accountId).execute();
    const reply = await api.call(manager, "GET", "/projects/unknown", { headers: { "accept-language": "ru" } });
    expect(reply).toMatchObject({ body: { error: { message: expect.stringMatching(/^There is no/) } } });
  });

  it("that breaks the server tells a number and nothing of the inside", async () => {
    const { ground, manager, api } = await setUp();
    const cookie = await api.cookieOf(manager);
    await ground.facts.schema.dropTable("apiTokens").execute();
    const reply = await api.call(null, "POST", "/tokens", { body: { name: "x" }, headers: { cookie } });
    expect(reply).toMatchObject({ status: 500, body: { error: { code: "unexpected" } } });
    expect(JSON.stringify(reply.body)).not.toMatch(/sqlite|table|token/i);
  });
});

describe("a session", () => {
  it("is opened by password and ended, with a cookie scripts cannot read", async () => {
    const ground = await open();
    const api = await serveApi(ground);
    const { account } = await person(ground, { passwordHash: await ground.passwords.hash("четыре простых слова") });
    const body = { email: account.email.toUpperCase(), password: "четыре простых слова" };
    const opened = await api.call(null, "POST", "/session", { body });
    expect(opened).toMatchObject({ status: 200, body: { account: { id: account.id, email: account.email } } });
    expect(JSON.stringify(opened.body)).not.toContain("argon2");
    const setCookie = opened.headers.get("set-cookie")!;
    expect(setCookie).toMatch(/HttpOnly/);
    const headers = { cookie: setCookie.split(";")[0]! };
    expect((await api.call(null, "GET", "/projects", { headers })).status).toBe(200);
    const ended = await api.call(null, "DELETE", "/session", { headers });
    expect([ended.status, ended.body]).toEqual([204, undefined]);
    expect((await api.call(null, "GET", "/projects", { headers })).status).toBe(401);
  });

  it("is refused alike for a wrong password and an unknown account", async () => {
    const ground = await open();
    const api = await serveApi(ground);
    const { account } = await person(ground, { passwordHash: await ground.passwords.hash("четыре простых слова") });
    const wrong = await api.call(null, "POST", "/session", { body: { email: account.email, password: "не то" } });
    const unknown = await api.call(null, "POST", "/session", { body: { email: "no@firm.example", password: "не то" } });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: "wrong-credentials" } } });
    expect(unknown.body).toEqual(wrong.body);
  });
});

describe("a personal token", () => {
  it("stands for its person, until it is revoked, and never lets a cookie stand in for it", async () => {
    const { ground, manager, api } = await setUp();
    const made = await api.call(manager, "POST", "/tokens", { body: { name: "Выгрузка" } });
    expect(made.status).toBe(201);
    const { id, token } = made.body as { id: string; token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect((await api.call(null, "GET", "/projects", { headers })).body).toMatchObject({
      projects: [{ role: "manager" }],
    });
    await revokeToken(ground, manager, id);
    for (const authorization of [headers.authorization, "Bearer svod_unknown", "Basic eDp5", ""])
      expect((await api.call(manager, "GET", "/projects", { headers: { authorization } })).status).toBe(401);
  });

  it("makes no other tokens", async () => {
    const { ground, manager, api } = await setUp();
    const { token } = await createToken(ground, manager, { name: "Первый" });
    const headers = { authorization: `Bearer ${token}` };
    expect((await api.call(null, "POST", "/tokens", { body: { name: "Второй" }, headers })).status).toBe(401);
  });
});

describe("a block", () => {
  it("answers its live text, the hash a revision would have, Markdown and the latest revision", async () => {
    const { manager, api, block, path } = await setUp();
    const { body } = await api.call(manager, "GET", path);
    const reading = body as { hash: string; revision: { number: number; hash: string } };
    expect(reading).toMatchObject({ id: block.id, textId: block.textId, content: { type: "doc" } });
    expect(reading).toMatchObject({ markdown: expect.stringContaining("О документе"), revision: { number: 1 } });
    expect(reading.hash).toBe(reading.revision.hash);
  });

  it("takes title, place, person, date and reason together", async () => {
    const { manager, api, path, now } = await setUp();
    const { memberId } = await now();
    const body = { title: "Иначе", position: 2, responsible: memberId, due: "2026-12-01", notRequired: "Нет" };
    const reply = await api.call(manager, "PATCH", path, { body });
    expect(reply).toMatchObject({ status: 200, body });
    expect((await api.call(manager, "GET", path)).body).toMatchObject(body);
    const revision = await api.call(manager, "POST", `${path}/revisions`);
    expect(revision).toMatchObject({ status: 200, body: { number: 2, reason: "asked" } });
    expect((await api.call(manager, "GET", `${path}/revisions`)).body).toMatchObject({
      revisions: [{ number: 2 }, { number: 1, authors: [{ accountId: manager.accountId }] }],
    });
  });

  it.each([
    [{ update: "не base64", reason: "locked" }, 422, "invalid"],
    [{ update: "AAAA", reason: "whim" }, 422, "invalid"],
    [{ reason: "locked" }, 422, "required"],
    [{ update: Buffer.from([9, 9, 9]).toString("base64"), reason: "locked" }, 400, "malformed-update"],
    [{ update: Buffer.alloc(keptBytes + 1).toString("base64"), reason: "locked" }, 413, "too-large"],
  ])("refuses kept edits %#", async (body, status, code) => {
    const { manager, api, path } = await setUp();
    const reply = await api.call(manager, "POST", `${path}/kept-edits`, { body });
    expect(reply).toMatchObject({ status, body: { error: { code } } });
  });

  it("cannot be left without a successor, who is named in the address", async () => {
    const { manager, api, id, path, join, now } = await setUp();
    const editor = await join("editor");
    await api.call(manager, "PATCH", path, { body: { responsible: editor.memberId } });
    const place = `/projects/${id}/members/${editor.memberId}`;
    expect(await api.call(manager, "DELETE", place)).toMatchObject({
      status: 409,
      body: { error: { code: "needs-successor" } },
    });
    expect((await api.call(manager, "DELETE", `${place}?successor=${(await now()).memberId}`)).status).toBe(204);
    expect((await api.call(manager, "GET", path)).body).toMatchObject({ responsible: (await now()).memberId });
  });
});

describe("an integrator", () => {
  it("gets himself and nothing internal of the project (R6)", async () => {
    const { api, id, join, manager } = await setUp();
    const integrator = await join("integrator");
    const { status, body } = await api.call(integrator, "GET", `/projects/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ sections: [], goal: null, members: [{ id: integrator.memberId }] });
    expect(JSON.stringify(body)).not.toContain(manager.accountId);
  });
});
