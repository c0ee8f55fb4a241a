/** Which entries of the journal vouch for which immutable rows: each is written in the same transaction as its row. */

/**
 * Entries that hold `digest: rowDigest(row)` of the whole row, and the row's id under `key` of their data:
 * `journal({ kind: "sign-off.given", about: blockId, data: { signOff: row.id, digest: rowDigest(row) } })`.
 */
export const digests = {
  "sign-off.given": { noun: "sign-off", table: "sign_offs", id: "id", key: "signOff" },
  "sign-off.revoked": { noun: "revocation of sign-off", table: "revocations", id: "sign_off_id", key: "signOff" },
  "baseline.approved": { noun: "version", table: "baselines", id: "id", key: "baseline" },
} as const satisfies Record<string, VouchedTable>;

/** A revision's entry says every column of its row; the words themselves are in its hash. */
export const revisionVouching = {
  kind: "revision.taken",
  ...{ noun: "revision", table: "revisions", id: "id", key: "revision" },
} as const satisfies VouchedTable & { kind: string };

export interface VouchedTable {
  /** What a row of it is called in a report. */
  noun: string;
  table: string;
  /** The column that, with `project_id`, names a row. */
  id: string;
  /** Where the entry's data holds that id. */
  key: string;
}
