import { once } from "node:events";
import { WebSocket } from "ws";
import { expect, onTestFinished, test } from "vitest";
import { renameBlock } from "../../server/domain/document/block-changes.ts";
import { removeCompany } from "../../server/domain/tender/companies.ts";
import { configureTender } from "../../server/domain/tender/settings.ts";
import { listen, signIn } from "../helpers/listen.ts";
import { project, projectGrounds, type Person } from "../helpers/projects.ts";
import { accept, integratorOf, newcomerOf, publishNow } from "../helpers/tender.ts";
import { until } from "../helpers/texts-client.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const { url, stop } = await listen(ground);
  onTestFinished(stop);
  const come = async ({ account }: Person) => {
    const { cookie } = await signIn(ground, account);
    const ws = new WebSocket(`${url}/live/${made.id}`, { headers: { cookie } });
    const heard: unknown[] = [];
    ws.on("message", (bytes: Buffer) => heard.push(JSON.parse(bytes.toString("utf8"))));
    const closed = once(ws, "close").then(([code]) => code as number);
    await Promise.race([once(ws, "open"), closed]);
    /** Everything that was sent so far has come. */
    const quiet = async () => {
      ws.ping();
      await once(ws, "pong");
    };
    return { ws, heard, closed, quiet };
  };
  return { ground, made, come };
}

test("An integrator hears that something was published and nothing else: no presence, no counters, no other change (R6)", async () => {
  const { ground, made, come } = await setUp();
  const reader = await come(await integratorOf(ground, made, "ООО «Альфа»"));
  const manager = await come(made.manager);
  await until("the inside sees who is here", () => JSON.stringify(manager.heard).includes("presence"));
  const other = await integratorOf(ground, made, "АО «Бета»");
  const rival = await come(other);
  await renameBlock(ground, made.manager, made.id, (await made.now()).sections[0]!.blocks[0]!.id, "Иначе");
  await removeCompany(ground, made.manager, made.id, other.companyId);
  expect(await rival.closed).toBe(4403);
  await reader.quiet();
  expect(reader.heard).toEqual([]);
  await publishNow(ground, made);
  await reader.quiet();
  expect(reader.heard).toEqual([{ changed: { what: "published" } }]);
  const present = manager.heard.filter((said) => JSON.stringify(said).includes("presence"));
  expect(JSON.stringify(present)).not.toContain(other.accountId);
});

test("The line stands only for those who have accepted the terms in force (R8)", async () => {
  const { ground, made, come } = await setUp();
  const newcomer = await newcomerOf(ground, made, "ООО «Альфа»");
  expect(await (await come(newcomer)).closed).toBe(4404);
  await accept(ground, made, newcomer);
  const line = await come(newcomer);
  await line.quiet();
  await configureTender(ground, made.manager, made.id, { terms: "Новые условия." });
  expect(await line.closed).toBe(4403);
});

test("An integrator has nothing to say on it", async () => {
  const { ground, made, come } = await setUp();
  const line = await come(await integratorOf(ground, made, "ООО «Альфа»"));
  line.ws.send(JSON.stringify({ at: null }));
  expect(await line.closed).toBe(4400);
});

test("A company that is taken out loses its lines within a second (R8)", async () => {
  const { ground, made, come } = await setUp();
  const reader = await integratorOf(ground, made, "ООО «Альфа»");
  const line = await come(reader);
  await line.quiet();
  const began = performance.now();
  await removeCompany(ground, made.manager, made.id, reader.companyId);
  expect(await line.closed).toBe(4403);
  expect(performance.now() - began).toBeLessThan(1000);
});
