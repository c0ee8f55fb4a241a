/** A consistent copy of a data folder, taken while the server writes: both databases as they stood at one moment. */
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { OpsError } from "./command-line.ts";

/** The busy one first: the other one then waits for nobody while it is held. */
export const databaseNames = ["texts.db", "facts.db"] as const;

/** How long to wait for a writer to let us in, ms. */
const patienceMs = 30_000;

/** @throws OpsError when the folder holds no installation */
export function mustHoldData(dataDir: string): void {
  if (databaseNames.every((name) => existsSync(path.join(dataDir, name)))) return;
  throw new OpsError(`there is no database in ${dataDir}`);
}

/** Copies databases and files into an existing folder. */
export async function copySnapshot(dataDir: string, folder: string): Promise<void> {
  mustHoldData(dataDir);
  const snapshots = openSnapshots(databaseNames.map((name) => path.join(dataDir, name)));
  try {
    // The pages are read inside the snapshot's transaction, so later commits are not among them.
    for (const [i, snapshot] of snapshots.entries()) await snapshot.backup(path.join(folder, databaseNames[i]!));
  } finally {
    for (const snapshot of snapshots) snapshot.close();
  }
  // Files are written before the rows that name them and never change: those copied later are all there.
  await copyFiles(path.join(dataDir, "files"), path.join(folder, "files"));
}

/** Opens read transactions on all databases at a moment when nobody commits to any of them. */
function openSnapshots(files: string[]): Database.Database[] {
  const open = () => files.map((file) => new Database(file, { fileMustExist: true, timeout: patienceMs }));
  const readers = open();
  const gates = open();
  try {
    for (const gate of gates) gate.exec("BEGIN IMMEDIATE");
    for (const reader of readers) {
      reader.exec("BEGIN");
      // A transaction sees the state of its first read.
      reader.prepare("SELECT count(*) FROM sqlite_schema").get();
    }
    return readers;
  } catch (error) {
    for (const reader of readers) reader.close();
    throw error;
  } finally {
    for (const gate of gates) gate.close();
  }
}

async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const hash of await storedFiles(from)) {
    await mkdir(path.join(to, hash.slice(0, 2)), { recursive: true });
    await copyFile(path.join(from, hash.slice(0, 2), hash), path.join(to, hash.slice(0, 2), hash));
  }
}

/** Names of the stored files of a `files` folder: those being written at the moment are not among them. */
export async function storedFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => path.basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name));
}
