import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { enterFromPaper } from "../../server/domain/sign-off/paper.ts";
import { readPaperFile } from "../../server/domain/sign-off/paper-reading.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { pdf } from "../helpers/papers.ts";
import { refusalOf } from "../helpers/projects.ts";
import { signStage } from "../helpers/sign-off.ts";
import { installation } from "./installation.ts";

it("R7, R9: a scan that was changed or is missing is found under the visa it proves, and is never handed out", async () => {
  const { ground, dataDir } = await installation();
  const { write, submit, head, manager, made, blockId } = await signStage(ground);
  await write("Ответ за один час");
  const { hash } = await submit({ approvers: [{ memberId: head.memberId, mandatory: true }] });
  const paper = { memberId: head.memberId, hash, decision: "agreed", signedOn: null, file: pdf } as const;
  const { id, file } = await enterFromPaper(ground, manager, made.id, blockId, paper);
  expect((await verifyData(dataDir)).broken).toEqual([]);

  const place = path.join(dataDir, "files", file!.slice(0, 2), file!);
  const other = await readFile(place);
  other[12]! ^= 1;
  await writeFile(place, other);
  expect((await verifyData(dataDir)).broken).toEqual([
    `file ${file}: it was changed`,
    `file of sign-off ${id}: it was changed`,
  ]);
  expect((await refusalOf(readPaperFile(ground, manager, made.id, id))).code).toBe("file-unavailable");

  await rm(place);
  expect((await verifyData(dataDir)).broken).toEqual([
    `file ${file}: it is missing`,
    `file of sign-off ${id}: it is missing`,
  ]);
  expect((await refusalOf(readPaperFile(ground, manager, made.id, id))).code).toBe("file-unavailable");
});
