/** What every answer carries: cookies that cannot be stolen, a policy for scripts and styles, headers for browsers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../helpers/server.ts";
import { addressOf, demoThings, exportsOf, routes } from "./addresses.ts";
import { askAt, openSite, password, type Answer, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const credentials = { email: "manager@demo.example", password };
const cookiesOf = ({ headers }: Answer) => [headers["set-cookie"] ?? []].flat();

/** Name and attributes of a Set-Cookie, in order of the alphabet. */
function attributes(cookie: string): string[] {
  const [pair, ...rest] = cookie.split("; ");
  return [pair!.split("=")[0]!, ...rest.map((part) => part.replace(/^(Max-Age|Expires)=.*/, "$1")).sort()];
}

describe("the session cookie", () => {
  const ways: [string, string, object][] = [
    ["the API", "/api/v1/session", { json: credentials }],
    ["the sign-in page", "/sign-in", { form: { ...credentials, intent: "password", to: "/" } }],
  ];

  it.each(ways)(
    "is unreadable for scripts, not sent across sites and of this host only, by %s",
    async (_, at, sent) => {
      const [cookie, ...others] = cookiesOf(await askAt(site.server.origin, at, sent));
      expect(others).toEqual([]);
      expect(attributes(cookie!)).toEqual(["svod", "HttpOnly", "Max-Age", "Path=/", "SameSite=Lax"]);
    },
  );

  it("is `__Host-` and Secure exactly when SVOD_ORIGIN is https, and so is the one that takes it away", async () => {
    const { origin } = await startServer({ demo: "short", env: { SVOD_ORIGIN: "https://svod.example" } });
    const strict = ["__Host-svod", "HttpOnly", "Max-Age", "Path=/", "SameSite=Lax", "Secure"];
    const opened = await askAt(origin, "/api/v1/session", { json: credentials });
    expect(cookiesOf(opened).map(attributes)).toEqual([strict]);
    const cookie = cookiesOf(opened)[0]!.split(";")[0]!;
    const plain = cookie.replace("__Host-", "");
    expect((await askAt(origin, "/projects", { headers: { cookie } })).status).toBe(200);
    expect((await askAt(origin, "/projects", { headers: { cookie: plain } })).status).toBe(302);
    const preference = await askAt(origin, "/preferences", { form: { theme: "dark" }, headers: { cookie } });
    expect(cookiesOf(preference).map(attributes)).toEqual([
      ["svod-theme", "HttpOnly", "Max-Age", "Path=/", "SameSite=Lax", "Secure"],
    ]);
    const ended = await askAt(origin, "/sign-out", { method: "POST", form: {}, headers: { cookie } });
    expect(cookiesOf(ended).map(attributes)).toEqual([strict]);
    expect(ended.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
    const local = { form: { theme: "dark" }, headers: { origin } };
    expect((await askAt(origin, "/preferences", local)).status).toBe(403);
  });
});

describe("every answer", () => {
  const kinds: [string, string][] = [
    ["a page", "/sign-in"],
    ["a page that is not there", "/no/such/page"],
    ["the data of a page", "/sign-in.data"],
    ["a redirect", "/projects"],
    ["the API", "/api/v1/projects"],
    ["a file", "/favicon.svg"],
    ["a file that is not there", "/assets/none.js"],
    ["health", "/healthz"],
    ["figures", "/metrics"],
  ];

  it.each(kinds)("forbids guessing types, frames and telling others the address: %s", async (_, at) => {
    const { headers } = await askAt(site.server.origin, at);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'") as string,
    });
    // Passkeys are for our own pages alone.
    expect(String(headers["permissions-policy"]).split(", ")).toEqual([
      ...["camera=()", "microphone=()", "geolocation=()"],
      ...["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"],
    ]);
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });

  it("to one person is kept by nobody between", async () => {
    for (const at of ["/projects", "/projects.data", `/projects/${site.projectId}`, "/api/v1/projects", "/no/such"])
      expect([at, (await site.ask("manager", at)).headers["cache-control"]]).toEqual([
        at,
        expect.stringContaining("no-store"),
      ]);
  });
});

describe("compression", () => {
  const asking = (headers = {}) => ({ headers: { "accept-encoding": "gzip", ...headers } });
  const encoding = async (at: string, headers = {}) =>
    (await site.ask("manager", at, asking(headers))).headers["content-encoding"];

  it("is given to pages, and not for what another site asks for, since lengths tell (BREACH)", async () => {
    const page = `/projects/${site.projectId}`;
    for (const at of [page, `${page}.data`]) {
      expect([at, await encoding(at)]).toEqual([at, "gzip"]);
      expect([at, await encoding(at, { "sec-fetch-site": "same-origin" })]).toEqual([at, "gzip"]);
      for (const from of ["cross-site", "same-site"])
        expect([at, await encoding(at, { "sec-fetch-site": from })]).toEqual([at, undefined]);
    }
  });

  it("of scripts, which are the same for everybody, lies ready in both forms, and they are kept for good", async () => {
    const page = `/projects/${site.projectId}`;
    const script = /"(\/assets\/entry[^"]+\.js)"/.exec((await site.ask("manager", page)).body)![1]!;
    for (const form of ["gzip", "br"]) {
      const { headers } = await site.ask("stranger", script, asking({ "accept-encoding": form }));
      expect(headers).toMatchObject({ "content-encoding": form, vary: "Accept-Encoding" });
      expect(headers["cache-control"]).toContain("immutable");
    }
    expect((await site.ask("stranger", script)).headers["content-encoding"]).toBeUndefined();
  });
});

describe("a page", () => {
  const pages = () => {
    const things = demoThings(site);
    const withPage = routes.filter((route) => exportsOf(route).page && route !== "_index");
    return withPage.map((route) => addressOf(route, things));
  };

  function policyOf({ headers }: Answer): Record<string, string> {
    const parts = String(headers["content-security-policy"]).split("; ");
    return Object.fromEntries(parts.map((part) => [part.split(" ")[0], part.split(" ").slice(1).join(" ")]));
  }

  it("runs only scripts and styles of ours or of its own nonce, which is new each time", async () => {
    const nonces = new Set<string>();
    for (const at of pages()) {
      const answer = await site.ask("manager", at);
      const policy = policyOf(answer);
      const nonce = /'nonce-([\w-]{22,})'/.exec(policy["script-src"]!)![1]!;
      expect(policy).toEqual({
        "default-src": "'self'",
        "script-src": `'self' 'nonce-${nonce}'`,
        "style-src": `'self' 'nonce-${nonce}'`,
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
      });
      const inline = [...answer.body.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, given]) => given!);
      expect(inline.filter((given) => !given.includes(`nonce="${nonce}"`))).toEqual([]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(pages().length);
  });

  it("holds no style attributes, handlers in attributes or addresses of scripts elsewhere", async () => {
    for (const at of pages()) {
      const { body } = await site.ask("manager", at);
      // What React streams later stands in scripts and is no markup yet.
      const markup = body.replace(/<script[^>]*>[\s\S]*?<\/script>/g, "");
      expect([at, markup.match(/<[^>]*\sstyle=[^>]*>/)?.[0]]).toEqual([at, undefined]);
      expect([at, markup.match(/<[^>]*\son\w+=[^>]*>/)?.[0]]).toEqual([at, undefined]);
      expect([at, markup.match(/(src|href)="(https?:|\/\/|javascript:|data:)[^"]*"/)?.[0]]).toEqual([at, undefined]);
    }
  });
});

describe("forwarded headers", () => {
  const spoofed = {
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-host": "evil.example:99999999",
    "x-forwarded-proto": "https",
    forwarded: "for=203.0.113.7;host=evil.example;proto=https",
  };
  const lastAddress = ({ rows }: Site) =>
    rows<{ address: string }>("SELECT address FROM sessions ORDER BY created_at DESC, rowid DESC LIMIT 1")[0]!.address;

  it("are ignored: the client's address is that of the connection, and no page or letter takes its host", async () => {
    await askAt(site.server.origin, "/api/v1/session", { json: credentials, headers: spoofed });
    expect(lastAddress(site)).toBe("127.0.0.1");
    const page = await site.ask("manager", "/profile", { headers: spoofed });
    expect(page.status).toBe(200);
    expect(page.body).not.toContain("evil.example");
    const form = { email: "owner@demo.example", intent: "link", to: "/" };
    await askAt(site.server.origin, "/sign-in", { form, headers: { ...spoofed, host: "evil.example" } });
    const [letter] = site.rows<{ body: string }>("SELECT body FROM outbox ORDER BY created_at DESC, rowid DESC");
    expect(letter!.body).toContain(`http://localhost:${new URL(site.server.origin).port}/sign-in/link?token=`);
    expect(letter!.body).not.toContain("evil.example");
  });

  it("count exactly as far as TRUSTED_PROXY_HOPS says", async () => {
    const behind = await openSite({ env: { TRUSTED_PROXY_HOPS: "1" } });
    const headers = { "x-forwarded-for": "198.51.100.1, 203.0.113.7" };
    await askAt(behind.server.origin, "/api/v1/session", { json: credentials, headers });
    expect(lastAddress(behind)).toBe("203.0.113.7");
    await behind.close();
  });
});

describe("/metrics", () => {
  it("tells figures to this machine, and nothing of people or projects", async () => {
    const { status, body } = await askAt(site.server.origin, "/metrics");
    expect(status).toBe(200);
    expect(body).toContain("svod_http_seconds_bucket");
    // Short ones, numbers within a project, stand in any figure.
    const things = Object.values(demoThings(site)).filter((thing) => thing.length > 3);
    for (const told of [...things, "@demo.example", "/projects", "svod="]) expect(body).not.toContain(told);
  });

  it("does not exist for outside addresses, since counts would tell integrators of each other (R6)", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7" };
    expect((await askAt(site.server.origin, "/metrics", { headers })).status).toBe(404);
    const { origin } = await startServer({ demo: "short", env: { TRUSTED_PROXY_HOPS: "1" } });
    expect((await askAt(origin, "/metrics", { headers })).status).toBe(404);
    expect((await askAt(origin, "/metrics", { headers: { "x-forwarded-for": "10.1.2.3" } })).status).toBe(200);
  });
});
