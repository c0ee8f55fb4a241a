/** Content-addressed files under the data folder: the name is the SHA-256, so the same bytes are stored once. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "../random.ts";

export interface FileStore {
  /** Stores bytes durably and returns their SHA-256. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of a stored file. @throws Error when it is absent or damaged (R9) */
  get(hash: string): Promise<Buffer>;
  has(hash: string): Promise<boolean>;
}

/** Opens the store in a folder; it is made when the first file comes. */
export function openFiles(folder: string): FileStore {
  const place = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a file hash");
    return path.join(folder, hash.slice(0, 2), hash);
  };
  return {
    async put(bytes) {
      const hash = sha256(bytes);
      const target = place(hash);
      if (await exists(target)) return hash;
      await mkdir(path.dirname(target), { recursive: true });
      const partial = `${target}.${randomUUID()}.partial`;
      try {
        const handle = await open(partial, "w");
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(partial, target);
        await syncFolder(path.dirname(target));
      } catch (error) {
        await unlink(partial).catch(() => undefined);
        throw error;
      }
      return hash;
    },
    async get(hash) {
      const bytes = await readFile(place(hash));
      if (sha256(bytes) !== hash) throw new Error(`file ${hash} is damaged`);
      return bytes;
    },
    has: (hash) => exists(place(hash)),
  };
}

/** A rename is on disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
