/** Fills an empty data folder as a whole or not at all: restoring and seeding both begin so. */
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { OpsError } from "./command-line.ts";

/** Where the parts are made; inside the folder, because a mounted folder cannot be renamed as a whole. */
const stagingName = ".filling";

/** Is there nothing in the folder, or only what an interrupted filling left? */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.every((name) => name === stagingName);
}

/**
 * Lets `work` make the parts of a data folder aside and moves them into place when all of it has succeeded.
 * @param work writes into the folder it is given and has closed everything when it answers
 * @throws OpsError when the folder is not empty
 */
export async function fillFolder<T>(folder: string, work: (staging: string) => Promise<T>): Promise<T> {
  if (!(await isEmptyFolder(folder))) throw new OpsError(`${folder} is not empty: give an empty folder`);
  const staging = path.join(folder, stagingName);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const result = await work(staging);
    // facts.db comes last: a folder without it holds no installation.
    const names = (await readdir(staging)).sort((a, b) => Number(a === "facts.db") - Number(b === "facts.db"));
    for (const name of names) await rename(path.join(staging, name), path.join(folder, name));
    return result;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
