/** Which entries of the journal vouch for which rows: each is written in the same transaction as its row. */

/** Rows that entries of some kind vouch for. */
export interface VouchedTable {
  /** What a row of it is called in a report. */
  noun: string;
  table: string;
  /** The columns that, with `project_id`, name a row, or the rows of a list. */
  id: readonly string[];
  /** Where an entry says the values of those columns: in its data, or as its own `about` or `actor`. */
  key: readonly string[];
  /** Where the entry's data holds the digest: of the row, or of all rows of a list. */
  digest: "digest" | "approvers" | "targets";
  list?: true;
  /** The rows change, and every change has its entry: the latest one counts. Without it a row is never changed. */
  changes?: true;
  /** Entries of earlier versions have no digest: those rows must be there, but how they read is vouched for by nobody. */
  since?: "later";
}

const signOffs = {
  ...{ noun: "sign-off", table: "sign_offs", id: ["id"], key: ["signOff"], digest: "digest" },
} as const satisfies VouchedTable;

const revocations = {
  ...{ noun: "revocation of sign-off", table: "revocations", id: ["sign_off_id"], key: ["signOff"], digest: "digest" },
} as const satisfies VouchedTable;

const baselines = {
  ...{ noun: "version", table: "baselines", id: ["id"], key: ["baseline"], digest: "digest" },
} as const satisfies VouchedTable;

const rounds = {
  ...{ noun: "round", table: "rounds", id: ["id"], key: ["round"], digest: "digest", changes: true, since: "later" },
} as const satisfies VouchedTable;

const seats = {
  ...{ noun: "approvers of round", table: "round_approvers", id: ["round_id"], key: ["round"], digest: "approvers" },
  ...{ list: true, changes: true, since: "later" },
} as const satisfies VouchedTable;

const remarks = {
  ...{ noun: "remark", table: "remarks", id: ["id"], key: ["remark"], digest: "digest", changes: true, since: "later" },
} as const satisfies VouchedTable;

const reopenings = {
  ...{ noun: "reopening", table: "reopenings", id: ["id"], key: ["reopening"], digest: "digest", since: "later" },
} as const satisfies VouchedTable;

const terms = {
  ...{ noun: "terms of sign-off", table: "sign_off_settings", id: ["project_id"], key: ["about"], digest: "digest" },
  ...{ changes: true, since: "later" },
} as const satisfies VouchedTable;

const rules = {
  ...{ noun: "rules of signing", table: "signing_rules", id: ["id"], key: ["about"], digest: "digest", since: "later" },
} as const satisfies VouchedTable;

const acceptances = {
  ...{
    noun: "acceptance of rules",
    table: "rules_acceptances",
    id: ["rules_id", "account_id"],
    key: ["about", "actor"],
  },
  ...{ digest: "digest", since: "later" },
} as const satisfies VouchedTable;

const clarifications = {
  ...{ noun: "question", table: "clarifications", id: ["id"], key: ["about"], digest: "digest", changes: true },
} as const satisfies VouchedTable;

const tenderSettings = {
  ...{ noun: "settings of tender", table: "tender_settings", id: ["project_id"], key: ["about"], digest: "digest" },
  changes: true,
} as const satisfies VouchedTable;

const publications = {
  ...{ noun: "publication", table: "publications", id: ["id"], key: ["about"], digest: "digest" },
} as const satisfies VouchedTable;

const termsAcceptances = {
  ...{ noun: "acceptance of terms", table: "terms_acceptances", id: ["member_id", "terms_hash"] },
  ...{ key: ["about", "terms"], digest: "digest" },
} as const satisfies VouchedTable;

const changeRequests = {
  ...{ noun: "change request", table: "change_requests", id: ["id"], key: ["about"], digest: "digest", changes: true },
} as const satisfies VouchedTable;

const changeTargets = {
  ...{ noun: "blocks of change request", table: "change_targets", id: ["request_id"], key: ["about"] },
  ...{ digest: "targets", list: true, changes: true },
} as const satisfies VouchedTable;

const changeDecisions = {
  ...{ noun: "decision on a change", table: "change_decisions", id: ["id"], key: ["decision"], digest: "digest" },
} as const satisfies VouchedTable;

const changeSettings = {
  ...{ noun: "settings of change control", table: "change_settings", id: ["project_id"], key: ["about"] },
  ...{ digest: "digest", changes: true },
} as const satisfies VouchedTable;

const wholeRequest = [changeRequests, changeTargets] as const;

const progress = {
  ...{ noun: "mark of progress", table: "requirement_progress", id: ["id"], key: ["mark"], digest: "digest" },
} as const satisfies VouchedTable;

const keptWords = {
  ...{ noun: "kept word", table: "kept_words", id: ["id"], key: ["kept"], digest: "digest", changes: true },
} as const satisfies VouchedTable;

const confirmations = {
  ...{ noun: "confirmation", table: "confirmation_links", id: ["id"], key: ["link"], digest: "digest", changes: true },
} as const satisfies VouchedTable;

const contractorRequests = {
  ...{ noun: "request of the contractor", table: "contractor_requests", id: ["id"], key: ["about"] },
  ...{ digest: "digest", changes: true },
} as const satisfies VouchedTable;

const inquiries = {
  ...{ noun: "inquiry for an estimate", table: "estimate_inquiries", id: ["id"], key: ["about"], digest: "digest" },
  changes: true,
} as const satisfies VouchedTable;

/**
 * By kind of entry. The entry holds `rowDigest(row)` of every column of the row as it is from now on:
 * `journal({ kind: "sign-off.given", about: blockId, data: { signOff: row.id, digest: rowDigest(row) } })`.
 */
export const vouchedBy = {
  "sign-off.given": [signOffs],
  "sign-off.revoked": [revocations],
  "sign-off.delegated": [seats],
  "sign-off.configured": [terms],
  "baseline.approved": [baselines],
  "round.opened": [rounds, seats],
  "round.ended": [rounds],
  "round.revived": [rounds],
  "remark.made": [remarks],
  "remark.answered": [remarks],
  "block.reopened": [reopenings],
  "requirement.progressed": [progress],
  "wording.kept": [keptWords],
  "wording.taken-back": [keptWords],
  "signing-rules.changed": [rules],
  "signing-rules.accepted": [acceptances],
  "clarification.asked": [clarifications],
  "clarification.withdrawn": [clarifications],
  "clarification.sorted": [clarifications],
  "clarification.assigned": [clarifications],
  "clarification.linked": [clarifications],
  "clarification.returned": [clarifications],
  "clarification.merged": [clarifications],
  "clarification.drafted": [clarifications],
  "clarification.approved": [clarifications],
  "clarification.published": [clarifications],
  "tender.configured": [tenderSettings],
  "publication.made": [publications],
  "terms.accepted": [termsAcceptances],
  "change.raised": wholeRequest,
  "change.edited": wholeRequest,
  "change.widened": wholeRequest,
  "change.narrowed": wholeRequest,
  "change.submitted": wholeRequest,
  "change.returned": wholeRequest,
  "change.estimated": wholeRequest,
  "change.rebased": wholeRequest,
  "change.applied": wholeRequest,
  "change.rejected": wholeRequest,
  "change.deferred": wholeRequest,
  "change.cancelled": wholeRequest,
  "change.closed": wholeRequest,
  "change.decided": [changeDecisions],
  "change-control.configured": [changeSettings],
  "contractor-request.made": [contractorRequests],
  "contractor-request.withdrawn": [contractorRequests],
  "contractor-request.taken": [contractorRequests],
  "contractor-request.refused": [contractorRequests],
  "estimate.asked": [inquiries],
  "estimate.given": [inquiries],
  "confirmation-link.issued": [confirmations],
  "confirmation-link.revoked": [confirmations],
  "interview.confirmed": [confirmations],
} as const satisfies Record<string, readonly VouchedTable[]>;

/** A revision's entry says every column of its row; the words themselves are in its hash. */
export const revisionVouching = {
  kinds: ["revision.taken"],
  ...{ noun: "revision", table: "revisions", id: ["id"], key: ["revision"] },
} as const;
