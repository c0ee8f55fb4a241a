import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { create, extract } from "tar";
import { expect, it } from "vitest";
import { schemaVersion } from "../../content/schema/version.ts";
import { readConfig } from "../../server/config.ts";
import { takeRevision } from "../../server/domain/history/revisions.ts";
import { backUp, restore } from "../../server/ops/backups.ts";
import { copySnapshot } from "../../server/ops/snapshot.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { openUpdateLog } from "../../server/texts/update-log.ts";
import { openTexts } from "../../server/texts/texts.ts";
import {
  installation,
  line,
  runProgram,
  temporaryFolder,
  storedInstallation,
  type Installation,
} from "./installation.ts";

const stored = storedInstallation();

const inFolder = (folder: string) => readConfig({ SVOD_DATA: folder, LOG_LEVEL: "silent" });

/** Writes «запись N» and takes a revision of it, over and over, until told to stop; answers the last N. */
function keepWriting({ ground, project, textId }: Installation): { stop(): Promise<number> } {
  let going = true;
  async function write(): Promise<number> {
    let n = 0;
    while (going) {
      await ground.texts.edit(textId, line(`запись ${++n}`), project.manager.accountId);
      await takeRevision(ground, project.id, textId, "asked", project.manager);
    }
    return n;
  }
  const writing = write();
  return {
    stop: () => {
      going = false;
      return writing;
    },
  };
}

const numberIn = (content: unknown) => Number(/запись (\d+)/.exec(JSON.stringify(content))?.[1] ?? 0);

/** Which record the text and its latest revision hold in a data folder. */
async function recordsOf(
  dataDir: string,
  { ground, textId }: Installation,
): Promise<{ text: number; revision: number }> {
  const texts = openTexts({ dataDir, forms: {}, log: ground.log });
  const { doc } = await texts.read(textId);
  await texts.stop();
  const facts = new Database(path.join(dataDir, "facts.db"), { readonly: true });
  const latest = facts.prepare("SELECT bytes FROM revisions WHERE text_id = ? ORDER BY number DESC").get(textId);
  facts.close();
  return { text: numberIn(doc), revision: numberIn((latest as { bytes: Buffer }).bytes.toString("utf8")) };
}

it("backs up both databases as of one moment while the server writes, and the copy verifies", async () => {
  const site = await installation();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  const writing = keepWriting(site);
  const ended = await runProgram("server/ops/backup.ts", [file, "--data", site.dataDir]);
  const last = await writing.stop();
  expect(ended).toMatchObject({ code: 0, stderr: "" });

  const restored = await restore(inFolder(path.join(folder, "data")), file);
  expect(restored.broken).toEqual([]);
  expect(restored.files).toBe(1);
  const { text, revision } = await recordsOf(path.join(folder, "data"), site);
  expect(text).toBeGreaterThan(0);
  expect(text).toBeLessThanOrEqual(last);
  // A revision follows its words by one commit: any other distance is two different moments.
  expect([0, 1]).toContain(text - revision);
});

it("does not copy what is committed after the snapshot", async () => {
  const site = await installation();
  const { ground, project, textId, dataDir } = site;
  await ground.texts.edit(textId, line("запись 1"), project.manager.accountId);
  await takeRevision(ground, project.id, textId, "asked", project.manager);
  // More pages than one step copies.
  const letter = { id: "long", recipient: "a@b.example", subject: "", body: "я".repeat(1_000_000), secret: 0 as const };
  await ground.facts
    .insertInto("outbox")
    .values({ ...letter, createdAt: ground.clock.now().toISOString(), sentAt: null, error: null })
    .execute();
  const folder = await temporaryFolder();
  const copying = copySnapshot(dataDir, folder);
  await ground.texts.edit(textId, line("запись 2"), project.manager.accountId);
  await takeRevision(ground, project.id, textId, "asked", project.manager);
  await copying;
  expect(await recordsOf(folder, site)).toEqual({ text: 1, revision: 1 });
});

it("raises the epoch of every text and journals the restoration", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  const data = path.join(folder, "data");
  await backUp(site.dataDir, file);
  const { heads } = await restore(inFolder(data), file);
  const log = openUpdateLog(path.join(data, "texts.db"), schemaVersion);
  const facts = new Database(path.join(data, "facts.db"), { readonly: true });
  const texts = facts.prepare("SELECT id FROM texts").all() as { id: string }[];
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.map(({ id }) => log.load(id)?.epoch)).toEqual(texts.map(() => 2));
  const newest = facts.prepare("SELECT kind, hash FROM journal WHERE chain = 'installation' ORDER BY seq DESC").get();
  expect(newest).toEqual({ kind: "backup.restored", hash: heads.find(({ chain }) => chain === "installation")?.hash });
  log.close();
  facts.close();
});

it("restores files byte by byte", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  await backUp(site.dataDir, path.join(folder, "svod.backup"));
  await restore(inFolder(path.join(folder, "data")), path.join(folder, "svod.backup"));
  const file = path.join(folder, "data", "files", site.fileHash.slice(0, 2), site.fileHash);
  expect(await readFile(file, "utf8")).toBe("план цеха");
});

it("writes a backup that nobody else may read, and never over another one", async () => {
  const site = await stored();
  const file = path.join(await temporaryFolder(), "svod.backup");
  await backUp(site.dataDir, file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(backUp(site.dataDir, file)).rejects.toThrow("exists already");
  expect(await readdir(path.dirname(file))).toEqual(["svod.backup"]);
});

it("refuses to restore into a folder that is not empty and leaves it as it was", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  await backUp(site.dataDir, file);
  const full = path.join(folder, "full");
  await mkdir(full);
  await writeFile(path.join(full, "notes.txt"), "моё");
  const ended = await runProgram("server/ops/restore.ts", [file, "--data", full]);
  expect(ended).toEqual({ code: 1, stdout: "", stderr: `${full} is not empty: give an empty folder\n` });
  expect(await readdir(full)).toEqual(["notes.txt"]);
});

it.each([
  ["is cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ["has a flipped bit", (bytes: Buffer) => Buffer.from(bytes.map((b, i) => (i === bytes.length >> 1 ? b ^ 1 : b)))],
  ["is no archive at all", () => Buffer.from("просто текст")],
])("refuses a file that %s, and the folder stays empty", async (_, spoil) => {
  const site = await stored();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  await backUp(site.dataDir, file);
  await writeFile(file, spoil(await readFile(file)));
  await expect(restore(inFolder(path.join(folder, "data")), file)).rejects.toThrow("is not a whole backup");
  expect(await readdir(path.join(folder, "data"))).toEqual([]);
});

/** Opens a backup, lets a hand into it and packs it again as if nothing had happened. */
async function meddle(file: string, change: (folder: string) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  await extract({ file, cwd: folder });
  await change(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  await create({ file, cwd: folder, gzip: true }, names);
}

it("refuses a backup whose part differs from its checksum", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  await backUp(site.dataDir, file);
  await meddle(file, async (parts) => {
    const facts = new Database(path.join(parts, "facts.db"));
    facts.exec("UPDATE accounts SET is_admin = 1");
    facts.close();
  });
  await expect(restore(inFolder(path.join(folder, "data")), file)).rejects.toThrow("facts.db was changed");
});

it("refuses a backup with something that does not belong there", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  const file = path.join(folder, "svod.backup");
  await backUp(site.dataDir, file);
  await meddle(file, (parts) => writeFile(path.join(parts, "run.sh"), "#!/bin/sh"));
  await expect(restore(inFolder(path.join(folder, "data")), file)).rejects.toThrow("run.sh does not belong there");
});

it("says that there is nothing to back up", async () => {
  const empty = await temporaryFolder();
  const ended = await runProgram("server/ops/backup.ts", [path.join(empty, "x.backup")], { SVOD_DATA: empty });
  expect(ended).toEqual({ code: 1, stdout: "", stderr: `there is no database in ${empty}\n` });
});

it("verifies what it restored with the same eyes as npm run verify", async () => {
  const site = await stored();
  const folder = await temporaryFolder();
  await backUp(site.dataDir, path.join(folder, "svod.backup"));
  const { manifest, ...found } = await restore(inFolder(path.join(folder, "data")), path.join(folder, "svod.backup"));
  expect(manifest.parts.map((part) => part.path)).toContain("texts.db");
  expect(await verifyData(path.join(folder, "data"))).toEqual(found);
});
