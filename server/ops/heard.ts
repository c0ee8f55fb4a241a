/** Which rows the journal spoke of, and what it said last: in a temporary file, for a journal may be long. */
import Database from "better-sqlite3";

export interface Heard {
  /** @param digest of the row from now on; null where the entry holds none */
  remember(noun: string, project: string, id: string[], digest: string | null): void;
  /** By the bytes as they are stored: they need not be text. */
  knows(noun: string, project: Buffer, id: Buffer[]): boolean;
  /** What was said last of each row. */
  all(noun: string): Iterable<{ project: string; id: string[]; digest: string | null }>;
  close(): void;
}

interface Remembered {
  project: Buffer;
  id: Buffer;
  digest: string | null;
}

/** No id holds one. */
const between = "\n";

export function openHeard(): Heard {
  const file = new Database("");
  file.exec("CREATE TABLE heard (noun, project, id, digest, PRIMARY KEY (noun, project, id)) WITHOUT ROWID; BEGIN");
  const remember = file.prepare("INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?)");
  const known = file.prepare("SELECT 1 FROM heard WHERE noun = ? AND project = ? AND id = ?");
  const listed = file.prepare("SELECT project, id, digest FROM heard WHERE noun = ?");
  return {
    remember: (noun, project, id, digest) =>
      void remember.run(noun, Buffer.from(project), Buffer.from(id.join(between)), digest),
    knows: (noun, project, id) => known.get(noun, project, joined(id)) !== undefined,
    *all(noun) {
      for (const { project, id, digest } of listed.iterate(noun) as IterableIterator<Remembered>)
        yield { project: project.toString("utf8"), id: id.toString("utf8").split(between), digest };
    },
    close: () => void file.close(),
  };
}

function joined(parts: Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part, place) => (place === 0 ? [part] : [Buffer.from(between), part])));
}
