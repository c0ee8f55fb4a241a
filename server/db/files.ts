/** Content-addressed files under the data folder: the name is the SHA-256, so the same bytes are stored once. */
import { createHash, randomUUID, type Hash } from "node:crypto";
import { mkdir, open, readFile, rename, stat, unlink, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "../random.ts";

export interface FileStore {
  /** Stores bytes durably and returns their SHA-256. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * Takes in what comes piece by piece, without holding it in memory; it is stored by `keep` alone.
   * @param judge hears of each piece how much has come so far; what it throws ends the taking, and nothing is left
   */
  receive(source: Source, judge?: (size: number, piece: Uint8Array) => void): Promise<Incoming>;
  /** The bytes of a stored file. @throws Error when it is absent or damaged (R9) */
  get(hash: string): Promise<Buffer>;
  has(hash: string): Promise<boolean>;
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Bytes that have come and are not stored yet. */
export interface Incoming {
  /** SHA-256, hex. */
  hash: string;
  size: number;
  bytes(): Promise<Buffer>;
  /** Stores them durably. */
  keep(): Promise<void>;
  /** Throws them away; after `keep` it does nothing. */
  drop(): Promise<void>;
}

/** Opens the store in a folder; it is made when the first file comes. */
export function openFiles(folder: string): FileStore {
  const place = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a file hash");
    return path.join(folder, hash.slice(0, 2), hash);
  };

  async function receive(source: Source, judge?: (size: number, piece: Uint8Array) => void): Promise<Incoming> {
    // Beside the folders of stored files, which it joins by a mere rename.
    const partial = path.join(folder, "incoming", randomUUID());
    await mkdir(path.dirname(partial), { recursive: true });
    const drop = () => unlink(partial).catch(() => undefined);
    try {
      const { hash, size } = await write(partial, source, judge);
      const keep = () => store(partial, place(hash));
      return { hash, size, bytes: () => readFile(partial), keep, drop };
    } catch (error) {
      await drop();
      throw error;
    }
  }

  return {
    receive,
    async put(bytes) {
      const incoming = await receive([bytes]);
      try {
        await incoming.keep();
      } finally {
        await incoming.drop();
      }
      return incoming.hash;
    },
    async get(hash) {
      const bytes = await readFile(place(hash));
      if (sha256(bytes) !== hash) throw new Error(`file ${hash} is damaged`);
      return bytes;
    },
    has: (hash) => exists(place(hash)),
  };
}

async function write(
  file: string,
  source: Source,
  judge: (size: number, piece: Uint8Array) => void = () => undefined,
): Promise<{ hash: string; size: number }> {
  const handle = await open(file, "wx");
  try {
    const hash = createHash("sha256");
    const size = await writePieces(handle, hash, source, judge);
    await handle.sync();
    return { hash: hash.digest("hex"), size };
  } finally {
    await handle.close();
  }
}

async function writePieces(
  handle: FileHandle,
  hash: Hash,
  source: Source,
  judge: (size: number, piece: Uint8Array) => void,
): Promise<number> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    judge(size, piece);
    hash.update(piece);
    await handle.writeFile(piece);
  }
  return size;
}

async function store(partial: string, target: string): Promise<void> {
  if (await exists(target)) return;
  await mkdir(path.dirname(target), { recursive: true });
  await rename(partial, target);
  await syncFolder(path.dirname(target));
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
