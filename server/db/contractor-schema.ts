/** The rows of the contractor in facts.db: what he asks to change, and what he is asked to estimate. */
import type { ChangeCause } from "./change-schema.ts";

export type ContractorRequestState = "waiting" | "taken" | "refused" | "withdrawn";

/** What the contractor asks to change in a publication. Taken up it becomes a change request of the group. */
export interface ContractorRequests {
  projectId: string;
  id: string;
  companyId: string;
  /** From 1 among those of the company. */
  number: number;
  askedBy: string;
  askedAt: string;
  /** What the sender calls it: the same sent twice is one request. */
  clientKey: string | null;
  publicationId: string;
  blockId: string;
  /** JSON: `AskedPlace` of clarifications/places.ts; empty for the whole block. */
  place: string;
  title: string;
  cause: ChangeCause;
  rationale: string;
  consequence: string;
  /** Proposed words, plain text. */
  words: string;
  state: ContractorRequestState;
  /** Why it was refused. */
  reason: string;
  answeredBy: string | null;
  answeredAt: string | null;
  /** The change request that it became. */
  requestId: string | null;
}

/** A change request that the contractor was asked to estimate, and his estimate; an answered one never changes. */
export interface EstimateInquiries {
  projectId: string;
  id: string;
  requestId: string;
  /** Of the request when he was asked: an estimate speaks of those words. */
  submission: number;
  companyId: string;
  /** From 1 among those of the company. */
  number: number;
  /** What he is told of the request, as the one who asks has worded it for him. */
  title: string;
  note: string;
  askedBy: string;
  askedAt: string;
  /** Working days; null until he has answered. */
  days: number | null;
  /** Minor units. */
  money: number | null;
  /** ISO 4217; empty while there is no sum. */
  currency: string;
  risk: string;
  estimatedBy: string | null;
  estimatedAt: string | null;
}

export interface ContractorSchema {
  contractorRequests: ContractorRequests;
  estimateInquiries: EstimateInquiries;
}

/** The step of facts.db that lets change requests be talked about, a contractor take part in them, and deputies decide. */
export const contractorStep = `
  ALTER TABLE threads ADD COLUMN change_id TEXT;
  CREATE INDEX threads_change ON threads(project_id, change_id) WHERE change_id IS NOT NULL;
  ALTER TABLE companies ADD COLUMN contractor_since TEXT;
  CREATE UNIQUE INDEX companies_contractor ON companies(project_id) WHERE contractor_since IS NOT NULL;
  ALTER TABLE change_requests ADD COLUMN company_id TEXT;
  ALTER TABLE change_decisions ADD COLUMN deputy_id TEXT;
  CREATE TABLE contractor_requests (
    project_id TEXT NOT NULL REFERENCES projects(id), id TEXT NOT NULL, company_id TEXT NOT NULL, number INTEGER NOT NULL,
    asked_by TEXT NOT NULL REFERENCES accounts(id), asked_at TEXT NOT NULL, client_key TEXT, publication_id TEXT NOT NULL,
    block_id TEXT NOT NULL, place TEXT NOT NULL, title TEXT NOT NULL, cause TEXT NOT NULL, rationale TEXT NOT NULL,
    consequence TEXT NOT NULL, words TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
    answered_by TEXT REFERENCES accounts(id), answered_at TEXT, request_id TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, company_id) REFERENCES companies(project_id, id),
    FOREIGN KEY (project_id, publication_id) REFERENCES publications(project_id, id),
    FOREIGN KEY (project_id, block_id) REFERENCES blocks(project_id, id),
    FOREIGN KEY (project_id, request_id) REFERENCES change_requests(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX contractor_requests_number ON contractor_requests(project_id, company_id, number);
  CREATE UNIQUE INDEX contractor_requests_once ON contractor_requests(project_id, asked_by, client_key)
    WHERE client_key IS NOT NULL;
  CREATE INDEX contractor_requests_of ON contractor_requests(project_id, request_id) WHERE request_id IS NOT NULL;
  CREATE TABLE estimate_inquiries (
    project_id TEXT NOT NULL, id TEXT NOT NULL, request_id TEXT NOT NULL, submission INTEGER NOT NULL,
    company_id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES accounts(id), asked_at TEXT NOT NULL, days INTEGER CHECK (days >= 0),
    money INTEGER CHECK (money >= 0), currency TEXT NOT NULL, risk TEXT NOT NULL,
    estimated_by TEXT REFERENCES accounts(id), estimated_at TEXT, PRIMARY KEY (project_id, id),
    FOREIGN KEY (project_id, request_id) REFERENCES change_requests(project_id, id),
    FOREIGN KEY (project_id, company_id) REFERENCES companies(project_id, id)
  ) STRICT;
  CREATE UNIQUE INDEX estimate_inquiries_number ON estimate_inquiries(project_id, company_id, number);
  CREATE INDEX estimate_inquiries_of ON estimate_inquiries(project_id, request_id);
  `;
