import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { openFile } from "../../server/domain/files/stored-file.ts";
import { backUp, restore } from "../../server/ops/backups.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { attach } from "../helpers/files.ts";
import { pdf } from "../helpers/papers.ts";
import { refusalOf } from "../helpers/projects.ts";
import { installation, temporaryFolder } from "./installation.ts";

it("R7, R9: files of texts are in a backup; one that was changed or is missing is found, and is never handed out", async () => {
  const { ground, dataDir, project, textId } = await installation();
  const place = { id: project.id, textId };
  const { id, digest } = await attach(ground, project.manager, place, pdf, { name: "Регламент.pdf" });
  const backup = path.join(await temporaryFolder(), "svod.backup");
  await backUp(dataDir, backup);
  const fresh = path.join(await temporaryFolder(), "restored");
  expect((await restore(readConfig({ SVOD_DATA: fresh, LOG_LEVEL: "silent" }), backup)).broken).toEqual([]);
  expect(await readFile(path.join(fresh, "files", digest.slice(0, 2), digest))).toEqual(pdf);

  const stored = path.join(dataDir, "files", digest.slice(0, 2), digest);
  const unreadable = async () => {
    const file = await openFile(ground, project.manager, project.id, digest);
    return (await refusalOf(file.bytes())).code;
  };
  const other = Buffer.from(pdf);
  other[12]! ^= 1;
  await writeFile(stored, other);
  expect((await verifyData(dataDir)).broken).toEqual([
    `file ${digest}: it was changed`,
    `file of upload ${id}: it was changed`,
  ]);
  expect(await unreadable()).toBe("upload-unavailable");
  await rm(stored);
  expect((await verifyData(dataDir)).broken).toEqual([
    `file ${digest}: it is missing`,
    `file of upload ${id}: it is missing`,
  ]);
  expect(await unreadable()).toBe("upload-unavailable");
});

it("R7: who brought a file, and what it is called, cannot be rewritten unseen", async () => {
  const { ground, dataDir, project, textId } = await installation();
  const place = { id: project.id, textId };
  const { id } = await attach(ground, project.manager, place, pdf, { name: "Регламент.pdf" });
  const facts = new Database(path.join(dataDir, "facts.db"));
  facts.exec("DROP TRIGGER uploads_no_update");
  facts.prepare("UPDATE uploads SET name = ? WHERE id = ?").run("Договор.pdf", id);
  facts.close();
  expect((await verifyData(dataDir)).broken).toEqual([`upload ${id}: it was changed`]);
});
