/** The rows of sign-off in facts.db: approvers, rounds, visas, remarks, the rules of signing, versions. */
import type { Generated } from "kysely";
import type { BlockState, Flag } from "./schema.ts";

/**
 * Who signs a block, or every block of a section: a role of the template until a member is named for it, or a member
 * named by hand (`role` empty).
 */
export interface Approvers {
  projectId: string;
  id: string;
  sectionId: string | null;
  blockId: string | null;
  role: string;
  memberId: string | null;
  mandatory: Flag;
  /** From 1; those of one step decide in parallel, and after the mandatory ones of the steps before. */
  step: number;
  /** «Замещающий»: may decide in his place. */
  substituteId: string | null;
  /** «За кого»: on whose behalf he signs, such as a department. */
  behalf: string;
}

export type RoundOutcome = "agreed" | "rejected" | "returned" | "withdrawn" | "reopened";

/** One submission of a revision to its approvers. */
export interface Rounds {
  projectId: string;
  id: string;
  blockId: string;
  /** From 1 in each block. */
  number: number;
  revisionId: string;
  /** Of the revision: what is signed. */
  hash: string;
  submittedBy: string;
  submittedAt: string;
  /** YYYY-MM-DD; ends with that day in the project's time zone. */
  deadline: string | null;
  endedAt: string | null;
  outcome: RoundOutcome | null;
}

/** Who decides in a round, as it was when the round began. */
export interface RoundApprovers {
  projectId: string;
  id: string;
  roundId: string;
  memberId: string;
  /** JSON array of the template's roles he stands for. */
  roles: string;
  mandatory: Flag;
  step: number;
  behalf: string;
  substituteId: string | null;
  /** The member he handed this decision to. */
  delegateId: string | null;
  delegationReason: string;
  /** The revision of his earlier visa that stands: he is shown the difference from it alone. */
  signedBefore: string | null;
}

export type Decision = "agreed" | "agreed-with-remarks" | "rejected" | "by-default";
export type ConfirmedBy = "password" | "code" | "passkey" | "scan" | "signature-file" | "nobody";

/** One approver's decision in a round (виза). Immutable; the journal holds a digest of the row. */
export interface SignOffs {
  projectId: string;
  id: string;
  roundId: string;
  approverId: string;
  blockId: string;
  revisionId: string;
  hash: string;
  /** Who decided: the approver himself, his substitute or his delegate. */
  accountId: string;
  behalf: string;
  decision: Decision;
  /** «Подтверждаю правку»: he was shown the difference from his earlier visa. */
  differenceOnly: Flag;
  late: Flag;
  confirmedBy: ConfirmedBy;
  /** Hash of the company's rules of electronic signature that he had accepted; empty where none are kept. */
  rulesHash: string;
  /** Hash of his erasable name and position as signed (R12). */
  identity: string;
  /** Who entered a visa given on paper. */
  enteredBy: string | null;
  /** SHA-256 of the scan or of the signature file. */
  file: string | null;
  /** YYYY-MM-DD: the day that stands on the paper; null where it was not told, and of decisions given in Svod. */
  signedOn: string | null;
  at: string;
}

/** «Снять подпись»: a visa taken back by who gave it. */
export interface Revocations {
  projectId: string;
  signOffId: string;
  accountId: string;
  reason: string;
  at: string;
}

/** A remark of a decision, at a place of the text: anchored by its quote with what stands around it. */
export interface Remarks {
  projectId: string;
  id: string;
  signOffId: string;
  roundId: string;
  blockId: string;
  accountId: string;
  body: string;
  /** Empty when the remark is of the whole block. */
  quote: string;
  prefix: string;
  suffix: string;
  /** «Предлагаемая редакция» of the quoted words. */
  replacement: string | null;
  createdAt: string;
  /** «Учтено» or «отклонено». */
  answer: "taken" | "declined" | null;
  answerText: string;
  answeredBy: string | null;
  answeredAt: string | null;
}

/** «Вернуть в работу»: an agreed block, or one of an approved version, opened again for a stated reason. */
export interface Reopenings {
  projectId: string;
  id: string;
  blockId: string;
  fromState: BlockState;
  /** `editorial` changes no obligation. */
  kind: "substance" | "editorial";
  reason: string;
  accountId: string;
  at: string;
}

/** How a project signs; absent until somebody changes the usual. */
export interface SignOffSettings {
  projectId: string;
  /** JSON array of the ways a decision may be confirmed: `password`, `code`, `passkey`. */
  confirmations: string;
  /** Working days until the usual deadline of a round. */
  deadlineDays: number;
  /** Working days after which an advisory approver's silence is «согласование по умолчанию»; null: never. */
  defaultConsentDays: number | null;
  /** When those days were set, UTC: silence from before does not count. */
  defaultConsentSince: string | null;
  /** Working days after the deadline when the owner is told who is silent. */
  escalationDays: number;
}

/** A wording of the company's own rules of simple electronic signature (63-ФЗ ст. 9); immutable, the latest is in force. */
export interface SigningRules {
  projectId: string;
  id: string;
  /** From 1 in each project. */
  number: number;
  body: string;
  orderNumber: string;
  /** YYYY-MM-DD. */
  orderDate: string;
  hash: string;
  createdBy: string;
  createdAt: string;
}

export interface RulesAcceptances {
  projectId: string;
  rulesId: string;
  accountId: string;
  acceptedAt: string;
}

/** One-time codes by mail that confirm a decision in one project; stored hashed. */
export interface SigningCodes {
  id: string;
  accountId: string;
  projectId: string;
  codeHash: string;
  attempts: Generated<number>;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

/** A version the owner approved: the manifest of its blocks' hashes. */
export interface Baselines {
  projectId: string;
  id: string;
  /** `1.0`, `1.1` … */
  number: string;
  /** Canonical JSON. */
  manifest: Buffer;
  hash: string;
  approvedBy: string;
  confirmedBy: ConfirmedBy;
  rulesHash: string;
  identity: string;
  at: string;
}

/** A reminder of a decision that is awaited: one letter a person and day, a row for every decision it names. */
export interface Reminders {
  projectId: string;
  roundId: string;
  approverId: string;
  /** Who was reminded. */
  accountId: string;
  /** YYYY-MM-DD in the project's time zone. */
  day: string;
}

/** The owner was told that a round waits for the silent after its deadline. */
export interface Escalations {
  projectId: string;
  roundId: string;
  day: string;
}

/** The owner's weekly letter was sent. */
export interface WeeklyLetters {
  projectId: string;
  /** The day it was sent, in the project's time zone. */
  day: string;
}

export interface SignOffSchema {
  approvers: Approvers;
  rounds: Rounds;
  roundApprovers: RoundApprovers;
  signOffs: SignOffs;
  revocations: Revocations;
  remarks: Remarks;
  reopenings: Reopenings;
  signOffSettings: SignOffSettings;
  signingRules: SigningRules;
  rulesAcceptances: RulesAcceptances;
  signingCodes: SigningCodes;
  baselines: Baselines;
  reminders: Reminders;
  escalations: Escalations;
  weeklyLetters: WeeklyLetters;
}
