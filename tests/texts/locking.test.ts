import { expect, test } from "vitest";
import * as Y from "yjs";
import { readKeptEdits, keepEdits } from "../../server/domain/history/kept-edits.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { reopenBlock } from "../../server/domain/sign-off/reopening.ts";
import { submitBlock, withdrawRound } from "../../server/domain/sign-off/rounds.ts";
import { closeCodes } from "../../server/texts/messages.ts";
import { proof } from "../helpers/proof.ts";
import { proved } from "../helpers/sign-off.ts";
import { until } from "../helpers/texts-client.ts";
import { sharedTextsServer, type Guest, type TextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

async function submit({ ground, manager, project, blockId }: TextsServer, signer: Guest) {
  const approvers = [{ memberId: signer.memberId, mandatory: true }];
  return submitBlock(ground, manager, project.id, blockId, { approvers, deadline: null });
}

/** The words of a stored revision. */
async function wordsOf({ ground }: TextsServer, revisionId: string): Promise<string> {
  const { bytes } = await ground.facts
    .selectFrom("revisions")
    .select("bytes")
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return bytes.toString("utf8");
}

/** Puts away what the server did not take, as the editor does on a closed text (R5). */
async function keepUnsent(server: TextsServer, editor: Guest, doc: Y.Doc, saved: Uint8Array): Promise<string> {
  const update = Y.encodeStateAsUpdate(doc, saved);
  const { ground, project, textId } = server;
  const id = await keepEdits(ground, editor, project.id, textId, { update, reason: "locked" });
  return JSON.stringify((await readKeptEdits(ground, editor, project.id, id)).kept);
}

/** Begins two things almost together: which comes first, and by how many turns, goes through all near cases. */
async function atOnce<A, B>(run: number, one: () => A, other: () => B): Promise<[A, B]> {
  const lead = (run % 25) - 12;
  const turns = async () => {
    for (let turn = Math.abs(lead); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
  };
  if (lead >= 0) {
    const first = one();
    await turns();
    return [first, other()];
  }
  const second = other();
  await turns();
  return [one(), second];
}

test("R2, R3, R5: an edit that meets the signing is in the signed text or becomes a kept edit, never lost, never beside it", async () => {
  const server = await start();
  const { ground, project, manager, blockId } = server;
  const editor = await server.join("editor");
  const signer = await server.join("approver");
  const { numRuns, seed } = proof(50, 1000);
  const ends = { signed: 0, kept: 0 };
  for (let run = 0; run < numRuns!; run++) {
    const client = await server.open(editor).ready();
    await client.saved();
    const before = Y.encodeStateVector(client.doc);
    const word = `слово-${seed}-${run}`;
    const [submitted] = await atOnce(
      run,
      () => submit(server, signer),
      () => client.write(word),
    );
    const round = await submitted;
    const deciding = [{ blockId, hash: round.hash, decision: "agreed" as const }];
    const [visa] = await decide(ground, signer, project.id, deciding, proved);
    await until("taken or refused", () => client.acknowledged === client.sent || client.code !== undefined);
    const signed = await wordsOf(server, visa!.revisionId);
    expect(visa!.hash).toBe(round.hash);
    expect(JSON.stringify(await server.read()).includes(word)).toBe(signed.includes(word));
    if (client.code === undefined) {
      expect(signed).toContain(word);
      ends.signed++;
    } else {
      expect(client.code).toBe(closeCodes.locked);
      expect(signed).not.toContain(word);
      expect(await keepUnsent(server, editor, client.doc, before)).toContain(word);
      ends.kept++;
    }
    await client.leave();
    await reopenBlock(ground, manager, project.id, blockId, { kind: "editorial", reason: "Ещё раз" });
  }
  expect(ends.signed + ends.kept).toBe(numRuns);
  expect(Math.min(ends.signed, ends.kept), JSON.stringify(ends)).toBeGreaterThan(0);
}, 900_000);

test("R3: a text under review is read by socket and closes to new content alone; withdrawn, it takes edits again", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const signer = await server.join("approver");
  await submit(server, signer);
  const reader = await server.open(editor).ready();
  await reader.saved();
  reader.write("поздно");
  expect(await reader.closed).toBe(closeCodes.locked);
  await withdrawRound(server.ground, server.manager, server.project.id, server.blockId);
  const writer = await server.open(editor).ready();
  writer.write("снова можно");
  await writer.saved();
  expect(JSON.stringify(await server.read())).toContain("снова можно");
});

test("R11: a submission that is refused lets what was typed meanwhile into the text", async () => {
  const server = await start();
  const editor = await server.join("editor");
  const client = await server.open(editor).ready();
  await client.saved();
  const refused = submitBlock(server.ground, server.manager, server.project.id, server.blockId, {
    hash: "0".repeat(64),
  });
  client.write("пишу дальше");
  await expect(refused).rejects.toMatchObject({ code: "stale-hash" });
  await client.saved();
  expect(JSON.stringify(await server.read())).toContain("пишу дальше");
});
