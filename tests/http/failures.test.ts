/** When something breaks: the reader gets a number and nothing of the inside, the log gets the rest under that number. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { openSite } from "./site.ts";

const inside = /sqlite|no such table|SELECT|select \*|\bat .*\.js|node_modules|\/build\/|kept_edits/;

it("a page, its data and the API name an error by a number that stands in the log, and show no stack", async () => {
  const site = await openSite();
  const { server, projectId } = site;
  const facts = new Database(path.join(server.dataDir, "facts.db"));
  facts.pragma("foreign_keys = OFF");
  facts.exec("DROP TABLE kept_edits; DROP TABLE revision_authors");
  facts.close();
  const page = await site.ask("manager", `/projects/${projectId}/kept-edits?token=hidden`);
  const data = await site.ask("manager", `/projects/${projectId}/kept-edits.data`);
  const [block] = site.rows<{ id: string }>("SELECT id FROM blocks WHERE project_id = ?", projectId);
  const api = await site.ask("manager", `/api/v1/projects/${projectId}/blocks/${block!.id}/revisions`);
  for (const answer of [page, data, api]) {
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(inside);
  }
  const shown = /class="secret">([a-z0-9]{8})</.exec(page.body)![1]!;
  expect(page.body).toContain(`data-error-id="${shown}"`);
  expect(server.output()).toContain(shown);
  expect(server.output()).not.toContain("hidden");
  const told = JSON.parse(api.body) as { error: { code: string; message: string } };
  expect(told.error.code).toBe("unexpected");
  expect(server.output()).toContain(/([a-z0-9]{8,})\.$/.exec(told.error.message)![1]!);
  expect((await site.ask("manager", `/projects/${projectId}/members`)).status).toBeLessThan(501);
  await site.close();
});
