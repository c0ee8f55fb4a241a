import path from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { readBlockSignOff } from "../../server/domain/sign-off/block-sign-off.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { enterFromPaper } from "../../server/domain/sign-off/paper.ts";
import { readPaperFile } from "../../server/domain/sign-off/paper-reading.ts";
import { withdrawRound } from "../../server/domain/sign-off/rounds.ts";
import { openGround } from "../../server/index.ts";
import { backUp, restore } from "../../server/ops/backups.ts";
import { copySnapshot } from "../../server/ops/snapshot.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { pdf } from "../helpers/papers.ts";
import { proved, saying, signStage, type SignStage } from "../helpers/sign-off.ts";
import { installation, temporaryFolder } from "./installation.ts";

const inFolder = (folder: string) => readConfig({ SVOD_DATA: folder, LOG_LEVEL: "silent" });

/** Three must sign: one has, with a remark, and one on paper: in the middle of a round. */
async function midRound(): Promise<SignStage & { hash: string; onPaper: string }> {
  const { ground } = await installation();
  const stage = await signStage(ground);
  await stage.write("Ответ за один час");
  const approvers = [stage.head, stage.second, stage.third].map(({ memberId }) => ({ memberId, mandatory: true }));
  const { hash } = await stage.submit({ approvers });
  await stage.sign(stage.head, hash, "agreed-with-remarks", "Рабочий час?");
  const paper = { memberId: stage.third.memberId, hash, decision: "agreed", file: pdf } as const;
  const { id: onPaper } = await enterFromPaper(ground, stage.manager, stage.made.id, stage.blockId, paper);
  return { ...stage, hash, onPaper };
}

/** Goes on with the round in a folder as if nothing had happened. */
async function goOn(
  folder: string,
  { made, blockId, textId, second, editor, manager, hash, onPaper }: Awaited<ReturnType<typeof midRound>>,
) {
  const ground = openGround(inFolder(folder));
  try {
    const before = await readBlockSignOff(ground, second, made.id, blockId);
    expect(before).toMatchObject({ round: { hash, outcome: null }, remarks: [{ body: "Рабочий час?" }] });
    expect(before.round!.approvers.filter(({ visa }) => visa)).toHaveLength(2);
    expect((await readPaperFile(ground, manager, made.id, onPaper)).bytes).toEqual(pdf);
    const [visa] = await decide(ground, second, made.id, [{ blockId, hash, decision: "agreed" }], proved);
    expect(visa!.hash).toBe(hash);
    expect(JSON.stringify((await ground.texts.read(textId)).doc)).toContain("Ответ за один час");
    await withdrawRound(ground, manager, made.id, blockId);
    expect(await ground.texts.edit(textId, saying("Снова в работе"), editor.accountId)).toBe(true);
  } finally {
    await ground.close();
  }
  expect((await verifyData(folder)).broken).toEqual([]);
}

it("R1, R2: a restart in the middle of a round loses nothing: visas, scans and remarks stand, and the others sign the same text", async () => {
  const stage = await midRound();
  const folder = await temporaryFolder();
  await copySnapshot(stage.ground.config.dataDir, folder);
  await goOn(folder, stage);
});

it("R1, R2: a backup of the middle of a round is restored to it", async () => {
  const stage = await midRound();
  const file = path.join(await temporaryFolder(), "svod.tar.gz");
  await backUp(stage.ground.config.dataDir, file);
  const folder = path.join(await temporaryFolder(), "data");
  await restore(inFolder(folder), file);
  await goOn(folder, stage);
});
