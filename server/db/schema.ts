/** The rows of facts.db, as Kysely sees them. Times are UTC ISO strings, flags are 0 or 1, ids are random. */
import type { Generated } from "kysely";
import type { Priority, ReferenceKind } from "../../content/schema/forms.ts";
import type { RequirementStatus } from "../../content/schema/names.ts";
import type { ChangeSchema } from "./change-schema.ts";
import type { ProgressSchema } from "./progress-schema.ts";
import type { ContractorSchema } from "./contractor-schema.ts";
import type { DiscussionSchema } from "./discussion-schema.ts";
import type { FileSchema } from "./file-schema.ts";
import type { InboxSchema } from "./inbox-schema.ts";
import type { InterviewSchema } from "./interview-schema.ts";
import type { QuestionnaireSchema } from "./questionnaire-schema.ts";
import type { SearchSchema } from "./search-schema.ts";
import type { SignOffSchema } from "./sign-off-schema.ts";
import type { TenderSchema } from "./tender-schema.ts";
import type { Depth, ProjectGoal, ProjectKind } from "../../content/templates/format.ts";
import type { WordingSchema } from "./wording-schema.ts";

export type Role = "owner" | "manager" | "editor" | "approver" | "observer" | "integrator" | "contractor";
export type Phase = "elicitation" | "agreement" | "tender" | "implementation" | "closed";
export type BlockState = "draft" | "review" | "agreed" | "baselined";
export type TextKind = "block" | "change" | "interview" | "kept";
export type Language = "ru" | "en";
export type Theme = "system" | "light" | "dark";
export type Flag = 0 | 1;

export interface Accounts {
  id: string;
  email: string;
  name: string;
  position: string;
  company: string;
  language: Language;
  theme: Theme;
  /** argon2id in PHC form; null until a password is set. */
  passwordHash: string | null;
  isAdmin: Flag;
  mayCreateProjects: Flag;
  createdAt: string;
  deactivatedAt: string | null;
}

/** Name and position as they stood at a moment: erasable, the journal holds only the salted hash. */
export interface Identities {
  hash: string;
  accountId: string;
  salt: string;
  name: string;
  position: string;
  company: string;
  recordedAt: string;
}

export interface Sessions {
  /** SHA-256 of the session token, hex. */
  id: string;
  accountId: string;
  createdAt: string;
  expiresAt: string;
  lastSeenAt: string;
  userAgent: string;
  address: string;
}

export interface SignInTokens {
  /** SHA-256 of the token in the link, hex. */
  id: string;
  kind: "link" | "reset";
  accountId: string;
  /** SHA-256 of `id:code` for the six-digit code; null for resets. */
  codeHash: string | null;
  /** Where the person was going: a path on this site. */
  path: string;
  attempts: Generated<number>;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

export interface ApiTokens {
  id: string;
  accountId: string;
  name: string;
  hash: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** A passkey by which a person confirms signatures; the private half never leaves the device. */
export interface Passkeys {
  id: string;
  accountId: string;
  /** As the device calls it, base64url. */
  credentialId: string;
  /** COSE key. */
  publicKey: Buffer;
  /** How many signatures the device says it has made; 0 for those that do not count. */
  counter: number;
  /** JSON array of the ways to reach the device. */
  transports: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** What a device is asked to sign: once, within minutes. */
export interface PasskeyChallenges {
  /** Base64url: 32 random bytes, and for a signature the SHA-256 of what it covers. */
  challenge: string;
  accountId: string;
  /** Where something is signed; null when a passkey is being added. */
  projectId: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

export interface Invitations {
  projectId: string;
  id: string;
  email: string;
  name: string;
  role: Role;
  position: string;
  department: string;
  company: string;
  tokenHash: string;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
  redeemedAt: string | null;
  revokedAt: string | null;
  companyId: string | null;
}

export interface Outbox {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  /** The body holds a sign-in secret: masked for readers once SMTP works. */
  secret: Flag;
  createdAt: string;
  sentAt: string | null;
  attempts: Generated<number>;
  error: string | null;
  /** The address that ends letters of this sort; forgotten once the letter is sent. */
  unsubscribe: string | null;
}

export interface Projects {
  id: string;
  name: string;
  company: string;
  kind: ProjectKind;
  goal: ProjectGoal;
  ownGoal: string;
  template: string;
  depth: Depth;
  language: Language;
  timeZone: string;
  /** JSON: days that are the project's own, `{"YYYY-MM-DD": "off" | "working"}`. */
  ownDays: string;
  phase: Phase;
  createdAt: string;
  createdBy: string;
  archivedAt: string | null;
}

export interface Members {
  projectId: string;
  id: string;
  accountId: string;
  role: Role;
  position: string;
  department: string;
  company: string;
  addedAt: string;
  removedAt: string | null;
  /** Of an integrator: the company of the tender he reads and asks for. */
  companyId: string | null;
}

export interface Sections {
  projectId: string;
  id: string;
  key: string;
  title: string;
  prefix: string;
  position: number;
  removedAt: string | null;
}

export interface Blocks {
  projectId: string;
  id: string;
  sectionId: string;
  /** Key of the template block it was seeded from, or of its own. */
  key: string;
  title: string;
  position: number;
  state: BlockState;
  textId: string;
  mandatory: Flag;
  responsibleId: string | null;
  /** Who named him, and when. */
  responsibleBy: string | null;
  responsibleSince: string | null;
  due: string | null;
  /** «Требований нет»: the reason, or null. */
  notRequired: string | null;
  createdAt: string;
  removedAt: string | null;
}

export interface Texts {
  projectId: string;
  id: string;
  kind: TextKind;
  createdAt: string;
}

export interface Revisions {
  projectId: string;
  id: string;
  textId: string;
  number: number;
  hash: string;
  bytes: Buffer;
  schemaVersion: number;
  reason: "pause" | "asked" | "created" | "restored" | "submitted" | "changed";
  takenAt: string;
}

export interface RevisionAuthors {
  projectId: string;
  revisionId: string;
  accountId: string;
}

/** What a member has seen of a block: numbers of revisions. A bookmark of his own, so the journal does not tell of it. */
export interface BlockVisits {
  projectId: string;
  memberId: string;
  blockId: string;
  /** The latest one when his visit before this one ended. */
  before: number;
  /** The latest one he has had before him. */
  seen: number;
  seenAt: string;
}

/** Edits that could not be accepted: a text of their own (R5). */
export interface KeptEdits {
  projectId: string;
  id: string;
  /** The text they were typed in. */
  sourceTextId: string;
  /** Their own text: the source's state at that time plus the edits. */
  textId: string;
  accountId: string;
  reason: "locked" | "no-right" | "epoch" | "removed" | "too-large";
  createdAt: string;
  resolvedAt: string | null;
  resolution: "used" | "discarded" | null;
}

/** What follows from the words of a block's text, as of a version of it. */
export interface TextFactRows {
  projectId: string;
  textId: string;
  version: number;
  /** Version of the derivation that made it. */
  madeBy: number;
  words: number;
  examples: number;
  /** JSON: `Missing[]` of server/domain/texts.ts. */
  missing: string;
  /** How much is missing in all. */
  lacking: number;
  /** JSON: `WatchedRow[]` of server/domain/texts.ts. */
  watched: string;
  /** SHA-256 of what overviews tell of the text: another one is worth an announcement. */
  digest: string;
}

/** A requirement's permanent facts (R10); its words stand in a text. */
export interface Requirements {
  projectId: string;
  uuid: string;
  /** Of the section it was born in. */
  prefix: string;
  number: number;
  code: string;
  status: RequirementStatus;
  bornAt: string;
}

/** Where a requirement stands and how it reads there; derived, absent while it stands nowhere. */
export interface RequirementWords {
  projectId: string;
  uuid: string;
  textId: string;
  /** Zero-based place among the requirements of the text. */
  place: number;
  priority: Priority;
  /** `form|row|column` of the cell it was made of, or empty. */
  origin: string;
  statement: string;
  criterion: string;
  addressee: string;
  stage: string;
  owner: string;
  source: string;
  /** JSON: lines as they are checked for vague words, by field; empty where that is how they read. */
  checked: string;
}

/** A reference in a text; derived. */
export interface TextReferences {
  projectId: string;
  textId: string;
  place: number;
  kind: ReferenceKind;
  target: string;
  /** The uuid of the requirement it stands in, or empty. */
  within: string;
  context: string;
}

export interface Journal {
  /** A project's id, or `installation`. */
  chain: string;
  seq: number;
  at: string;
  /** Account id; empty for the system itself. */
  actor: string;
  kind: string;
  about: string;
  /** Canonical JSON. */
  data: string;
  prev: string;
  hash: string;
}

export interface Files {
  /** SHA-256 of the content, hex. */
  hash: string;
  size: number;
  type: string;
  createdAt: string;
}

export interface Settings {
  name: string;
  value: string;
}

export interface Schema
  extends
    SignOffSchema,
    DiscussionSchema,
    ContractorSchema,
    TenderSchema,
    InboxSchema,
    ChangeSchema,
    ProgressSchema,
    InterviewSchema,
    QuestionnaireSchema,
    FileSchema,
    SearchSchema,
    WordingSchema {
  accounts: Accounts;
  identities: Identities;
  sessions: Sessions;
  signInTokens: SignInTokens;
  apiTokens: ApiTokens;
  passkeys: Passkeys;
  passkeyChallenges: PasskeyChallenges;
  invitations: Invitations;
  outbox: Outbox;
  projects: Projects;
  members: Members;
  sections: Sections;
  blocks: Blocks;
  texts: Texts;
  revisions: Revisions;
  revisionAuthors: RevisionAuthors;
  blockVisits: BlockVisits;
  keptEdits: KeptEdits;
  textFacts: TextFactRows;
  requirements: Requirements;
  requirementWords: RequirementWords;
  textReferences: TextReferences;
  journal: Journal;
  files: Files;
  settings: Settings;
}
