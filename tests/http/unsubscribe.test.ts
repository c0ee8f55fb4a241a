/** The unsubscribe link of letters, followed by mail programs, by other sites and by nobody in particular. */
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { askAt, openSite, type Site } from "./site.ts";

const token = "t".repeat(43);
const place = `/unsubscribe?token=${token}`;

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await choose("hourly");
  // What the editor's first letter would carry.
  const facts = new Database(path.join(site.server.dataDir, "facts.db"));
  facts.prepare("UPDATE inboxes SET token = ?").run(token);
  facts.close();
});
beforeEach(() => choose("hourly"));
afterAll(() => site.close());

async function choose(digest: string): Promise<void> {
  await site.ask("editor", "/api/v1/profile", { method: "PATCH", json: { digest } });
}

const rhythm = async () =>
  (JSON.parse((await site.ask("editor", "/api/v1/profile")).body) as { digest: string }).digest;

it("is only looked at by whoever opens it: previews of letters end nothing", async () => {
  const { status, body } = await askAt(site.server.origin, place);
  expect([status, body.includes("Нажмите, и"), await rhythm()]).toEqual([200, true, "hourly"]);
});

it("does nothing for a page of another site", async () => {
  const headers = { origin: "https://evil.example" };
  const answer = await askAt(site.server.origin, place, { headers, form: { "List-Unsubscribe": "One-Click" } });
  expect([answer.status, await rhythm()]).toEqual([403, "hourly"]);
});

it("ends the letters for a mail program that posts to it without a session and follows no redirect (RFC 8058)", async () => {
  for (let n = 0; n < 2; n++) {
    const answer = await askAt(site.server.origin, place, { form: { "List-Unsubscribe": "One-Click" } });
    expect([answer.status, await rhythm()]).toEqual([200, "never"]);
    expect(answer.body).toContain("Сами «Входящие» остаются");
  }
});

it("says what to do when it is no such link, and names nobody", async () => {
  for (const wrong of ["/unsubscribe", "/unsubscribe?token=x", `/unsubscribe?token=${"u".repeat(500)}`]) {
    const [shown, posted] = [
      await askAt(site.server.origin, wrong),
      await askAt(site.server.origin, wrong, { form: { "List-Unsubscribe": "One-Click" } }),
    ];
    expect([shown.status, posted.status]).toEqual([200, 404]);
    expect(shown.body).toContain("Эта ссылка");
    expect(shown.body).not.toContain("@");
  }
});
