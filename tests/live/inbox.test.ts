import { once } from "node:events";
import { WebSocket } from "ws";
import { expect, onTestFinished, test } from "vitest";
import { openThread } from "../../server/domain/discussion/opening.ts";
import { removeMember } from "../../server/domain/members/members.ts";
import { listen, signIn } from "../helpers/listen.ts";
import { project, projectGrounds, type Person } from "../helpers/projects.ts";
import { integratorOf, publishNow } from "../helpers/tender.ts";
import { until } from "../helpers/texts-client.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const { url, stop } = await listen(ground);
  onTestFinished(stop);
  const come = async ({ account }: Person) => {
    const { cookie } = await signIn(ground, account);
    const ws = new WebSocket(`${url}/live/inbox`, { headers: { cookie } });
    const heard: string[] = [];
    ws.on("message", (bytes: Buffer) => heard.push(bytes.toString("utf8")));
    await once(ws, "open");
    await until("the line stands", () => heard.length === 1);
    return { ws, heard };
  };
  const [section] = (await made.now()).sections;
  const say = () => {
    const place = { kind: "block" as const };
    return openThread(ground, made.manager, made.id, { blockId: section!.blocks[0]!.id, place, body: "Почему?" });
  };
  return { ground, made, come, say };
}

test("An open inbox hears that something changed in a project of its reader, and not what", async () => {
  const { made, come, say } = await setUp();
  const { heard } = await come(await made.join("editor"));
  await say();
  await until("it is told", () => heard.length === 2);
  expect(new Set(heard)).toEqual(new Set([JSON.stringify({ changed: { what: "inbox" } })]));
});

test("An inbox hears nothing of projects in which its reader is outside, or no longer (R6, R8)", async () => {
  const { ground, made, come, say } = await setUp();
  const editor = await made.join("editor");
  const observer = await made.join("observer");
  const outside = await come(await integratorOf(ground, made, "ООО «Альфа»"));
  const gone = await come(editor);
  const watching = await come(observer);
  const known = gone.heard.length;
  await removeMember(ground, made.manager, made.id, editor.memberId);
  await until("his leaving is told", () => gone.heard.length > known);
  await until("and to the others", () => watching.heard.length > 1);
  // By the time another word has come, whatever his leaving had to say is said.
  const heard = watching.heard.length;
  await say();
  await until("it is told", () => watching.heard.length > heard);
  const before = [1, gone.heard.length];
  const watched = watching.heard.length;
  await say();
  await publishNow(ground, made);
  await until("the inside is told", () => watching.heard.length > watched);
  expect([outside.heard.length, gone.heard.length]).toEqual(before);
});

test("A page that says anything is shut out", async () => {
  const { made, come } = await setUp();
  const { ws } = await come(await made.join("editor"));
  ws.send("что угодно");
  expect((await once(ws, "close"))[0]).toBe(4400);
});
