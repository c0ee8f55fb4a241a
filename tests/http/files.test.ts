/** Images and attachments over HTTP: what comes in, and how what hostile hands have brought goes out. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposition } from "../../server/api/file-sending.ts";
import { html, pngOf, svg } from "../helpers/files.ts";
import { pdf } from "../helpers/papers.ts";
import { demoThings, type Things } from "./addresses.ts";
import { openSite, type Asking, type Site, type Who } from "./site.ts";

let site: Site;
let things: Things;
beforeAll(async () => {
  site = await openSite();
  const { projectId } = demoThings(site);
  // Where somebody may write.
  const [draft] = site.rows<{ id: string; textId: string }>(
    "SELECT id, text_id AS textId FROM blocks WHERE project_id = ? AND state = 'draft' AND removed_at IS NULL",
    projectId,
  );
  things = { ...demoThings(site), blockId: draft!.id, textId: draft!.textId };
});
afterAll(() => site.close());

interface Given {
  kind?: "image" | "attachment";
  headers?: Record<string, string>;
  who?: Who;
}

const files = () => `/api/v1/projects/${things.projectId}/files`;

function send(name: string, raw: Buffer, { kind = "attachment", headers, who = "manager" }: Given = {}) {
  const query = new URLSearchParams({ text: things.textId, kind, name });
  const asking: Asking = { method: "POST", raw, headers: { "content-type": "text/html", ...headers } };
  return site.ask(who, `${files()}?${query.toString()}`, asking);
}

async function digestOf(...given: Parameters<typeof send>): Promise<string> {
  const { status, body } = await send(...given);
  expect([status, body]).toEqual([201, expect.any(String)]);
  return (JSON.parse(body) as { digest: string }).digest;
}

describe("a file on its way out", () => {
  it("that is an image is shown as what its bytes are, runs nothing, and is asked for anew by whoever has it", async () => {
    const digest = await digestOf("Снимок.png", pngOf(3, 3), { kind: "image" });
    const { status, headers } = await site.ask("observer", `${files()}/${digest}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ "content-type": "image/png", "x-content-type-options": "nosniff", etag: `"${digest}"` },
      "content-disposition": `inline; filename="______.png"; filename*=UTF-8''${encodeURIComponent("Снимок.png")}`,
      "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/) as string,
      "cache-control": "private, no-cache",
    });
    const again = { headers: { "if-none-match": `"${digest}"` } };
    expect((await site.ask("observer", `${files()}/${digest}`, again)).status).toBe(304);
    expect((await site.ask("integrator", `${files()}/${digest}`, again)).status).toBe(404);
  });

  it("that is anything else is saved, whatever it is called and whatever it says it is", async () => {
    const polyglot = Buffer.concat([Buffer.from("GIF89a/*"), html, Buffer.from("*/=1;")]);
    for (const [name, bytes] of [
      ["страница.html", html],
      ["схема.svg", svg],
      ["сценарий.js", Buffer.from("alert(1)")],
      ["Регламент.pdf", pdf],
    ] as const) {
      const { headers } = await site.ask("observer", `${files()}/${await digestOf(name, bytes)}`);
      expect([name, headers["content-disposition"]]).toEqual([name, expect.stringMatching(/^attachment; /)]);
      expect([name, headers["content-type"]]).toEqual([name, expect.not.stringMatching(/html|svg|javascript/)]);
      expect(headers["content-security-policy"]).toContain("sandbox");
    }
    expect((await send("картинка.gif", polyglot)).status).toBe(422);
  });

  it("carries a name that no header and no path takes for anything else", () => {
    expect(disposition("attachment", 'план "А"\\%0d\u202e.pdf')).toBe(
      "attachment; filename=\"____ _____0d_.pdf\"; filename*=UTF-8''%D0%BF%D0%BB%D0%B0%D0%BD%20%22%D0%90%22%5C%250d%E2%80%AE.pdf",
    );
    expect(disposition("inline", "it's (1)*.png")).toBe(
      "inline; filename=\"it's (1)*.png\"; filename*=UTF-8''it%27s%20%281%29%2A.png",
    );
  });
});

describe("a file on its way in", () => {
  it("R11: that says it is too large is refused before it is read, in the reader's language and with the limit", async () => {
    const headers = { "content-length": String(30 * 1024 * 1024), connection: "close" };
    // Its beginning only: whoever is refused before it is read may not get rid of the rest.
    const { status, body } = await send("видео.mp4", Buffer.alloc(64 * 1024), { headers });
    expect(status).toBe(413);
    expect(body).toContain("Файл «видео.mp4» больше 20 МБ");
    const image = Buffer.concat([pngOf(3, 3), Buffer.alloc(11 * 1024 * 1024)]);
    expect((await send("снимок.png", image, { kind: "image" })).body).toContain("больше 10 МБ");
  });

  it("comes from our own pages alone, and with what it is for", async () => {
    const foreign = { headers: { origin: "https://evil.example" } };
    expect((await send("а.txt", Buffer.from("а"), foreign)).status).toBe(403);
    expect((await send("а.txt", Buffer.from("а"), { who: "anonymous" })).status).toBe(401);
    expect((await site.ask("manager", files(), { method: "POST", raw: "а" })).status).toBe(422);
    expect((await send("", Buffer.alloc(0))).status).toBe(422);
  });

  it("R6: is not there for those outside, whichever way they ask", async () => {
    const digest = await digestOf("Цены.txt", Buffer.from("Цены"));
    for (const who of ["integrator", "integratorB", "contractor", "stranger"] as const) {
      expect([who, (await site.ask(who, `${files()}/${digest}`)).status]).toEqual([who, 404]);
      expect([who, (await site.ask(who, files())).status]).toEqual([who, 404]);
      expect([who, (await send("а.txt", Buffer.from("а"), { who })).status]).toEqual([who, 404]);
      const outside = await site.ask(who, `/api/v1/tender/${things.projectId}/files/${digest}`);
      expect([who, outside.status >= 400, outside.body.includes("Цены")]).toEqual([who, true, false]);
    }
  });
});
