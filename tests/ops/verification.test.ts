import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { schemaVersion } from "../../content/schema/version.ts";
import { sha256 } from "../../server/random.ts";
import { verifyData } from "../../server/ops/verification.ts";
import { runProgram, storedInstallation } from "./installation.ts";

const stored = storedInstallation();

/** What somebody with the file in his hands can do: the triggers do not stop him. */
function tamper(dataDir: string, sql: string, ...values: unknown[]): void {
  const facts = new Database(path.join(dataDir, "facts.db"));
  facts.exec("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete");
  facts.exec("DROP TRIGGER revisions_no_update; DROP TRIGGER revisions_no_delete; PRAGMA foreign_keys = OFF");
  facts.prepare(sql).run(...values);
  facts.close();
}

it("finds an untouched installation whole and prints the head of each chain (R7)", async () => {
  const { dataDir, project } = await stored();
  const found = await verifyData(dataDir);
  expect(found.broken).toEqual([]);
  expect(found.heads.map(({ chain }) => chain).sort()).toEqual(["installation", project.id].sort());
  const ended = await runProgram("server/ops/verify.ts", [], { SVOD_DATA: dataDir });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  for (const { chain, seq, hash } of found.heads) expect(ended.stdout).toContain(`head ${chain} ${seq} ${hash}`);
});

it.each([
  [
    "an entry that was rewritten",
    "UPDATE journal SET kind = 'block.signed' WHERE chain = ? AND seq = 2",
    "entry 2: it was changed",
  ],
  ["an entry that was taken out", "DELETE FROM journal WHERE chain = ? AND seq = 2", "an entry before it is missing"],
  [
    "an entry given to another actor",
    "UPDATE journal SET actor = 'x' WHERE chain = ? AND seq = 1",
    "entry 1: it was changed",
  ],
])("detects %s (R7)", async (_, sql, said) => {
  const { dataDir, project } = await stored();
  tamper(dataDir, sql, project.id);
  expect((await verifyData(dataDir)).broken.join("\n")).toContain(said);
});

it("detects a revision whose content was changed, and the command fails", async () => {
  const { dataDir } = await stored();
  tamper(dataDir, "UPDATE revisions SET bytes = ? WHERE id = (SELECT min(id) FROM revisions)", Buffer.from("{}"));
  const ended = await runProgram("server/ops/verify.ts", ["--data", dataDir]);
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toMatch(/^revision \w+: its content was changed\n$/);
});

it("detects a revision rewritten together with its hash: the journal does not vouch for it", async () => {
  const { dataDir, textId } = await stored();
  const bytes = Buffer.from('{"doc":{}}');
  const hash = sha256(Buffer.concat([Buffer.from(`${schemaVersion}|${textId}|`), bytes]));
  tamper(dataDir, "UPDATE revisions SET bytes = ?, hash = ? WHERE text_id = ?", bytes, hash, textId);
  expect((await verifyData(dataDir)).broken).toEqual([expect.stringContaining("the journal does not vouch for it")]);
});

it("detects a revision that was taken out", async () => {
  const { dataDir, textId } = await stored();
  tamper(
    dataDir,
    "DELETE FROM revision_authors WHERE revision_id IN (SELECT id FROM revisions WHERE text_id = ?)",
    textId,
  );
  const facts = new Database(path.join(dataDir, "facts.db"));
  facts.prepare("DELETE FROM revisions WHERE text_id = ?").run(textId);
  facts.close();
  expect((await verifyData(dataDir)).broken).toEqual([expect.stringMatching(/^revision \w+: it is missing$/)]);
});

it("detects that somebody is no longer named as an author of a revision (R4)", async () => {
  const { dataDir } = await stored();
  tamper(dataDir, "DELETE FROM revision_authors WHERE revision_id = (SELECT min(revision_id) FROM revision_authors)");
  expect((await verifyData(dataDir)).broken).toEqual([
    expect.stringMatching(/^revision \w+: its authors were changed$/),
  ]);
});

it("says the first bad entry of a chain only, however many follow", async () => {
  const { dataDir, project } = await stored();
  tamper(dataDir, "UPDATE journal SET kind = 'x' WHERE chain = ? AND seq IN (2, 4, 5)", project.id);
  const said = (await verifyData(dataDir)).broken.filter((sentence) => sentence.startsWith("journal"));
  expect(said).toEqual([`journal ${project.id}, entry 2: it was changed`]);
});

it("detects a name that is not the one the journal vouches for (R12)", async () => {
  const { dataDir } = await stored();
  tamper(dataDir, "UPDATE identities SET name = 'Кто-то другой'");
  expect((await verifyData(dataDir)).broken).toEqual([expect.stringMatching(/^identity \w+: it was changed$/)]);
});

it("detects a file that was changed, and one that is missing", async () => {
  const { dataDir, fileHash } = await stored();
  const file = path.join(dataDir, "files", fileHash.slice(0, 2), fileHash);
  await writeFile(file, "другой план");
  expect((await verifyData(dataDir)).broken).toEqual([`file ${fileHash}: it was changed`]);
  await rm(file);
  expect((await verifyData(dataDir)).broken).toEqual([`file ${fileHash}: it is missing`]);
});

it("detects a text without words (R9)", async () => {
  const { dataDir, textId } = await stored();
  const texts = new Database(path.join(dataDir, "texts.db"));
  texts.prepare("DELETE FROM texts WHERE id = ?").run(textId);
  texts.close();
  expect((await verifyData(dataDir)).broken).toEqual([`text ${textId}: its words are missing`]);
});
