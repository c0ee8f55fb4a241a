/** Backing up a data folder into one file while the server writes, and restoring it into an empty folder. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { schemaVersion } from "../../content/schema/version.ts";
import type { Config } from "../config.ts";
import { installationCommand } from "../domain/command.ts";
import { openUpdateLog } from "../texts/update-log.ts";
import { packArchive, unpackArchive, type Manifest } from "./archive.ts";
import { OpsError } from "./command-line.ts";
import { fillFolder } from "./filling.ts";
import { openOfflineGround } from "./offline-ground.ts";
import { copySnapshot } from "./snapshot.ts";
import { verifyData, type Verification } from "./verification.ts";

/**
 * Writes a backup; the server may go on writing.
 * @throws OpsError when there is nothing to back up, or the file exists already
 */
export async function backUp(dataDir: string, file: string): Promise<Manifest> {
  if (existsSync(file)) throw new OpsError(`${file} exists already: give another name`);
  await mkdir(path.dirname(file), { recursive: true });
  // Beside the target, where there must be room for it anyway.
  const folder = await mkdtemp(path.join(path.dirname(file), ".backup-"));
  try {
    const createdAt = new Date().toISOString();
    await copySnapshot(dataDir, folder);
    return await packArchive(folder, file, createdAt);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Restores a backup into the configured data folder: all of it, verified, or nothing.
 * @throws OpsError when the folder is not empty, the file is damaged or its contents do not verify
 */
export function restore(config: Config, file: string): Promise<Verification & { manifest: Manifest }> {
  return fillFolder(config.dataDir, async (staging) => {
    const manifest = await unpackArchive(file, staging);
    const found = await verifyData(staging);
    if (found.broken.length > 0) throw new OpsError(`the backup does not verify: ${found.broken.join("; ")}`);
    raiseEpochs(path.join(staging, "texts.db"));
    await recordRestoration({ ...config, dataDir: staging }, manifest);
    return { ...(await verifyData(staging)), manifest };
  });
}

/** Clients that saw later words must not merge them in: their edits become kept edits (R5). */
function raiseEpochs(file: string): void {
  const log = openUpdateLog(file, schemaVersion);
  log.raiseEpochs();
  log.close();
}

async function recordRestoration(config: Config, { createdAt }: Manifest): Promise<void> {
  const ground = openOfflineGround(config);
  try {
    await installationCommand(ground, "", ({ journal }) =>
      journal({ kind: "backup.restored", about: "", data: { takenAt: createdAt } }),
    );
  } finally {
    await ground.facts.destroy();
  }
}
