import { expect, it } from "vitest";
import { acceptAll } from "../../content/redline/apply.ts";
import type { Redline } from "../../content/redline/shape.ts";
import { serveApi } from "../helpers/api.ts";
import { project, projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

it("The difference of two revisions is answered as HTML and as a tree that holds both; a restored one says what to undo", async () => {
  const ground = await open();
  const { id, manager, now } = await project(ground);
  const block = (await now()).sections[0]!.blocks[0]!;
  const doc = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Ответ за час" }] }] };
  await ground.texts.edit(block.textId, doc, manager.accountId);
  const api = await serveApi(ground);
  const path = `/projects/${id}/blocks/${block.id}/revisions`;
  const { body } = await api.call(manager, "GET", `${path}/1/diff/now?language=en`);
  const answer = body as { before: number; after: string; html: string; changes: number; redline: Redline };
  expect(answer).toMatchObject({ before: 1, after: "now", coarse: false });
  expect(answer.changes).toBeGreaterThan(0);
  expect(answer.html).toContain('<ins><span class="vh">added: </span>Ответ за час</ins>');
  expect(acceptAll(answer.redline).doc).toEqual(doc);
  const restored = await api.call(manager, "POST", `${path}/1/restore`);
  expect(restored).toMatchObject({ status: 200, body: { previous: 2, revision: 3 } });
});
