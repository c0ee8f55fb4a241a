/** A disk that can really be full: a small tmpfs where this process may mount one. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";

export interface SmallDisk {
  folder: string;
  /** Takes all the space that is left. */
  fill(): void;
  free(): void;
}

/**
 * Makes the disk. Where mounting is not allowed, `fill` holds the lock of `texts.db` instead: to the writer it is all one,
 * its commit is refused.
 */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "svod-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]).status === 0;
  onTestFinished(() => {
    if (mounted) spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted ? { folder, ...filler(folder) } : { folder, ...locker(folder) };
}

function filler(folder: string): Pick<SmallDisk, "fill" | "free"> {
  const ballast = path.join(folder, "ballast");
  return {
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    free: () => rmSync(ballast),
  };
}

function locker(folder: string): Pick<SmallDisk, "fill" | "free"> {
  let lock: Database.Database | undefined;
  return {
    fill() {
      lock = new Database(path.join(folder, "texts.db"));
      lock.exec("BEGIN IMMEDIATE");
    },
    free: () => lock?.close(),
  };
}
