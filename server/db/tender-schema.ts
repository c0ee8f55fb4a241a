/** The rows of the tender in facts.db: companies, what is published to them, their questions and the answers. */
import type { Flag } from "./schema.ts";

/** An integrator's company that competes in the tender; its people are members with this `companyId`. */
export interface Companies {
  projectId: string;
  id: string;
  name: string;
  createdBy: string;
  createdAt: string;
  /** It no longer takes part: its people see nothing from then on. */
  removedAt: string | null;
  /** Since when it is the contractor: at most one company of a project is. */
  contractorSince: string | null;
}

/** How the tender goes: one row a project, made when it is first set. */
export interface TenderSettings {
  projectId: string;
  /** The key under which what integrators may see is named to each company by ids of its own; 32 bytes. */
  key: Buffer;
  /** Гриф on every publication, e.g. «Коммерческая тайна»; empty for none. */
  secrecy: string;
  holder: string;
  holderAddress: string;
  /** Terms of confidentiality that are accepted before the first view; Markdown, empty for none. */
  terms: string;
  /** SHA-256 of the terms, hex; empty for none. */
  termsHash: string;
  /** Working days until a question is to be answered. */
  answerDays: number;
  /** YYYY-MM-DD: questions after that day are late; null for no deadline. */
  questionsUntil: string | null;
}

/** Somebody of a company has accepted terms. Immutable. */
export interface TermsAcceptances {
  projectId: string;
  memberId: string;
  termsHash: string;
  /** The identity under which he accepted. */
  identity: string;
  at: string;
}

/** What the integrators see of the ТЗ: an immutable manifest of revisions. */
export interface Publications {
  projectId: string;
  id: string;
  /** From 1. */
  number: number;
  name: string;
  /** The approved version it publishes; null where there is none: then it is a «Проект» as a whole. */
  baselineId: string | null;
  /** Canonical JSON of `PublishedManifest` (server/domain/tender/publications.ts). */
  manifest: Buffer;
  /** SHA-256 of the manifest, hex: the only digest that integrators' files carry. */
  digest: string;
  publishedBy: string;
  publishedAt: string;
}

export const clarificationStates = [
  "submitted",
  "triage",
  "assigned",
  "drafted",
  "published",
  "merged",
  "withdrawn",
] as const;
export type ClarificationState = (typeof clarificationStates)[number];

/** A clarification (уточняющий вопрос): an integrator's question and the answer that all of them get at once. */
export interface Clarifications {
  projectId: string;
  id: string;
  /** From 1 in the project: the register's own number, never told outside. */
  number: number;
  /** Who asks; restricted. Null for a question of nobody's company. */
  companyId: string | null;
  askedBy: string | null;
  /** The meeting it was asked at. */
  meetingId: string | null;
  /** What the asker read when he asked. */
  publicationId: string | null;
  /** The block it is about, in that publication; null for a question in general. */
  blockId: string | null;
  /** JSON of `AskedPlace` (server/domain/clarifications/places.ts); empty for the whole block or in general. */
  place: string;
  /** As it was asked; restricted. */
  original: string;
  /** As it is published: edited by the manager. */
  wording: string;
  category: string;
  state: ClarificationState;
  receivedAt: string;
  /** YYYY-MM-DD. */
  due: string;
  /** It came after the deadline for questions. */
  isLate: Flag;
  expertId: string | null;
  answer: string;
  draftedBy: string | null;
  draftedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  /** «меняет ТЗ». */
  changesSpec: Flag;
  /** The discussion marked as a change, without which such an answer is not published. */
  changeThreadId: string | null;
  /** The change request that makes the change; it serves in place of a discussion. */
  changeRequestId: string | null;
  /** The question it repeats, when it was merged. */
  duplicateOf: string | null;
  /** From 1 in the order of publication: the number that all know it by. */
  publicNumber: number | null;
  publishedAt: string | null;
  publishedBy: string | null;
  /** What the sender calls it: the same sent twice is one question. */
  clientKey: string | null;
}

/** «Протокол встречи»: a talk with integrators whose questions became clarifications. */
export interface Meetings {
  projectId: string;
  id: string;
  number: number;
  title: string;
  /** YYYY-MM-DD. */
  heldOn: string;
  /** Who was there; internal. */
  attendees: string;
  createdBy: string;
  createdAt: string;
}

/** A personal link by which an outside expert without an account answers one question. */
export interface ExpertLinks {
  projectId: string;
  id: string;
  clarificationId: string;
  /** SHA-256 of the secret in the link, hex. */
  tokenHash: string;
  name: string;
  email: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  answeredAt: string | null;
  revokedAt: string | null;
}

/** Who of a company wants to hear of a published question. */
export interface ClarificationFollows {
  projectId: string;
  clarificationId: string;
  memberId: string;
}

/** Who left a question to its expert, and when; what may change of it is vouched for by the question itself. */
export interface ClarificationDuties {
  projectId: string;
  clarificationId: string;
  by: string;
  at: string;
}

/** A block that the latest publication left out by hand. */
export interface PublicationOmissions {
  projectId: string;
  blockId: string;
}

export interface TenderSchema {
  companies: Companies;
  tenderSettings: TenderSettings;
  termsAcceptances: TermsAcceptances;
  publications: Publications;
  publicationOmissions: PublicationOmissions;
  clarifications: Clarifications;
  meetings: Meetings;
  expertLinks: ExpertLinks;
  clarificationFollows: ClarificationFollows;
  clarificationDuties: ClarificationDuties;
}
