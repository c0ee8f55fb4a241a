/** Requests no page of ours makes: answered with a plain status, and the server goes on. */
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Whatever was sent: the server is alive, and nothing was written to its log as a failure of ours. */
afterEach(async () => {
  expect((await site.ask("anonymous", "/readyz")).status).toBe(200);
  expect(site.server.output()).toBe("");
});

/** Sends bytes on a connection of their own. @returns the status line's number, 0 when the server just hung up */
function sendBytes(lines: string[], body = ""): Promise<{ status: number; text: string }> {
  const { port } = new URL(site.server.origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }));
    socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`);
  });
}

const plain = (target: string, method = "GET") => [`${method} ${target} HTTP/1.1`, "Host: svod", "Connection: close"];

describe("a target", () => {
  it.each([
    ["an address of another site", "//evil.example/sign-in", 400],
    ["one that becomes it", "/.//evil.example", 400],
    ["one that becomes it when decoded", "/%2fevil.example", 400],
    ["one with backslashes", "/\\evil.example", 400],
    ["an absolute address", "http://evil.example/sign-in", 400],
    ["a broken absolute address", "http://[", 404],
    ["an asterisk", "*", 400],
    ["half an escape", "/%", 400],
    ["an escaped zero", "/%00", 404],
    ["half an escape among the files", "/assets/%", 400],
    ["a zero among the files", "/assets/%00", 400],
    ["the folder above the files", "/assets/../../server/index.js", 403],
    ["the folder above them, escaped", "/assets/..%2f..%2fstamp", 403],
    ["the folder above them, escaped twice", "/assets/..%252f..%252fstamp", 404],
    ["the folder above them with backslashes", "/assets/..%5c..%5cstamp", 403],
    ["the folder of files itself", "/assets/", 404],
    ["a hidden file", "/.vite/manifest.json", 404],
    ["the server's code", "/server/index.js", 404],
    ["the database", "/../data/facts.db", 404],
    ["the manifest of routes", "/__manifest?p=/projects&version=1", 404],
    ["a form of the API's address", "/api/v1/../../etc/passwd", 404],
  ])("that is %s answers plainly: %s → %d", async (_, target, status) => {
    const answer = await sendBytes(plain(target));
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/at .*\.js:\d|node_modules|evil\.example/);
  });

  it.each(["//", "http://[", "*", "/collab/%", "/live/%00", "/collab/", "/nothing", "/collab/x/y", "//[/collab/x"])(
    "of an upgrade may be %s",
    async (target) => {
      const { status } = await sendBytes([
        `GET ${target} HTTP/1.1`,
        ...["Host: svod", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"],
      ]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );
});

describe("a Host", () => {
  it.each(["a b", "[", "svod:99999999", "svod/path", "user@svod", "svod?x", "svod#x", "%"])(
    "that is no host, such as %s, is a bad request",
    async (host) => {
      expect((await sendBytes(["GET /sign-in HTTP/1.1", `Host: ${host}`, "Connection: close"])).status).toBe(400);
    },
  );

  it.each(["svod", "svod.example:8080", "[::1]:3000"])("such as %s is no reason to refuse", async (host) => {
    expect((await sendBytes(["GET /sign-in HTTP/1.1", `Host: ${host}`, "Connection: close"])).status).toBe(200);
  });
});

describe("a method", () => {
  it.each(["TRACE", "OPTIONS", "PROPFIND", "M-SEARCH"])("nobody needs, %s, is answered 405", async (method) => {
    for (const target of ["/sign-in", "/api/v1/projects", "/favicon.svg"]) {
      const { status, text } = await sendBytes(plain(target, method));
      expect([target, status]).toEqual([target, 405]);
      expect(text).toMatch(/\r\nAllow: GET, HEAD, POST/);
      expect(text.toLowerCase()).not.toContain("access-control-");
    }
  });

  it("CONNECT makes no tunnel", async () => {
    expect((await sendBytes(plain("svod:22", "CONNECT"))).status).toBe(0);
  });

  it("HEAD answers what GET does, without a body", async () => {
    for (const target of ["/sign-in", "/api/v1/openapi.json", "/favicon.svg", "/healthz", "/no/such/page"]) {
      const [head, get] = [await sendBytes(plain(target, "HEAD")), await sendBytes(plain(target))];
      expect([target, head.status]).toEqual([target, get.status]);
      expect(head.text.split("\r\n\r\n")[1]).toBe("");
    }
  });

  it("a page has no action for is answered 405", async () => {
    for (const target of ["/outbox", "/projects", `/projects/${site.projectId}/my-blocks`])
      expect([target, (await site.ask("manager", target, { form: {} })).status]).toEqual([target, 405]);
  });
});

describe("a body", () => {
  const chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";
  const chunked = (target: string, type: string) => [
    ...plain(target, "POST"),
    "Transfer-Encoding: chunked",
    `Content-Type: ${type}`,
  ];

  it("larger than 2 MB is refused with 413 before it is read", async () => {
    const length = `Content-Length: ${2 * 1024 * 1024 + 1}`;
    const form = "Content-Type: application/x-www-form-urlencoded";
    expect((await sendBytes([...plain("/sign-in", "POST"), length, form])).status).toBe(413);
    const answer = await sendBytes([...plain("/api/v1/session", "POST"), length, "Content-Type: application/json"]);
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text.split("\r\n\r\n")[1]!)).toMatchObject({ error: { code: "too-large" } });
  });

  it("that does not say its length is refused with 413, in JSON by the API", async () => {
    const form = chunked("/sign-in", "application/x-www-form-urlencoded");
    expect((await sendBytes(form, `${chunk}0\r\n\r\n`)).status).toBe(413);
    const answer = await sendBytes(chunked("/api/v1/session", "application/json"), `${chunk}0\r\n\r\n`);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('"too-large"');
  });

  it("with two lengths is refused, since proxies may disagree about where it ends", async () => {
    const lengths = ["Content-Length: 3", "Transfer-Encoding: chunked"];
    expect((await sendBytes([...plain("/sign-in", "POST"), ...lengths], "0\r\n\r\n")).status).toBe(400);
    const twice = ["Content-Length: 3", "Content-Length: 4"];
    expect((await sendBytes([...plain("/sign-in", "POST"), ...twice], "a=b")).status).toBe(400);
  });

  it.each(["application/json", "text/plain", "image/png", "multipart/form-data", "multipart/form-data; boundary=x"])(
    "of type %s is no form: 415, and nothing is done",
    async (type) => {
      const asking = { method: "POST", raw: '{"theme":"dark"}', headers: { "content-type": type } };
      const before = site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain");
      expect((await site.ask("manager", "/profile", asking)).status).toBe(415);
      expect((await site.ask("manager", `/projects/${site.projectId}?index`, asking)).status).toBe(415);
      expect(site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain")).toEqual(before);
    },
  );

  it.each([
    ["wrong JSON", "application/json", "{]", 400, "bad-json"],
    ["JSON in another charset", "application/json; charset=koi8-r", "{}", 415, "wrong-content-type"],
    ["a form", "application/x-www-form-urlencoded", "email=a", 415, "wrong-content-type"],
  ])("of the API that is %s is refused in JSON", async (_, type, raw, status, code) => {
    const asking = { raw, headers: { "content-type": type } };
    const answer = await site.ask("anonymous", "/api/v1/session", asking);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) as string } });
  });
});

describe("headers", () => {
  it("larger than a browser sends are refused with 431", async () => {
    expect((await sendBytes([...plain("/sign-in"), `X-Long: ${"a".repeat(70_000)}`])).status).toBe(431);
    expect((await sendBytes([...plain("/sign-in"), `Cookie: ${"a=b; ".repeat(20_000)}`])).status).toBe(431);
  });

  it("of a broken cookie are no reason to fail", async () => {
    const cookies = ["svod=%; a=%E0%A4%A", "svod", "svod=", "__proto__=1; svod=x", `svod=${"й".repeat(3)}`];
    for (const cookie of cookies)
      expect((await site.ask("anonymous", "/projects", { headers: { cookie: encodeURI(cookie) } })).status).toBe(302);
  });
});

describe("single fetch", () => {
  it.each(["__proto__", "constructor", "routes/none", "routes/outbox,routes/accounts", "root"])(
    "asked for the loaders of %s answers nothing it should not",
    async (named) => {
      const answer = await site.ask("integrator", `/projects.data?_routes=${named}`);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/recipient|isAdmin"|owner@demo/);
    },
  );
});
