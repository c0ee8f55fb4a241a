import { describe, expect, it } from "vitest";
import { inboxStage } from "../domain/inbox/cast.ts";
import { serveApi } from "../helpers/api.ts";
import { person, projectGrounds } from "../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  return { ...(await inboxStage(ground)), api: await serveApi(ground) };
}

describe("the inbox in the API", () => {
  it("tells what is new and where, and takes what was read", async () => {
    const { api, begin, manager, editor, block, id, pass } = await setUp();
    const first = await begin(manager, "Иван?", [editor.memberId]);
    await begin(manager, "И здесь?", [editor.memberId]);
    const { status, body } = await api.call(editor, "GET", "/inbox?kind=mention&unread=true");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ unread: 2, more: false },
      items: [
        { words: "И здесь?" },
        { kind: "mention", project: id, block: block.id, thread: first.threadId, id: first.id },
      ],
    });
    const items = [{ project: id, kind: "mention", id: first.id }];
    expect((await api.call(editor, "POST", "/inbox/read", { body: { items } })).body).toEqual({ unread: 1 });
    pass();
    expect((await api.call(editor, "POST", "/inbox/read", { body: { all: true } })).body).toEqual({ unread: 0 });
  });

  it("is empty for strangers and integrators, who also mark nothing (R6)", async () => {
    const { ground, api, begin, manager, editor, id, join } = await setUp();
    const { id: comment } = await begin(manager, "Иван?", [editor.memberId]);
    for (const who of [await person(ground), await join("integrator"), await join("contractor")]) {
      expect((await api.call(who, "GET", "/inbox")).body).toEqual({ items: [], more: false, unread: 0 });
      const items = [{ project: id, kind: "mention", id: comment }];
      expect((await api.call(who, "POST", "/inbox/read", { body: { items } })).body).toEqual({ unread: 0 });
    }
  });

  it("refuses what is no kind and no thing of an inbox", async () => {
    const { api, editor } = await setUp();
    expect((await api.call(editor, "GET", "/inbox?kind=gossip")).status).toBe(422);
    for (const body of [{}, { items: [{ project: "x", kind: "gossip", id: "y" }] }, { all: false }, { items: "all" }])
      expect((await api.call(editor, "POST", "/inbox/read", { body })).status).toBe(422);
  });
});

describe("the profile in the API", () => {
  it("tells and changes how often news is mailed, besides name and language", async () => {
    const { api, editor } = await setUp();
    expect((await api.call(editor, "GET", "/profile")).body).toMatchObject({ digest: "daily", language: "ru" });
    const changes = { digest: "never", name: "Иван Белов", language: "en" };
    const { status, body } = await api.call(editor, "PATCH", "/profile", { body: changes });
    expect([status, body]).toEqual([200, expect.objectContaining({ ...changes, email: editor.account.email })]);
    expect((await api.call(editor, "PATCH", "/profile", { body: { digest: "yearly" } })).status).toBe(422);
    expect((await api.call(editor, "GET", "/profile")).body).toMatchObject({ digest: "never" });
  });
});
