/** Sessions and what leads to them: no fixation, no theft by links, no traces in the log, nothing done by a GET. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addressOf, demoThings, exportsOf, routes } from "./addresses.ts";
import { askAt, everybody, openSite, password, sessionCookie, signIn, type Site, type Who } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite({ env: { LOG_LEVEL: "trace" } });
});
afterAll(() => site.close());

const lastLetter = () =>
  site.rows<{ body: string }>("SELECT body FROM outbox ORDER BY created_at DESC, rowid DESC LIMIT 1")[0]!.body;

async function askForLink(email: string, to = "/"): Promise<{ token: string; code: string; link: string }> {
  await askAt(site.server.origin, "/sign-in", { form: { email, intent: "link", to } });
  const body = lastLetter();
  const link = /http:\S+\/sign-in\/link\?token=\S+/.exec(body)![0];
  return { link, token: new URL(link).searchParams.get("token")!, code: /\b\d{3} ?\d{3}\b/.exec(body)![0] };
}

describe("a session", () => {
  it("is never the one that the visitor brought along", async () => {
    const planted = `svod=${"a".repeat(43)}`;
    const json = { email: "editor2@demo.example", password };
    const opened = await askAt(site.server.origin, "/api/v1/session", { json, headers: { cookie: planted } });
    const cookie = sessionCookie(opened);
    expect(cookie).not.toBe(planted);
    expect((await askAt(site.server.origin, "/profile", { headers: { cookie: planted } })).status).toBe(302);
    const again = await askAt(site.server.origin, "/api/v1/session", { json, headers: { cookie } });
    expect(sessionCookie(again)).not.toBe(cookie);
  });

  it("ends everywhere else when the password is changed, and everywhere when it is reset", async () => {
    const { origin } = site.server;
    const email = "approver2@demo.example";
    const [here, there] = [await signIn(origin, email), await signIn(origin, email)];
    const open = async (cookie: string) => (await askAt(origin, "/profile", { headers: { cookie } })).status === 200;
    const form = { intent: "password", current: password, password: "другие четыре слова" };
    expect((await askAt(origin, "/profile", { form, headers: { cookie: here } })).status).toBe(200);
    expect([await open(here), await open(there)]).toEqual([true, false]);
    await askAt(origin, "/reset-password", { form: { intent: "ask", email } });
    const token = /reset-password\?token=(\S+)/.exec(lastLetter())![1]!;
    const reset = await askAt(origin, "/reset-password", { form: { intent: "set", token, password } });
    expect([await open(here), await open(sessionCookie(reset))]).toEqual([false, true]);
  });
});

describe("a way back after signing in", () => {
  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " //evil.example",
    "http:evil.example",
    "projects",
    "",
  ])("to %j leads to the first page instead", async (to) => {
    const { origin } = site.server;
    const form = { email: "owner@demo.example", password, intent: "password", to };
    expect((await askAt(origin, "/sign-in", { form })).headers.location).toBe("/");
    const signedIn = `/sign-in?to=${encodeURIComponent(to)}`;
    expect((await site.ask("owner", signedIn)).headers.location).toBe("/");
    expect((await site.ask("owner", "/preferences", { form: { theme: "dark", to } })).headers.location).toBe("/");
    const page = await site.ask("anonymous", signedIn);
    expect(/name="to" value="([^"]*)"/.exec(page.body)![1]).toBe("/");
  });

  it("to a page of ours leads there, by password and by a mailed link", async () => {
    const to = `/projects/${site.projectId}?block=1#x`;
    const form = { email: "observer@demo.example", password, intent: "password", to };
    expect((await askAt(site.server.origin, "/sign-in", { form })).headers.location).toBe(to);
    const { token } = await askForLink("observer@demo.example", to);
    const redeemed = await askAt(site.server.origin, "/sign-in/link", { form: { token } });
    expect(redeemed.headers.location).toBe(to);
  });

  it("to another site does not hide in a mailed link", async () => {
    const { token } = await askForLink("approver1@demo.example", "//evil.example");
    expect((await askAt(site.server.origin, "/sign-in/link", { form: { token } })).headers.location).toBe("/");
  });
});

describe("a GET", () => {
  const state = () =>
    ["journal", "outbox", "sign_in_tokens", "invitations", "accounts", "members", "blocks", "texts", "revisions"].map(
      (table) => [table, site.rows(`SELECT * FROM ${table} ORDER BY rowid`)],
    );

  it("changes nothing, whoever asks for whatever page or answer", async () => {
    const things = demoThings(site);
    const { token, code } = await askForLink("editor1@demo.example");
    const before = state();
    const pages = routes.map((route) => addressOf(route, things));
    const data = routes.filter((route) => exportsOf(route).page).map((route) => `${addressOf(route, things)}.data`);
    const api = `/api/v1/projects/${things.projectId}`;
    const block = `${api}/blocks/${things.blockId}`;
    const verbs = ["/api/v1/session", "/api/v1/tokens", `${block}/restore`, `${api}/members`, `${api}/invitations`];
    const secrets = ["/sign-in/link", "/reset-password", "/invitation", "/set-up"].map((at) => `${at}?token=${token}`);
    const tempting = [
      `/profile?intent=session`,
      `/sign-out?x=1`,
      `/preferences?theme=dark`,
      `/sign-in/code?code=${code}`,
    ];
    for (const at of [...pages, ...data, ...verbs, ...secrets, ...tempting, api, block, `${block}/revisions`])
      for (const method of ["GET", "HEAD"]) {
        const these: readonly Who[] = at.startsWith("/projects") ? everybody : ["manager", "integrator", "anonymous"];
        for (const [who, { status }] of await site.askAs(these, at, { method }))
          expect([who, method, at, status < 500]).toEqual([who, method, at, true]);
      }
    expect(state()).toEqual(before);
    expect((await askAt(site.server.origin, "/sign-in/link", { form: { token } })).status).toBe(302);
  });
});

describe("the log", () => {
  it("holds no password, cookie, token or address with a secret in it, at its most talkative", async () => {
    const { origin, output } = site.server;
    const cookie = await signIn(origin, "editor1@demo.example");
    const { token, code } = await askForLink("editor1@demo.example");
    const made = await askAt(origin, "/api/v1/tokens", { json: { name: "x" }, headers: { cookie } });
    const bearer = (JSON.parse(made.body) as { token: string }).token;
    const reader = { cookie, authorization: `Bearer ${bearer}`, referer: `${origin}/sign-in/link?token=${token}` };
    const wrong = { email: "editor1@demo.example", password: "неверный секрет" };
    await askAt(origin, "/api/v1/session", { json: wrong });
    await askAt(origin, "/sign-in", { form: { ...wrong, intent: "password" } });
    await askAt(origin, "/api/v1/projects", { headers: reader });
    for (const at of ["/sign-in/link", "/invitation", "/reset-password", "/no/such", "/assets/%", "/"])
      for (const method of ["GET", "POST", "OPTIONS"])
        await askAt(origin, `${at}?token=${token}&_data=routes/none`, {
          method,
          headers: reader,
          raw: `token=${token}`,
        });
    await askAt(origin, `/sign-in/link?token=${token}`, { headers: { ...reader, host: "[" } });
    await askAt(origin, "/sign-in/code", { form: { email: "editor1@demo.example", code } });
    // The log is not silent about these requests, and it comes a moment after the answers.
    const complaints = () => output().match(/"path":"\/reset-password","msg":"request failed"/g);
    await vi.waitFor(() => expect(complaints()).not.toBeNull());
    const secrets = [password, wrong.password, cookie.split("=")[1]!, token, code, bearer, "$argon2"];
    expect(secrets.filter((secret) => output().includes(secret))).toEqual([]);
  });
});
