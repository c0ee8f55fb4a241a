/**
 * Edits that the server does not have yet, in the browser's storage: keyed by person, text and epoch, each page keeping
 * its own. Unlike y-indexeddb it says when a write is on disk, and one page never deletes what another one keeps.
 */
import * as idb from "lib0/indexeddb";
import * as Y from "yjs";

/** Which edits: of whom, in which text, of which epoch. */
export interface CopyKey {
  userId: string;
  textId: string;
  epoch: number;
}

/** Edits found in storage: their states merged, and a way to drop exactly them. */
export interface FoundCopy {
  epoch: number;
  update: Uint8Array;
  drop(): Promise<void>;
}

/** What one page keeps of one text. */
export interface UnsentCopy {
  /** What this person's pages left here earlier, one entry an epoch. @throws when there is no storage */
  find(): Promise<FoundCopy[]>;
  /** Adds an update; resolves once it is on disk. @throws when it could not be stored */
  add(update: Uint8Array): Promise<void>;
  /** Drops what this page added. */
  clear(): Promise<void>;
}

const store = "unsent";
type Key = [userId: string, textId: string, epoch: number, page: string, number: number];

function open(): Promise<IDBDatabase> {
  if (typeof indexedDB === "undefined") return Promise.reject(new Error("no storage in this browser"));
  return idb.openDB("svod", (db) => idb.createStores(db, [[store]]));
}

/** Resolves when everything asked of the store's transaction is on disk. */
function committed({ transaction }: IDBObjectStore): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("not stored"));
  });
}

/** The texts that this person has unsent edits of on this device. @throws when there is no storage */
export async function findUnsentTexts(userId: string): Promise<string[]> {
  const [objects] = idb.transact(await open(), [store], "readonly");
  const keys = (await idb.getAllKeys(objects!, IDBKeyRange.bound([userId], [userId, []]))) as Key[];
  return [...new Set(keys.map(([, textId]) => textId))];
}

/** Opens the copy of one text for one page. */
export function openUnsentCopy({ userId, textId, epoch }: CopyKey): UnsentCopy {
  const page = crypto.randomUUID();
  const db = open();
  db.catch(() => undefined);
  let added = 0;

  async function change(deed: (objects: IDBObjectStore) => void): Promise<void> {
    const [objects] = idb.transact(await db, [store]);
    const done = committed(objects!);
    deed(objects!);
    await done;
  }

  return {
    async find() {
      const [objects] = idb.transact(await db, [store], "readonly");
      const all = IDBKeyRange.bound([userId, textId], [userId, textId, []]);
      const rows = (await idb.getAllKeysValues(objects!, all)) as { k: Key; v: Uint8Array }[];
      return [...new Set(rows.map(({ k }) => k[2]))].map((found) => {
        const mine = rows.filter(({ k }) => k[2] === found);
        const drop = () => change((present) => mine.forEach(({ k }) => present.delete(k)));
        return { epoch: found, update: Y.mergeUpdates(mine.map(({ v }) => v)), drop };
      });
    },
    add: (update) =>
      change((objects) => void objects.put(update, [userId, textId, epoch, page, added++] satisfies Key)),
    clear: () =>
      change(
        (objects) =>
          void objects.delete(IDBKeyRange.bound([userId, textId, epoch, page], [userId, textId, epoch, page, []])),
      ),
  };
}
