/** When something breaks: the reader gets a number and nothing of the inside, the log gets the rest under that number. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it, vi } from "vitest";
import { openSite, type Site } from "./site.ts";

const inside = /sqlite|no such table|SELECT|select \*|\bat .*\.js|node_modules|\/build\/|kept_edits/;

/** Breaks a running installation as no test of ours should be able to. */
function drop({ server }: Site, ...tables: string[]): void {
  const facts = new Database(path.join(server.dataDir, "facts.db"));
  facts.pragma("foreign_keys = OFF");
  for (const table of tables) facts.exec(`DROP TABLE ${table}`);
  facts.close();
}

/** The log holds it; what a process writes comes a moment after its answers. */
function written({ server }: Site, errorId: string): Promise<void> {
  return vi.waitFor(() => expect(server.output()).toContain(errorId));
}

it("a page, its data and the API name an error by a number that stands in the log, and show no stack", async () => {
  const site = await openSite();
  const { server, projectId } = site;
  drop(site, "kept_edits", "revision_authors");
  const page = await site.ask("manager", `/projects/${projectId}/kept-edits?token=hidden`);
  const data = await site.ask("manager", `/projects/${projectId}/kept-edits.data`);
  const [block] = site.rows<{ id: string }>(
    "SELECT id FROM blocks WHERE project_id = ? AND removed_at IS NULL",
    projectId,
  );
  const api = await site.ask("manager", `/api/v1/projects/${projectId}/blocks/${block!.id}/revisions`);
  for (const answer of [page, data, api]) {
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(inside);
  }
  const shown = /class="secret">([a-z0-9]{8})</.exec(page.body)![1]!;
  expect(page.body).toContain(`data-error-id="${shown}"`);
  await written(site, shown);
  const told = JSON.parse(api.body) as { error: { code: string; message: string } };
  expect(told.error.code).toBe("unexpected");
  await written(site, /([a-z0-9]{8,})\.$/.exec(told.error.message)![1]!);
  expect(server.output()).not.toContain("hidden");
  await site.close();
});

it("what breaks before a page begins is told in the reader's language under a number, without the address's secrets", async () => {
  const site = await openSite();
  drop(site, "sessions");
  const sentences = { ru: /^Что-то сломалось у нас.* ([a-z0-9]{8})\.\n$/, en: /^Something broke.* ([a-z0-9]{8})\.\n$/ };
  for (const [language, sentence] of Object.entries(sentences)) {
    const headers = { "accept-language": language };
    const answer = await site.ask("manager", "/profile?token=hidden", { headers });
    expect(answer.status).toBe(500);
    await written(site, sentence.exec(answer.body)![1]!);
  }
  expect(site.server.output()).not.toContain("hidden");
  expect((await site.ask("anonymous", "/healthz")).status).toBe(200);
  await site.close();
});
