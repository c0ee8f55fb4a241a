/** Compares a revision and its authors with the entry of its taking, which says every column. */
import type Database from "better-sqlite3";
import { z } from "zod";
import type { Journal } from "../db/schema.ts";
import { strictTable, type StrictRow } from "../db/strict-rows.ts";
import { sha256 } from "../random.ts";

const takenRevision = z.object({
  number: z.number(),
  hash: z.string(),
  reason: z.string(),
  authors: z.array(z.string()),
});

/** Answers what is wrong with the revision of an entry, or null. */
export function revisionExaminer(sqlite: Database.Database) {
  const authorsTable = strictTable(sqlite, "revision_authors");
  return ({ chain, about, at }: Journal, data: unknown) =>
    ([row]: StrictRow[]): string | null => {
      const { id, textId, number, hash, bytes, schemaVersion, reason, takenAt } = row!;
      const spoken = Buffer.concat([Buffer.from(`${schemaVersion}|${textId}|`, "utf8"), bytes as Buffer]);
      if (sha256(spoken) !== hash) return "its content was changed";
      const said = takenRevision.safeParse(data);
      if (!said.success) return "the journal does not vouch for it";
      const pairs = { hash: [hash, said.data.hash], text: [textId, about], number: [number, said.data.number] };
      const more = { reason: [reason, said.data.reason], time: [takenAt, at] };
      const other = Object.entries({ ...pairs, ...more }).find(([, [is, vouched]]) => is !== vouched);
      if (other) return `the journal does not vouch for its ${other[0]}`;
      const rows = authorsTable.find({ project_id: chain, revision_id: String(id) });
      const authors = rows.map((author) => (author === "spoilt" ? "" : String(author.accountId)));
      return authors.sort().join() === said.data.authors.sort().join() ? null : "its authors were changed";
    };
}
